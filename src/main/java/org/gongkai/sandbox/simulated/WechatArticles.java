package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the platform takes as an article, and what it makes of its text. */
final class WechatArticles {

  private static final int MAX_TITLE = 32;
  private static final int MAX_AUTHOR = 16;
  private static final int MAX_DIGEST = 128;
  private static final int OWN_DIGEST = 54;
  private static final int MAX_CONTENT = 20_000;
  private static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_ADDRESS = 1024;
  private static final int MAX_IMAGES = 20;
  private static final Pattern CROP =
      Pattern.compile("(0(\\.[0-9]{1,6})?|1(\\.0{1,6})?)(_(0(\\.[0-9]{1,6})?|1(\\.0{1,6})?)){3}");
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?is)<(script|style|iframe|form)\\b.*?(</\\1\\s*>|$)|<link\\b[^>]*>"
              + "|\\son[a-z]+\\s*=\\s*(\"[^\"]*\"|'[^']*')");
  private static final Pattern IMAGE = Pattern.compile("(?is)<img\\b[^>]*>");
  private static final Pattern SOURCE = Pattern.compile("(?is)\\ssrc\\s*=\\s*[\"']([^\"']*)[\"']");

  private final WechatMaterials materials;

  WechatArticles(WechatMaterials materials) {
    this.materials = materials;
  }

  /** The article as it is kept. */
  JsonObject taken(@Nullable Object raw) {
    JsonObject article =
        StrictJson.check(
            raw,
            "article_type?text",
            "title!text",
            "author?text",
            "digest?text",
            "content!text",
            "content_source_url?text",
            "thumb_media_id?text",
            "need_open_comment?number",
            "only_fans_can_comment?number",
            "pic_crop_235_1?text",
            "pic_crop_1_1?text",
            "image_info?object",
            "cover_info?object");
    requireLengths(article);
    requireImages(article);
    requireSwitches(article);
    return kept(article);
  }

  private static void requireLengths(JsonObject article) {
    String title = article.getString("title");
    if (title.isBlank() || length(title) > MAX_TITLE) {
      throw new WechatRefusal(45003, "title size out of limit");
    }
    if (length(StrictJson.text(article, "author")) > MAX_AUTHOR) {
      throw new WechatRefusal(45110, "author size out of limit");
    }
    if (length(StrictJson.text(article, "digest")) > MAX_DIGEST) {
      throw new WechatRefusal(45004, "description size out of limit");
    }
    String content = article.getString("content");
    if (content.isBlank()
        || length(content) >= MAX_CONTENT
        || content.getBytes(UTF_8).length >= MAX_BYTES) {
      throw new WechatRefusal(45166, "invalid content");
    }
    String source = StrictJson.text(article, "content_source_url");
    if (source.getBytes(UTF_8).length > MAX_ADDRESS
        || !(source.isEmpty() || source.matches("https?://[!-~]+"))) {
      throw new WechatRefusal(41039, "invalid content_source_url");
    }
  }

  private void requireImages(JsonObject article) {
    String type = article.getString("article_type", "news");
    if (type.equals("news")) {
      materials.requireImage(StrictJson.text(article, "thumb_media_id"));
      return;
    }
    if (!type.equals("newspic")) {
      throw new WechatRefusal(47001, "data format error, article_type");
    }
    JsonObject info = StrictJson.check(article.getValue("image_info"), "image_list!list");
    JsonArray images = info.getJsonArray("image_list");
    if (images.isEmpty() || images.size() > MAX_IMAGES) {
      throw new WechatRefusal(40007, "invalid image_list");
    }
    for (Object image : images) {
      materials.requireImage(
          StrictJson.check(image, "image_media_id!text").getString("image_media_id"));
    }
  }

  private static void requireSwitches(JsonObject article) {
    for (String name : new String[] {"need_open_comment", "only_fans_can_comment"}) {
      if (article.containsKey(name)) {
        int unused = StrictJson.within(article, name, 0, 1, 47001);
      }
    }
    for (String name : new String[] {"pic_crop_235_1", "pic_crop_1_1"}) {
      String crop = StrictJson.text(article, name);
      if (!crop.isEmpty() && !CROP.matcher(crop).matches()) {
        throw new WechatRefusal(53402, "crop cover failed");
      }
    }
  }

  private JsonObject kept(JsonObject article) {
    JsonObject kept = article.copy();
    String content = shownContent(article.getString("content"));
    kept.put("content", content);
    if (StrictJson.text(article, "digest").isEmpty()) {
      String text = content.replaceAll("<[^>]*>", "").strip();
      int end = text.offsetByCodePoints(0, Math.min(OWN_DIGEST, length(text)));
      kept.put("digest", text.substring(0, end));
    }
    for (String name : new String[] {"author", "content_source_url"}) {
      kept.put(name, StrictJson.text(article, name));
    }
    return kept;
  }

  /** Without scripts, and without images that the platform does not have. */
  private String shownContent(String content) {
    return IMAGE
        .matcher(ACTIVE.matcher(content).replaceAll(""))
        .replaceAll(image -> Matcher.quoteReplacement(isOwn(image.group()) ? image.group() : ""));
  }

  private boolean isOwn(String image) {
    Matcher source = SOURCE.matcher(image);
    return source.find() && materials.isOwn(source.group(1).replace("&amp;", "&"));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
