package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.UUID;

/** The platform's content security: texts at once, images by a callback. */
final class WechatChecks {

  private static final int MAX_CONTENT = 2_500;
  private static final int SCENE_PROFILE = 1;
  private static final int SCENES = 4;
  private static final int TYPE_IMAGE = 2;
  private static final int LABEL_FINE = 100;
  private static final int NOT_DOWNLOADED = -1008;

  private final WechatLogins logins;
  private final WechatCallbacks callbacks;

  WechatChecks(WechatLogins logins, WechatCallbacks callbacks) {
    this.logins = logins;
    this.callbacks = callbacks;
  }

  /** {@code POST /wxa/msg_sec_check}, version 2. */
  Reply text(Call call) {
    JsonObject body =
        StrictJson.body(
            call,
            "content!text",
            "version!number",
            "scene!number",
            "openid!text",
            "title?text",
            "nickname?text",
            "signature?text");
    int scene = scene(body);
    String content = body.getString("content");
    if (content.isEmpty() || (body.containsKey("signature") && scene != SCENE_PROFILE)) {
      throw new WechatRefusal(47001, "data format error");
    }
    if (content.length() > MAX_CONTENT) {
      throw new WechatRefusal(45002, "content size out of limit");
    }
    logins.requireSeen(body.getString("openid"));
    if (content.contains("测试繁忙")) {
      throw new WechatRefusal(-1, "system error");
    }
    boolean risky = content.contains("测试违规");
    String suggest = risky ? "risky" : content.contains("测试复核") ? "review" : "pass";
    int label = suggest.equals("pass") ? LABEL_FINE : 21000;
    return WechatReply.of(judged(WechatReply.ok().put("trace_id", traceId()), suggest, label));
  }

  /** {@code POST /wxa/media_check_async}, version 2. */
  Reply media(Call call) {
    JsonObject body =
        StrictJson.body(
            call,
            "media_url!text",
            "media_type!number",
            "version!number",
            "scene!number",
            "openid!text");
    int unused = scene(body) + StrictJson.within(body, "media_type", 1, TYPE_IMAGE, 40004);
    String address = body.getString("media_url");
    if (!isAddress(address)) {
      throw new WechatRefusal(47001, "data format error, media_url");
    }
    String openid = body.getString("openid");
    logins.requireSeen(openid);
    String traceId = traceId();
    callbacks.emit(WechatAccount.MINI, event(openid, address, traceId));
    return WechatReply.of(WechatReply.ok().put("trace_id", traceId));
  }

  private JsonObject event(String openid, String address, String traceId) {
    boolean lost = address.contains("unreachable");
    JsonObject event =
        callbacks
            .event(WechatAccount.MINI, openid, "wxa_media_check")
            .put("appid", WechatAccounts.MINI_APP_ID)
            .put("trace_id", traceId)
            .put("version", 2)
            .put("errcode", lost ? NOT_DOWNLOADED : 0)
            .put("errmsg", lost ? "download failed" : "ok");
    if (lost) {
      return event;
    }
    boolean risky = address.contains("risky");
    boolean review = address.contains("review");
    return judged(
        event,
        risky ? "risky" : review ? "review" : "pass",
        risky ? 20002 : review ? 21000 : LABEL_FINE);
  }

  private static JsonObject judged(JsonObject answer, String suggest, int label) {
    JsonObject detail =
        new JsonObject()
            .put("strategy", "content_model")
            .put("errcode", 0)
            .put("suggest", suggest)
            .put("label", label)
            .put("prob", 90);
    return answer
        .put("result", new JsonObject().put("suggest", suggest).put("label", label))
        .put("detail", new JsonArray().add(detail));
  }

  private static int scene(JsonObject body) {
    return StrictJson.within(body, "version", 2, 2, 47001)
        + StrictJson.within(body, "scene", 1, SCENES, 40129)
        - 2;
  }

  private static boolean isAddress(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null && uri.getScheme().matches("https?");
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static String traceId() {
    return UUID.randomUUID().toString();
  }
}
