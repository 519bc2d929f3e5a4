package org.gongkai.wechat;

import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An article as the platform tells it, in the draft box or published.
 *
 * @param id {@code media_id} of a draft, {@code article_id} of what is published
 * @param url where readers see it; null when it does not say
 */
public record ShownArticle(
    String id,
    String title,
    String digest,
    String content,
    String sourceUrl,
    @Nullable String url,
    boolean isDeleted) {

  static ShownArticle of(String id, JsonObject item) {
    return new ShownArticle(
        id,
        text(item, "title"),
        text(item, "digest"),
        text(item, "content"),
        text(item, "content_source_url"),
        Answers.text(item, "url"),
        Boolean.TRUE.equals(item.getValue("is_deleted")));
  }

  /** The first article of each entry of a list: we put one into each draft. */
  static Stream<ShownArticle> first(JsonObject entry, String idName) {
    String id = Answers.text(entry, idName);
    return id == null
        ? Stream.of()
        : Answers.objects(Answers.object(entry, "content"), "news_item").stream()
            .limit(1)
            .map(item -> of(id, item));
  }

  private static String text(JsonObject item, String name) {
    return Objects.requireNonNullElse(Answers.text(item, name), "");
  }
}
