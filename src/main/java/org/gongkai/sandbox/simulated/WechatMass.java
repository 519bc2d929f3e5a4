package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongkai.sandbox.simulated.WechatDrafts.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Messages to all followers. What must be shown once is {@code mass:} and the {@code
 * content_source_url} of the first article.
 */
final class WechatMass {

  private static final int MAX_KEY = 64;

  private final SimulatedPlatform platform;
  private final WechatDrafts drafts;
  private final WechatCallbacks callbacks;
  private final InstantSource clock;
  private final Map<String, WechatMassMessage> byKey = new HashMap<>();
  private final Map<String, WechatMassMessage> byId = new LinkedHashMap<>();
  private long lastId = 3_147_483_655L;
  private int quota = 1;
  private boolean strictHurry;

  WechatMass(
      SimulatedPlatform platform,
      WechatDrafts drafts,
      WechatCallbacks callbacks,
      InstantSource clock) {
    this.platform = platform;
    this.drafts = drafts;
    this.callbacks = callbacks;
    this.clock = clock;
  }

  /** {@code POST /cgi-bin/message/mass/sendall}. */
  Reply send(Call call) {
    JsonObject body =
        StrictJson.body(
            call,
            "filter!object",
            "msgtype!text",
            "mpnews!object",
            "send_ignore_reprint!number",
            "clientmsgid?text");
    String mediaId =
        StrictJson.check(body.getValue("mpnews"), "media_id!text").getString("media_id");
    requireFilter(body);
    String key = body.getString("clientmsgid", body.encode());
    if (body.containsKey("clientmsgid") && key.getBytes(UTF_8).length > MAX_KEY) {
      throw new WechatRefusal(45067, "clientmsgid size out of limit");
    }
    refuseRepeated(byKey.get(key));
    Entry draft = drafts.draft(mediaId);
    Instant now = clock.instant();
    if (byId.values().stream().filter(sent -> sent.isOfDay(now)).count() >= quota) {
      throw new WechatRefusal(45028, "has no masssend quota");
    }
    return accepted(key, mediaId, draft);
  }

  private static void requireFilter(JsonObject body) {
    JsonObject filter =
        StrictJson.check(body.getValue("filter"), "is_to_all!flag", "tag_id?number");
    boolean isComplete = filter.getBoolean("is_to_all") || filter.containsKey("tag_id");
    if (!isComplete || !body.getString("msgtype").equals("mpnews")) {
      throw new WechatRefusal(47001, "data format error, filter or msgtype");
    }
    int unused = StrictJson.within(body, "send_ignore_reprint", 0, 1, 47001);
  }

  private void refuseRepeated(@Nullable WechatMassMessage earlier) {
    Instant now = clock.instant();
    if (earlier == null || !earlier.isRemembered(now)) {
      return;
    }
    if (earlier.isTriedInHurry(now) && strictHurry) {
      throw new WechatRefusal(45066, "same clientmsgid retry too fast");
    }
    throw new WechatRefusal(45065, "clientmsgid exist", earlier.ids());
  }

  private Reply accepted(String key, String mediaId, Entry draft) {
    lastId++;
    WechatMassMessage sent = new WechatMassMessage(lastId, draft, clock.instant());
    byKey.put(key, sent);
    byId.put(sent.name(), sent);
    drafts.vanish(mediaId);
    platform.show(sent.shown());
    return WechatReply.of(
        sent.ids().put("errcode", 0).put("errmsg", "send job submission success"));
  }

  /** {@code POST /cgi-bin/message/mass/get}: the first look finds it under way and ends it. */
  Reply get(Call call) {
    WechatMassMessage sent = sent(StrictJson.body(call, "msg_id!text").getString("msg_id"));
    JsonObject answer = sent.state();
    if (sent.isUnderWay()) {
      finish(sent, true);
    }
    return WechatReply.of(answer);
  }

  /** {@code POST /cgi-bin/message/mass/delete}. */
  Reply delete(Call call) {
    JsonObject body = StrictJson.body(call, "msg_id!number", "article_idx?number", "url?text");
    WechatMassMessage sent = sent(body.getLong("msg_id").toString());
    sent.delete();
    platform.forget(sent.name());
    return WechatReply.of(WechatReply.ok());
  }

  private WechatMassMessage sent(String id) {
    WechatMassMessage sent = byId.get(id);
    if (sent == null) {
      throw new WechatRefusal(40059, "invalid msg id");
    }
    return sent;
  }

  /** Ends all that are under way. */
  void finish(boolean succeeds) {
    byId.values().stream()
        .filter(WechatMassMessage::isUnderWay)
        .forEach(sent -> finish(sent, succeeds));
  }

  private void finish(WechatMassMessage sent, boolean succeeds) {
    sent.end(succeeds);
    if (!succeeds) {
      platform.forget(sent.name());
    }
    JsonObject event = callbacks.event(WechatAccount.GOV, "oSandboxEditor", "MASSSENDJOBFINISH");
    callbacks.emit(WechatAccount.GOV, sent.told(event, succeeds));
  }

  /** How many messages a day. */
  void quota(int perDay) {
    quota = perDay;
  }

  /** Whether a repetition within a minute is refused as too fast (45066). */
  void strictHurry(boolean on) {
    strictHurry = on;
  }

  void clear() {
    byKey.clear();
    byId.clear();
    quota = 1;
    strictHurry = false;
  }
}
