package org.gongkai.sandbox.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States of publications of the simulated platform. */
class WechatPublicationsTest {

  private static final String SOURCE = "https://a.example/notices/1";

  private final WechatSimulator wechat = WechatSimulator.start(0);
  private final WechatCaller caller = new WechatCaller(wechat);

  @AfterEach
  void stop() {
    wechat.close();
  }

  private JsonObject call(String operation, JsonObject body) {
    return caller.gov(WechatSimulator.PUBLICATION + operation, body);
  }

  private int status(String publishId) {
    return caller.publication(publishId).getInteger("publish_status");
  }

  private boolean isInBox(String mediaId) {
    JsonObject body = new JsonObject().put("media_id", mediaId);
    return WechatCaller.errcode(caller.gov(WechatSimulator.DRAFT + "get", body)) == 0;
  }

  private static JsonObject article(String id) {
    return new JsonObject().put("article_id", id);
  }

  private JsonObject read(String articleId) {
    return call("getarticle", article(articleId)).getJsonArray("news_item").getJsonObject(0);
  }

  private String published() {
    String id = caller.submit(caller.draft(SOURCE));
    wechat.finish(id, 0);
    return id;
  }

  @Test
  void publishesAfterAPollThatFindsItUnderWay() {
    String draft = caller.draft(SOURCE);
    String id = caller.submit(draft);
    assertThat(wechat.shown()).isEmpty();
    assertThat(isInBox(draft)).isTrue();
    assertThat(status(id)).isEqualTo(1);
    assertThat(isInBox(draft)).isFalse();
    JsonObject done = caller.publication(id);
    assertThat(done.getInteger("publish_status")).isZero();
    String articleId = done.getString("article_id");
    JsonObject item = done.getJsonObject("article_detail").getJsonArray("item").getJsonObject(0);
    assertThat(item.getString("article_url")).startsWith("http://mp.weixin.qq.com/s?");
    assertThat(read(articleId).getString("url")).isEqualTo(item.getString("article_url"));
    assertThat(read(articleId).getBoolean("is_deleted")).isFalse();
    assertThat(wechat.shown()).containsExactly(new Shown(articleId, SOURCE, "关于公开征求意见的公告", false));
  }

  @Test
  void takesAsManyPollsAsItIsTold() {
    assertThat(caller.control("polls?count=3")).isEqualTo(204);
    String id = caller.submit(caller.draft(SOURCE));
    assertThat(new int[] {status(id), status(id), status(id), status(id)})
        .containsExactly(1, 1, 1, 0);
    wechat.polls(0);
    assertThat(status(caller.submit(caller.draft(SOURCE)))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void failsWhenToldTo(int status) {
    String draft = caller.draft(SOURCE);
    String id = caller.submit(draft);
    assertThat(caller.control("finish?publish_id=" + id + "&status=" + status)).isEqualTo(204);
    JsonObject answer = caller.publication(id);
    assertThat(answer.getInteger("publish_status")).isEqualTo(status);
    assertThat(answer.getJsonArray("fail_idx")).containsExactly(1);
    assertThat(answer.containsKey("article_id")).isFalse();
    assertThat(wechat.shown()).isEmpty();
    assertThat(isInBox(draft)).isTrue();
  }

  @Test
  void takesArticlesAwayAfterwards() {
    String first = published();
    wechat.finish(first, 5);
    assertThat(status(first)).isEqualTo(5);
    assertThat(wechat.shown()).isEmpty();
    String second = published();
    wechat.finish(second, 6);
    assertThat(status(second)).isEqualTo(6);
    assertThat(wechat.shown()).extracting(Shown::blocked).containsExactly(true);
    JsonObject page = new JsonObject().put("offset", 0).put("count", 20);
    assertThat(call("batchget", page).getInteger("total_count")).isZero();
  }

  @Test
  void showsADraftTwiceThatIsSubmittedTwice() {
    String draft = caller.draft(SOURCE);
    String first = caller.submit(draft);
    String second = caller.submit(draft);
    assertThat(first).isNotEqualTo(second);
    assertThat(caller.control("finish?status=0")).isEqualTo(204);
    assertThat(wechat.effects(SOURCE)).isEqualTo(2);
  }

  @Test
  void deletesForEver() {
    String articleId = caller.publication(published()).getString("article_id");
    assertThat(WechatCaller.errcode(call("delete", article(articleId).put("index", 2))))
        .isEqualTo(40114);
    assertThat(WechatCaller.errcode(call("delete", article(articleId)))).isZero();
    assertThat(wechat.shown()).isEmpty();
    assertThat(read(articleId).getBoolean("is_deleted")).isTrue();
    assertThat(WechatCaller.errcode(call("delete", article(articleId)))).isEqualTo(53600);
    assertThat(WechatCaller.errcode(call("getarticle", article("none")))).isEqualTo(53600);
  }

  @Test
  void deletesOneOfSeveral() {
    String draft =
        caller.addDraft(caller.article(SOURCE), caller.article(SOURCE + "0")).getString("media_id");
    wechat.polls(0);
    String articleId = caller.publication(caller.submit(draft)).getString("article_id");
    assertThat(WechatCaller.errcode(call("delete", article(articleId).put("index", 1)))).isZero();
    assertThat(wechat.shown()).extracting(Shown::key).containsExactly(SOURCE + "0");
    JsonObject page = new JsonObject().put("offset", 0).put("count", 20);
    assertThat(call("batchget", page).getInteger("total_count")).isEqualTo(1);
  }

  @Test
  void listsWhatIsPublished() {
    JsonObject answer = caller.publication(published());
    JsonObject page = new JsonObject().put("offset", 0).put("count", 20).put("no_content", 0);
    JsonObject item = call("batchget", page).getJsonArray("item").getJsonObject(0);
    assertThat(item.getString("article_id")).isEqualTo(answer.getString("article_id"));
    JsonObject news = item.getJsonObject("content").getJsonArray("news_item").getJsonObject(0);
    assertThat(news.getString("content_source_url")).isEqualTo(SOURCE);
    assertThat(news.getString("content")).isEqualTo("<p>正文</p>");
  }

  @Test
  void keepsDraftsOnlyWhenToldTo() {
    assertThat(caller.control("draft-only?on=true")).isEqualTo(204);
    JsonObject draft = new JsonObject().put("media_id", caller.draft(SOURCE));
    assertThat(WechatCaller.errcode(call("submit", draft))).isEqualTo(48001);
    assertThat(isInBox(draft.getString("media_id"))).isTrue();
    wechat.draftOnly(false);
    assertThat(WechatCaller.errcode(call("submit", draft))).isZero();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    JsonObject none = new JsonObject().put("media_id", "none");
    assertThat(WechatCaller.errcode(call("submit", none))).isEqualTo(40007);
    assertThat(WechatCaller.errcode(call("submit", none.copy().put("index", 0)))).isEqualTo(47001);
    assertThat(WechatCaller.errcode(call("get", new JsonObject().put("publish_id", 1))))
        .isEqualTo(47001);
    assertThat(WechatCaller.errcode(call("get", new JsonObject().put("publish_id", "1"))))
        .isEqualTo(53600);
    assertThat(caller.control("finish?publish_id=1&status=0")).isEqualTo(400);
    assertThat(caller.control("finish?status=7")).isEqualTo(400);
    assertThat(WechatCaller.errcode(caller.mini(WechatSimulator.PUBLICATION + "submit", none)))
        .isEqualTo(48001);
  }
}
