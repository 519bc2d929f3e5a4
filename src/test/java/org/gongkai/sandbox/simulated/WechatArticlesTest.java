package org.gongkai.sandbox.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images, drafts and the limits of articles of the simulated platform. */
class WechatArticlesTest {

  private static final String SOURCE = "https://a.example/notices/1";
  private static final int MEGABYTE = 1024 * 1024;

  private final WechatSimulator wechat = WechatSimulator.start(0);
  private final WechatCaller caller = new WechatCaller(wechat);

  @AfterEach
  void stop() {
    wechat.close();
  }

  private JsonObject draft(String operation, JsonObject body) {
    return caller.gov(WechatSimulator.DRAFT + operation, body);
  }

  private static JsonObject media(String id) {
    return new JsonObject().put("media_id", id);
  }

  private static JsonObject page(int offset, int count) {
    return new JsonObject().put("offset", offset).put("count", count).put("no_content", 0);
  }

  private JsonObject get(String id) {
    return draft("get", media(id)).getJsonArray("news_item").getJsonObject(0);
  }

  private int uploaded(String path, String query, @Nullable String filename, byte[] bytes) {
    return WechatCaller.errcode(caller.upload(path, query, "media", filename, bytes));
  }

  @Test
  void takesImagesOfArticlesByTheirFirstBytesAndSize() {
    String path = WechatSimulator.UPLOAD_IMAGE;
    assertThat(caller.upload(path, "", "media", "a.jpg", WechatCaller.JPEG).getString("url"))
        .startsWith("http://mmbiz.qpic.cn/");
    assertThat(uploaded(path, "", "a.png", Png.square("a", 300))).isZero();
    assertThat(uploaded(path, "", "a.jpg", WechatCaller.jpeg(MEGABYTE - 1))).isZero();
    assertThat(uploaded(path, "", "a.jpg", WechatCaller.jpeg(MEGABYTE))).isEqualTo(40009);
    assertThat(uploaded(path, "", "a.gif", new byte[] {'G', 'I', 'F', '8', '9'})).isEqualTo(40005);
    assertThat(uploaded(path, "", "a.jpg", new byte[] {1, 2, 3})).isEqualTo(40005);
    assertThat(uploaded(path, "", null, WechatCaller.JPEG)).isEqualTo(41005);
    assertThat(uploaded(path, "", "a.jpg", new byte[0])).isEqualTo(41005);
    assertThat(WechatCaller.errcode(caller.upload(path, "", "file", "a.jpg", WechatCaller.JPEG)))
        .isEqualTo(41005);
    assertThat(WechatCaller.errcode(caller.gov(path, new JsonObject()))).isEqualTo(41005);
    assertThat(WechatCaller.errcode(caller.mini(path, new JsonObject()))).isEqualTo(48001);
  }

  @Test
  void takesPermanentImages() {
    String path = WechatSimulator.ADD_MATERIAL;
    assertThat(uploaded(path, "&type=image", "a.gif", new byte[] {'G', 'I', 'F', '8'})).isZero();
    assertThat(uploaded(path, "&type=image", "a.jpg", WechatCaller.jpeg(10 * MEGABYTE))).isZero();
    assertThat(uploaded(path, "&type=image", "a.jpg", WechatCaller.jpeg(10 * MEGABYTE + 1)))
        .isEqualTo(40009);
    assertThat(uploaded(path, "&type=image", "a.txt", new byte[] {1})).isEqualTo(40005);
    assertThat(uploaded(path, "", "a.jpg", WechatCaller.JPEG)).isEqualTo(40004);
    assertThat(uploaded(path, "&type=poster", "a.jpg", WechatCaller.JPEG)).isEqualTo(40004);
  }

  @Test
  void keepsImagesOfItsOwnAndRemovesScripts() {
    String image = caller.image();
    String content =
        "<p onclick=\"a()\" style=\"color:red\">正文<img src=\""
            + image
            + "\" alt=\"图\"/><img src='https://a.example/1.jpg'><script>alert(1)</script></p>";
    String id =
        caller.addDraft(caller.article(SOURCE).put("content", content)).getString("media_id");
    assertThat(get(id).getString("content"))
        .isEqualTo("<p style=\"color:red\">正文<img src=\"" + image + "\" alt=\"图\"/></p>");
  }

  @Test
  void makesADigestOfTheText() {
    JsonObject article =
        caller.article(SOURCE).put("digest", "").put("content", "<p>" + "字".repeat(60) + "</p>");
    assertThat(get(caller.addDraft(article).getString("media_id")).getString("digest"))
        .isEqualTo("字".repeat(54));
  }

  @ParameterizedTest
  @CsvSource({
    "title, 33, 45003",
    "title, 32, 0",
    "title, 0, 45003",
    "author, 17, 45110",
    "author, 16, 0",
    "digest, 129, 45004",
    "digest, 128, 0",
    "content, 20000, 45166",
    "content, 19999, 0",
    "content, 0, 45166",
    "content_source_url, 20, 41039",
    "thumb_media_id, 20, 40007",
    "article_type, 4, 47001",
    "pic_crop_1_1, 4, 53402",
    "colour, 3, 47001",
  })
  void limitsArticles(String field, int length, int errcode) {
    JsonObject article = caller.article(SOURCE).put(field, "字".repeat(length));
    assertThat(WechatCaller.errcode(caller.addDraft(article))).isEqualTo(errcode);
    String id = caller.draft(SOURCE);
    JsonObject update = media(id).put("index", 0).put("articles", article);
    assertThat(WechatCaller.errcode(draft("update", update))).isEqualTo(errcode);
  }

  @Test
  void refusesArticlesOfTheWrongShape() {
    assertThat(WechatCaller.errcode(caller.addDraft())).isEqualTo(47001);
    JsonObject one = caller.article(SOURCE);
    JsonObject[] nine = {one, one, one, one, one, one, one, one, one};
    assertThat(WechatCaller.errcode(caller.addDraft(nine))).isEqualTo(47001);
    assertThat(WechatCaller.errcode(caller.addDraft(one.copy().put("need_open_comment", true))))
        .isEqualTo(47001);
    assertThat(WechatCaller.errcode(caller.addDraft(one.copy().put("need_open_comment", 2))))
        .isEqualTo(47001);
    JsonObject untitled = one.copy();
    assertThat(untitled.remove("title")).isNotNull();
    assertThat(WechatCaller.errcode(caller.addDraft(untitled))).isEqualTo(47001);
    String escaped =
        new JsonObject().put("articles", new JsonArray().add(one)).encode().replace("告", "\\u544a");
    assertThat(
            caller.postRaw(
                WechatSimulator.DRAFT + "add?access_token=" + caller.govToken(), escaped))
        .contains("47001");
    String long1k = SOURCE + "/" + "a".repeat(1024);
    assertThat(WechatCaller.errcode(caller.addDraft(one.copy().put("content_source_url", long1k))))
        .isEqualTo(41039);
  }

  @Test
  void takesPicturesWithACover() {
    JsonObject image = new JsonObject().put("image_media_id", caller.cover());
    JsonObject article =
        new JsonObject()
            .put("article_type", "newspic")
            .put("title", "图")
            .put("content", "正文")
            .put("image_info", new JsonObject().put("image_list", new JsonArray().add(image)));
    assertThat(WechatCaller.errcode(caller.addDraft(article))).isZero();
    assertThat(image.put("image_media_id", "none")).isNotNull();
    assertThat(WechatCaller.errcode(caller.addDraft(article))).isEqualTo(40007);
  }

  @Test
  void keepsDraftsTheNewestFirst() {
    String first = caller.draft(SOURCE);
    String second = caller.draft(SOURCE);
    JsonObject changed = caller.article(SOURCE).put("title", "更正");
    assertThat(
            WechatCaller.errcode(
                draft("update", media(first).put("index", 1).put("articles", changed))))
        .isEqualTo(40114);
    assertThat(
            WechatCaller.errcode(
                draft("update", media(first).put("index", 0).put("articles", changed))))
        .isZero();
    JsonObject list = draft("batchget", page(0, 20));
    assertThat(list.getInteger("total_count")).isEqualTo(2);
    assertThat(list.getInteger("item_count")).isEqualTo(2);
    JsonObject newest = list.getJsonArray("item").getJsonObject(0);
    assertThat(newest.getString("media_id")).isEqualTo(first);
    JsonObject item = newest.getJsonObject("content").getJsonArray("news_item").getJsonObject(0);
    assertThat(item.getString("title")).isEqualTo("更正");
    assertThat(item.getString("content")).isNotBlank();
    JsonObject rest = draft("batchget", page(1, 20).put("no_content", 1));
    assertThat(rest.getJsonArray("item")).hasSize(1);
    assertThat(rest.encode()).contains(second).doesNotContain("正文");
    assertThat(caller.get(WechatSimulator.DRAFT + "count?access_token=" + caller.govToken()))
        .isEqualTo("{\"total_count\":2}");
    assertThat(WechatCaller.errcode(draft("delete", media(second)))).isZero();
    assertThat(WechatCaller.errcode(draft("delete", media(second)))).isEqualTo(40007);
    assertThat(WechatCaller.errcode(draft("get", media(second)))).isEqualTo(40007);
    assertThat(WechatCaller.errcode(draft("batchget", page(0, 21)))).isEqualTo(40097);
    assertThat(WechatCaller.errcode(draft("batchget", page(0, 0)))).isEqualTo(40097);
    assertThat(WechatCaller.errcode(draft("batchget", page(-1, 1)))).isEqualTo(40097);
  }

  @Test
  void leavesTheAnswerOutAfterTheEffect() {
    wechat.fail(WechatSimulator.DRAFT + "add", Fault.ERROR_AFTER);
    JsonObject body = new JsonObject().put("articles", new JsonArray().add(caller.article(SOURCE)));
    String address = WechatSimulator.DRAFT + "add?access_token=" + caller.govToken();
    assertThat(caller.postRaw(address, body.encode())).isEmpty();
    assertThat(draft("batchget", page(0, 1)).encode()).contains(SOURCE);
  }
}
