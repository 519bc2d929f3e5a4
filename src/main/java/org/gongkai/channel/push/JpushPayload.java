package org.gongkai.channel.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;

/**
 * A notification as JPush takes it (<a
 * href="https://docs.jiguang.cn/jpush/server/push/rest_api_v3_push">Push API v3</a>): at most 4,000
 * bytes for Android and 2,000 for iOS, here measured over the whole part in UTF-8, which is never
 * less than what the platform counts.
 */
final class JpushPayload {

  private static final int ANDROID = 4_000;
  private static final int IOS = 2_000;

  /** What a notification bar shows of a title, by far. */
  private static final int MAX_TITLE = 100;

  private final PublicSite site;

  JpushPayload(PublicSite site) {
    this.site = site;
  }

  JsonObject of(JpushAccount account, Post post) {
    return new JsonObject()
        .put("platform", new JsonArray(List.of("android", "ios")))
        .put("audience", audience(account))
        .put("notification", notification(post))
        .put(
            "options",
            new JsonObject()
                .put("time_to_live", account.timeToLive())
                .put("apns_production", account.apnsProduction()));
  }

  private static Object audience(JpushAccount account) {
    return account.audience().equals("tag")
        ? new JsonObject().put("tag", new JsonArray(account.tags()))
        : "all";
  }

  private JsonObject notification(Post post) {
    String title = Fitting.within(MAX_TITLE, post.title(), String::length);
    String text = text(post);
    JsonObject extras = extras(post);
    String android = Fitting.within(ANDROID, text, cut -> size(android(title, cut, extras)));
    String ios = Fitting.within(IOS, text, cut -> size(ios(title, cut, extras)));
    return new JsonObject()
        .put("android", android(title, android, extras))
        .put("ios", ios(title, ios, extras));
  }

  private static String text(Post post) {
    String note = post.correctionNote();
    if (note != null) {
      return "【更正】" + note;
    }
    return post.summary().isBlank() ? post.title() : post.summary();
  }

  /** The app opens the content by its id; the address leads to the tombstone once withdrawn. */
  private JsonObject extras(Post post) {
    return new JsonObject()
        .put("contentId", post.contentId().toString())
        .put("url", site.address(post));
  }

  private static JsonObject android(String title, String text, JsonObject extras) {
    return new JsonObject().put("title", title).put("alert", text).put("extras", extras);
  }

  private static JsonObject ios(String title, String text, JsonObject extras) {
    return new JsonObject()
        .put("alert", new JsonObject().put("title", title).put("body", text))
        .put("extras", extras);
  }

  static int size(JsonObject part) {
    return part.encode().getBytes(UTF_8).length;
  }
}
