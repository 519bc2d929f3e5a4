package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.gongkai.sandbox.simulated.WechatDrafts.Entry;

/** A message to all and how far it is. */
final class WechatMassMessage {

  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final Duration HURRY = Duration.ofMinutes(1);
  private static final String SENDING = "SENDING";
  private static final int FOLLOWERS = 100;

  private final long id;
  private final Entry draft;
  private final Instant at;
  private Instant triedAt;
  private String status = SENDING;

  WechatMassMessage(long id, Entry draft, Instant at) {
    this.id = id;
    this.draft = draft;
    this.at = at;
    this.triedAt = at;
  }

  String name() {
    return Long.toString(id);
  }

  Shown shown() {
    JsonObject first = draft.articles().get(0);
    String key = "mass:" + StrictJson.text(first, "content_source_url");
    return new Shown(name(), key, first.getString("title"), false);
  }

  JsonObject ids() {
    return new JsonObject().put("msg_id", id).put("msg_data_id", id + 1_000_000);
  }

  /** Its key stands for it for 24 hours. */
  boolean isRemembered(Instant now) {
    return !now.isAfter(at.plus(REMEMBERED));
  }

  /** Whether the last try is less than a minute ago; this is the next one. */
  boolean isTriedInHurry(Instant now) {
    boolean isHurry = now.isBefore(triedAt.plus(HURRY));
    triedAt = now;
    return isHurry;
  }

  /** Whether it was sent on the day of Shanghai that an instant is in. */
  boolean isOfDay(Instant now) {
    ZoneOffset shanghai = ZoneOffset.ofHours(8);
    return LocalDate.ofInstant(at, shanghai).equals(LocalDate.ofInstant(now, shanghai));
  }

  boolean isUnderWay() {
    return status.equals(SENDING);
  }

  JsonObject state() {
    return new JsonObject().put("msg_id", id).put("msg_status", status);
  }

  void end(boolean succeeds) {
    status = succeeds ? "SEND_SUCCESS" : "SEND_FAIL";
  }

  void delete() {
    status = "DELETE";
  }

  /** Adds what an event tells of it. */
  JsonObject told(JsonObject event, boolean succeeds) {
    int count = succeeds ? FOLLOWERS : 0;
    String url = Objects.requireNonNull(draft.articles().get(0).getString("url"));
    JsonObject item = new JsonObject().put("ArticleIdx", 1).put("ArticleUrl", url);
    JsonObject list = new JsonObject().put("item", new JsonArray().add(item));
    return event
        .put("MsgID", id)
        .put("Status", succeeds ? "send success" : "send fail")
        .put("TotalCount", FOLLOWERS)
        .put("FilterCount", count)
        .put("SentCount", count)
        .put("ErrorCount", FOLLOWERS - count)
        .put("CopyrightCheckResult", new JsonObject().put("Count", 0).put("CheckState", 2))
        .put("ArticleUrlResult", new JsonObject().put("Count", 1).put("ResultList", list));
  }
}
