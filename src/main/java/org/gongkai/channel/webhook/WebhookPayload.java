package org.gongkai.channel.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;

/**
 * Messages to receivers: {@code {type, timestamp, data}}, under 20 KB as the specification asks
 * for. A longer one goes without its body and says so in {@code bodyOmitted}; the receiver fetches
 * the text at its address.
 */
final class WebhookPayload {

  /** Most bytes of a message. */
  static final int LIMIT = 20_000;

  private static final int MAX_SUMMARY = 2_000;

  private final PublicSite site;

  WebhookPayload(PublicSite site) {
    this.site = site;
  }

  /** The first edition is published, a later one updated; a receiver takes both as "show this". */
  String shown(Post post) {
    JsonObject data = data(post).put("body", post.body()).put("bodyOmitted", false);
    String type = post.edition() == 1 ? "content.published" : "content.updated";
    String whole = message(type, post.publishedAt(), data);
    if (size(whole) < LIMIT) {
      return whole;
    }
    data.put("body", null).put("bodyOmitted", true).put("summary", cut(post.summary()));
    return message(type, post.publishedAt(), data);
  }

  String withdrawn(Post post, Instant at) {
    JsonObject data =
        new JsonObject()
            .put("id", post.contentId().toString())
            .put("version", post.contentVersion())
            .put("title", post.title())
            .put("url", site.address(post));
    return message("content.withdrawn", at, data);
  }

  /** A message without a content, which a receiver answers and otherwise ignores. */
  static String test(UUID id, Instant at) {
    return message("channel.test", at, new JsonObject().put("id", id.toString()));
  }

  static int size(String message) {
    return message.getBytes(UTF_8).length;
  }

  private JsonObject data(Post post) {
    return new JsonObject()
        .put("id", post.contentId().toString())
        .put("version", post.contentVersion())
        .put("edition", post.edition())
        .put("contentType", post.type())
        .put("column", post.column())
        .put("title", post.title())
        .put("summary", post.summary())
        .put("unit", post.unit())
        .put("url", site.address(post))
        .put("images", images(post))
        .put("attachments", attachments(post))
        .put("correctionNote", post.correctionNote())
        .put("publishedAt", post.publishedAt().toString());
  }

  private JsonArray images(Post post) {
    JsonArray all = new JsonArray();
    for (Post.Image image : post.images()) {
      all.add(new JsonObject().put("url", site.address(image.address())).put("alt", image.alt()));
    }
    return all;
  }

  private JsonArray attachments(Post post) {
    JsonArray all = new JsonArray();
    for (Post.Attachment attachment : post.attachments()) {
      all.add(
          new JsonObject()
              .put("name", attachment.name())
              .put("url", site.address(attachment.address())));
    }
    return all;
  }

  private static String message(String type, Instant at, JsonObject data) {
    return new JsonObject()
        .put("type", type)
        .put("timestamp", at.toString())
        .put("data", data)
        .encode();
  }

  private static String cut(String summary) {
    return summary.codePointCount(0, summary.length()) <= MAX_SUMMARY
        ? summary
        : summary.substring(0, summary.offsetByCodePoints(0, MAX_SUMMARY));
  }
}
