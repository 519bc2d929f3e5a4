package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.sandbox.simulated.WechatDrafts.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Publication of drafts. A draft that is submitted twice is published twice: there is no key, and
 * the judge is to see it.
 */
final class WechatPublications {

  private final WechatDrafts drafts;
  private final WechatLibrary library;
  private final WechatCallbacks callbacks;
  private final Map<String, WechatJob> jobs = new LinkedHashMap<>();
  private long lastId = 2_247_503_050L;
  private int polls = 1;
  private boolean draftOnly;

  WechatPublications(WechatDrafts drafts, WechatLibrary library, WechatCallbacks callbacks) {
    this.drafts = drafts;
    this.library = library;
    this.callbacks = callbacks;
  }

  /** {@code POST /cgi-bin/freepublish/submit}. */
  Reply submit(Call call) {
    String mediaId = StrictJson.body(call, "media_id!text").getString("media_id");
    if (draftOnly) {
      throw new WechatRefusal(48001, "api unauthorized");
    }
    Entry draft = drafts.draft(mediaId);
    lastId++;
    WechatJob job = new WechatJob(Long.toString(lastId), mediaId, draft, polls);
    jobs.put(job.id(), job);
    if (polls == 0) {
      finish(job, WechatJob.DONE);
    }
    return WechatReply.of(
        WechatReply.ok().put("publish_id", job.id()).put("msg_data_id", Long.toString(lastId + 1)));
  }

  /** {@code POST /cgi-bin/freepublish/get}: the answer first, then the end that it may bring. */
  Reply get(Call call) {
    String id = StrictJson.body(call, "publish_id!text").getString("publish_id");
    WechatJob job = jobs.get(id);
    if (job == null) {
      throw new WechatRefusal(53600, "invalid publish_id");
    }
    JsonObject answer = job.info();
    if (job.isUnderWay() && job.isLastPoll()) {
      finish(job, WechatJob.DONE);
    }
    return WechatReply.of(answer);
  }

  /** Ends a publication, or all that are under way, with a status; 5 and 6 also after success. */
  void finish(@Nullable String publishId, int status) {
    if (status < WechatJob.DONE || status > WechatJob.BANNED) {
      throw new IllegalArgumentException("status " + status);
    }
    List<WechatJob> due =
        jobs.values().stream()
            .filter(job -> publishId == null ? job.isUnderWay() : job.id().equals(publishId))
            .toList();
    if (due.isEmpty()) {
      throw new IllegalArgumentException("no publication");
    }
    due.forEach(job -> finish(job, status));
  }

  private void finish(WechatJob job, int status) {
    if (status == WechatJob.UNDER_WAY) {
      return;
    }
    boolean appears = status == WechatJob.DONE || status >= WechatJob.DELETED;
    String articleId = job.articleId();
    if (job.isUnderWay() && appears) {
      articleId = library.publish(job);
      drafts.vanish(job.mediaId());
    }
    job.end(status, articleId);
    if (articleId != null && status == WechatJob.DELETED) {
      library.remove(articleId);
    }
    if (articleId != null && status == WechatJob.BANNED) {
      library.ban(articleId);
    }
    tell(job.info());
  }

  private void tell(JsonObject info) {
    if (info.containsKey("article_id")) {
      // It came with a line break from the real platform.
      info.put("article_id", info.getString("article_id") + "\n");
    }
    JsonObject event = callbacks.event(WechatAccount.GOV, "oSandboxEditor", "PUBLISHJOBFINISH");
    callbacks.emit(WechatAccount.GOV, event.put("PublishEventInfo", info));
  }

  /** How many polls find a publication under way. */
  void polls(int count) {
    polls = count;
  }

  /** Whether the account may only keep drafts. */
  void draftOnly(boolean on) {
    draftOnly = on;
  }

  void clear() {
    jobs.clear();
    polls = 1;
    draftOnly = false;
  }
}
