package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gongkai.sandbox.simulated.WechatTemplates.Template;

/**
 * Subscribe messages. What must be shown once is {@code openid template values}, the values in the
 * order of their keys as {@code key=value}, joined by {@code |}.
 */
final class WechatMessages {

  private static final Set<String> STATES = Set.of("developer", "trial", "formal");
  private static final Set<String> LANGUAGES = Set.of("zh_CN", "en_US", "zh_HK", "zh_TW");
  private static final int WITHOUT_END = Integer.MAX_VALUE;

  private final SimulatedPlatform platform;
  private final WechatTemplates templates;
  private final WechatCallbacks callbacks;
  private final Map<String, Integer> credits = new HashMap<>();
  private final Map<String, Call> inFlight = new ConcurrentHashMap<>();
  private long lastId = 2_099_763_637_420_130_304L;
  private int events;

  WechatMessages(SimulatedPlatform platform, WechatTemplates templates, WechatCallbacks callbacks) {
    this.platform = platform;
    this.templates = templates;
    this.callbacks = callbacks;
  }

  /** {@code POST /cgi-bin/message/subscribe/send}. */
  Reply send(Call call) {
    JsonObject body =
        StrictJson.body(
            call,
            "touser!text",
            "template_id!text",
            "data!object",
            "page?text",
            "miniprogram_state!text",
            "lang!text");
    String openid = body.getString("touser");
    WechatLogins.requireOpenid(openid);
    String id = body.getString("template_id");
    Template template = templates.named(id);
    requireKnown(body);
    WechatTemplates.check(template, body.getJsonObject("data"));
    String values = values(body.getJsonObject("data"));
    if (values.contains("测试敏感")) {
      throw new WechatRefusal(45168, "content contains sensitive words");
    }
    if (!inFlight.getOrDefault(openid, call).equals(call)) {
      throw new WechatRefusal(43108, "concurrent send to the same user");
    }
    spend(openid, id);
    return delivered(openid, id, values);
  }

  private Reply delivered(String openid, String template, String values) {
    lastId++;
    String id = Long.toString(lastId);
    platform.show(new Shown(id, openid + ' ' + template + ' ' + values, values, false));
    JsonObject sent =
        new JsonObject()
            .put("TemplateId", template)
            .put("MsgID", id)
            .put("ErrorCode", "0")
            .put("ErrorStatus", "success");
    tell(openid, "subscribe_msg_sent_event", sent);
    return WechatReply.of(WechatReply.ok().put("msgid", lastId));
  }

  private static void requireKnown(JsonObject body) {
    if (!STATES.contains(body.getString("miniprogram_state"))
        || !LANGUAGES.contains(body.getString("lang"))) {
      throw new WechatRefusal(47001, "data format error, miniprogram_state or lang");
    }
    String page = StrictJson.text(body, "page");
    if (page.startsWith("/") || page.contains(" ") || page.length() > 1024) {
      throw new WechatRefusal(41030, "invalid page");
    }
  }

  private static String values(JsonObject data) {
    return new TreeSet<>(data.fieldNames())
        .stream()
            .map(key -> key + '=' + data.getJsonObject(key).getString("value"))
            .collect(Collectors.joining("|"));
  }

  private void spend(String openid, String template) {
    String key = key(openid, template);
    int left = credits.getOrDefault(key, 0);
    if (left == 0) {
      throw new WechatRefusal(43101, "user refuse to accept the msg");
    }
    credits.put(key, left == WITHOUT_END ? left : left - 1);
  }

  /** The user agrees: once more, or without end to a long-term template. */
  void accept(String openid, String template) {
    boolean isLongTerm = templates.named(template).isLongTerm();
    credits.merge(
        key(openid, template),
        isLongTerm ? WITHOUT_END : 1,
        (had, more) -> isLongTerm ? more : had + more);
    JsonObject popup =
        new JsonObject()
            .put("TemplateId", template)
            .put("SubscribeStatusString", "accept")
            .put("PopupScene", "0");
    tell(openid, "subscribe_msg_popup_event", popup);
  }

  /** The user turns a template off in the settings; what was agreed before is lost. */
  void reject(String openid, String template) {
    credits.remove(key(openid, template));
    JsonObject change =
        new JsonObject().put("TemplateId", template).put("SubscribeStatusString", "reject");
    tell(openid, "subscribe_msg_change_event", change);
  }

  int credits(String openid, String template) {
    return credits.getOrDefault(key(openid, template), 0);
  }

  /** {@code List} comes as an object and as an array by turns. */
  private void tell(String openid, String name, JsonObject entry) {
    events++;
    JsonObject event = callbacks.event(WechatAccount.MINI, openid, name);
    event.put("CreateTime", event.getValue("CreateTime").toString());
    boolean isArray = events % 2 == 0;
    event.put("List", isArray ? new JsonArray().add(entry) : entry);
    callbacks.emit(WechatAccount.MINI, event);
  }

  /** A call to a user is under way until its answer goes; a second one meanwhile is refused. */
  void arrived(Call call) {
    Call unused = inFlight.putIfAbsent(openidIn(call), call);
  }

  void left(Call call) {
    boolean unused = inFlight.remove(openidIn(call), call);
  }

  private static String openidIn(Call call) {
    try {
      return StrictJson.text(new JsonObject(call.body()), "touser");
    } catch (RuntimeException unreadable) {
      return "";
    }
  }

  void clear() {
    credits.clear();
    events = 0;
  }

  private static String key(String openid, String template) {
    return openid + ' ' + template;
  }
}
