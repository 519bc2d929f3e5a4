package org.gongkai.wechat;

import io.vertx.core.json.JsonObject;

/**
 * An article of an official account, as it is sent.
 *
 * @param title at most 32 characters
 * @param author at most 16 characters
 * @param digest at most 128 characters
 * @param content HTML, under 20,000 characters and 1 MB
 * @param sourceUrl address of the original (阅读原文), at most 1 KB
 * @param coverId permanent material
 */
public record Article(
    String title, String author, String digest, String content, String sourceUrl, String coverId) {

  JsonObject json() {
    return new JsonObject()
        .put("article_type", "news")
        .put("title", title)
        .put("author", author)
        .put("digest", digest)
        .put("content", content)
        .put("content_source_url", sourceUrl)
        .put("thumb_media_id", coverId)
        .put("need_open_comment", 0)
        .put("only_fans_can_comment", 0);
  }
}
