package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.gongkai.sandbox.simulated.WechatDrafts.Entry;
import org.jspecify.annotations.Nullable;

/** The publication of a draft, from the moment when it was submitted. */
final class WechatJob {

  static final int DONE = 0;
  static final int UNDER_WAY = 1;

  /** The user deleted all articles afterwards; above it, the platform banned them. */
  static final int DELETED = 5;

  static final int BANNED = 6;

  private final String id;
  private final String mediaId;
  private final Entry draft;
  private int status = UNDER_WAY;
  private int pollsLeft;
  private @Nullable String articleId;

  WechatJob(String id, String mediaId, Entry draft, int polls) {
    this.id = id;
    this.mediaId = mediaId;
    this.draft = draft;
    this.pollsLeft = polls;
  }

  String id() {
    return id;
  }

  String mediaId() {
    return mediaId;
  }

  Entry draft() {
    return draft;
  }

  @Nullable String articleId() {
    return articleId;
  }

  boolean isUnderWay() {
    return status == UNDER_WAY;
  }

  void end(int as, @Nullable String article) {
    status = as;
    articleId = article;
  }

  /** Whether this was the last poll that finds it under way. */
  boolean isLastPoll() {
    pollsLeft--;
    return pollsLeft <= 0;
  }

  /** As {@code freepublish/get} and the event tell it. */
  JsonObject info() {
    JsonObject info = new JsonObject().put("publish_id", id).put("publish_status", status);
    int count = draft.articles().size();
    JsonArray items = new JsonArray();
    JsonArray failed = new JsonArray();
    for (int i = 1; i <= count; i++) {
      items.add(new JsonObject().put("idx", i).put("article_url", url(i)));
      failed.add(i);
    }
    if (status == DONE) {
      info.put("article_id", articleId)
          .put("article_detail", new JsonObject().put("count", count).put("item", items));
    }
    boolean hasFailed = status > UNDER_WAY && status < DELETED;
    return info.put("fail_idx", hasFailed ? failed : new JsonArray());
  }

  /** Where readers see an article, counted from 1. */
  String url(int index) {
    return "http://mp.weixin.qq.com/s?__biz=c2FuZGJveA==&mid=" + id + "&idx=" + index + "#rd";
  }
}
