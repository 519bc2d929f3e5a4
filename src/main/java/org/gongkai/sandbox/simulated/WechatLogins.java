package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who uses the mini-program: login codes, codes of telephone numbers, and when each was seen. */
final class WechatLogins {

  private static final String OPENID = "oSandbox-";
  private static final Duration SEEN = Duration.ofHours(2);
  private static final Set<String> QUERY = Set.of("appid", "secret", "js_code", "grant_type");
  private static final Pattern PHONE = Pattern.compile("phone-(other-)?(1[0-9]{10})");

  private final InstantSource clock;
  private final Map<String, Instant> seen = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  WechatLogins(InstantSource clock) {
    this.clock = clock;
  }

  /** {@code GET /sns/jscode2session}. */
  Reply login(Call call) {
    if (!call.method().equals("GET")) {
      throw new WechatRefusal(43001, "require GET method");
    }
    Map<String, String> query = call.query();
    WechatAccount account = WechatTokens.account(query.get("appid"), query.get("secret"));
    if (!account.isMiniProgram()) {
      throw new WechatRefusal(48001, "api unauthorized");
    }
    if (!"authorization_code".equals(query.get("grant_type"))
        || !QUERY.containsAll(query.keySet())) {
      throw new WechatRefusal(40002, "invalid grant_type");
    }
    String name = nameIn(query.getOrDefault("js_code", ""));
    String openid = OPENID + name;
    seen.put(openid, clock.instant());
    return WechatReply.of(
        new JsonObject().put("openid", openid).put("session_key", "c2FuZGJveC1zZXNzaW9uIQ=="));
  }

  private String nameIn(String code) {
    if (code.startsWith("demo-")) {
      return code.substring("demo-".length());
    }
    if (code.startsWith("once-") && used.add(code)) {
      return code.substring("once-".length());
    }
    if (code.startsWith("once-") || code.startsWith("used-")) {
      throw new WechatRefusal(40163, "code been used");
    }
    if (code.startsWith("blocked-")) {
      throw new WechatRefusal(40226, "code blocked");
    }
    throw code.equals("busy")
        ? new WechatRefusal(-1, "system error")
        : new WechatRefusal(40029, "invalid code");
  }

  /** {@code POST /wxa/business/getuserphonenumber}. */
  Reply phone(Call call) {
    String code = StrictJson.body(call, "code!text").getString("code");
    if (code.equals("busy")) {
      throw new WechatRefusal(-1, "system error");
    }
    Matcher phone = PHONE.matcher(code);
    if (!phone.matches()) {
      throw new WechatRefusal(40029, "invalid code");
    }
    WechatAccount owner = phone.group(1) == null ? WechatAccount.MINI : WechatAccount.GOV;
    JsonObject watermark =
        new JsonObject()
            .put("timestamp", clock.instant().getEpochSecond())
            .put("appid", owner.appId());
    JsonObject info =
        new JsonObject()
            .put("phoneNumber", phone.group(2))
            .put("purePhoneNumber", phone.group(2))
            .put("countryCode", "86")
            .put("watermark", watermark);
    return WechatReply.of(WechatReply.ok().put("phone_info", info));
  }

  /** Refuses what is no openid of the mini-program (40003). */
  static void requireOpenid(String openid) {
    if (!openid.startsWith(OPENID) || openid.length() == OPENID.length()) {
      throw new WechatRefusal(40003, "invalid openid");
    }
  }

  /** Refuses who has not used the mini-program within two hours (61010). */
  void requireSeen(String openid) {
    requireOpenid(openid);
    Instant at = seen.get(openid);
    if (at == null || clock.instant().isAfter(at.plus(SEEN))) {
      throw new WechatRefusal(61010, "code is expired");
    }
  }

  /** Someone used the mini-program some time ago. */
  void see(String openid, Duration ago) {
    seen.put(openid, clock.instant().minus(ago));
  }
}
