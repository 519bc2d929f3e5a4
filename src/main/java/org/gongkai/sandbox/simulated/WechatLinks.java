package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Codes to scan and links into the mini-program. */
final class WechatLinks {

  private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@._~-]+");
  private static final int MAX_SCENE = 32;
  private static final int MAX_QUERY = 1024;
  private static final int MAX_DAYS = 30;
  private static final Set<String> VERSIONS = Set.of("release", "trial", "develop");
  private static final String FIRST_PAGE = "pages/index/index";

  private final InstantSource clock;
  private final Set<String> released = new HashSet<>(Set.of(FIRST_PAGE));

  WechatLinks(InstantSource clock) {
    this.clock = clock;
  }

  /** {@code POST /wxa/getwxacodeunlimit}. */
  Reply code(Call call) {
    JsonObject body =
        StrictJson.body(
            call,
            "scene!text",
            "page?text",
            "check_path?flag",
            "env_version?text",
            "width?number",
            "auto_color?flag",
            "line_color?object",
            "is_hyaline?flag");
    String scene = scene(body);
    String page = body.getString("page", FIRST_PAGE);
    requirePage(page, body.getBoolean("check_path", true));
    requireVersion(body, 40097);
    int width =
        body.containsKey("width") ? StrictJson.within(body, "width", 280, 1280, 40097) : 430;
    if (body.containsKey("line_color")) {
      JsonObject color = body.getJsonObject("line_color");
      StrictJson.check(color, "r!number", "g!number", "b!number").forEach(WechatLinks::color);
    }
    return new Reply(200, Map.of("Content-Type", "image/png"), Png.square(page + scene, width));
  }

  private static void color(Map.Entry<String, Object> entry) {
    if (((Number) entry.getValue()).intValue() > 255
        || ((Number) entry.getValue()).intValue() < 0) {
      throw new WechatRefusal(40097, "invalid line_color");
    }
  }

  private static String scene(JsonObject body) {
    String scene = body.getString("scene");
    if (scene.isEmpty() || scene.length() > MAX_SCENE) {
      throw new WechatRefusal(40169, "invalid length for scene");
    }
    if (!SCENE.matcher(scene).matches()) {
      throw new WechatRefusal(40129, "invalid scene");
    }
    if (scene.contains("scancode_time")) {
      throw new WechatRefusal(85096, "not allow include scancode_time field");
    }
    return scene;
  }

  private void requirePage(String page, boolean checks) {
    boolean isMalformed = page.isEmpty() || page.startsWith("/") || page.contains("?");
    if (isMalformed || (checks && !released.contains(page))) {
      throw new WechatRefusal(41030, "invalid page");
    }
  }

  private static void requireVersion(JsonObject body, int errcode) {
    if (!VERSIONS.contains(body.getString("env_version", "release"))) {
      throw new WechatRefusal(errcode, "invalid env_version");
    }
  }

  /** {@code POST /wxa/generate_urllink}. */
  Reply urlLink(Call call) {
    JsonObject body =
        StrictJson.body(
            call,
            "path?text",
            "query?text",
            "expire_type?number",
            "expire_time?number",
            "expire_interval?number",
            "env_version?text",
            "cloud_base?object");
    if (StrictJson.text(body, "path").matches(".*[?\\s].*")) {
      throw new WechatRefusal(40165, "invalid weapp pagepath");
    }
    String query = StrictJson.text(body, "query");
    if (query.length() > MAX_QUERY || query.matches(".*\\s.*")) {
      throw new WechatRefusal(40212, "invalid query");
    }
    requireVersion(body, 85402);
    requireExpiry(body);
    String name = UUID.randomUUID().toString().replace("-", "").substring(0, 11);
    return WechatReply.of(WechatReply.ok().put("url_link", "https://wxaurl.cn/" + name));
  }

  private void requireExpiry(JsonObject body) {
    boolean byDays = body.containsKey("expire_type") && body.getLong("expire_type") == 1L;
    if (body.containsKey("expire_type")) {
      int unused = StrictJson.within(body, "expire_type", 0, 1, 85401);
    }
    if (!body.containsKey(byDays ? "expire_interval" : "expire_time")) {
      throw new WechatRefusal(85401, "invalid expire");
    }
    if (byDays) {
      int unused = StrictJson.within(body, "expire_interval", 1, MAX_DAYS, 85401);
      return;
    }
    Instant at = Instant.ofEpochSecond(body.getLong("expire_time"));
    Instant now = clock.instant();
    if (at.isBefore(now.plus(Duration.ofMinutes(1)))
        || at.isAfter(now.plus(Duration.ofDays(MAX_DAYS)))) {
      throw new WechatRefusal(85401, "invalid expire_time");
    }
  }

  /** A page is in the released mini-program. */
  void release(String page) {
    released.add(page);
  }
}
