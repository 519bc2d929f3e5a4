package org.gongkai.sandbox.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscribe messages of the simulated platform. */
class WechatMessagesTest {

  private static final String OPENID = "oSandbox-alice";

  private final WechatSimulator wechat = WechatSimulator.start(0);
  private final WechatCaller caller = new WechatCaller(wechat);

  @AfterEach
  void stop() {
    wechat.close();
  }

  private static JsonObject value(String value) {
    return new JsonObject().put("value", value);
  }

  private static JsonObject news(String openid) {
    JsonObject data =
        new JsonObject()
            .put("thing1", value("公共交通"))
            .put("phrase2", value("请查看"))
            .put("time3", value("2026年11月22日 08:30"));
    return message(openid, WechatTemplates.MODERATION, data);
  }

  private static JsonObject message(String openid, String template, JsonObject data) {
    return new JsonObject()
        .put("touser", openid)
        .put("template_id", template)
        .put("data", data)
        .put("page", "pages/comment/index?id=1")
        .put("miniprogram_state", "formal")
        .put("lang", "zh_CN");
  }

  private JsonObject send(JsonObject message) {
    return caller.mini(WechatSimulator.MESSAGE, message);
  }

  private int errcode(JsonObject message) {
    return WechatCaller.errcode(send(message));
  }

  @Test
  void spendsOneAgreementForEachMessage() {
    wechat.template("one-time", false, List.of("thing1"));
    JsonObject message = message(OPENID, "one-time", new JsonObject().put("thing1", value("公共交通")));
    assertThat(errcode(message)).isEqualTo(43101);
    assertThat(caller.control("accept?openid=" + OPENID + "&template=one-time")).isEqualTo(204);
    assertThat(caller.control("accept?openid=" + OPENID + "&template=one-time")).isEqualTo(204);
    JsonObject answer = send(message);
    assertThat(answer.getInteger("errcode")).isZero();
    assertThat(answer.getLong("msgid")).isGreaterThan(1L << 53);
    assertThat(wechat.credits(OPENID, "one-time")).isEqualTo(1);
    assertThat(errcode(message)).isZero();
    assertThat(errcode(message)).isEqualTo(43101);
    String key = OPENID + " one-time thing1=公共交通";
    assertThat(wechat.effects(key)).isEqualTo(2);
    assertThat(wechat.shown()).extracting(Shown::text).containsOnly("thing1=公共交通");
  }

  @Test
  void keepsALongTermAgreementUntilItIsTurnedOff() {
    wechat.accept(OPENID, WechatTemplates.MODERATION);
    wechat.accept(OPENID, WechatTemplates.MODERATION);
    for (int i = 0; i < 5; i++) {
      assertThat(errcode(news(OPENID))).isZero();
    }
    assertThat(
            caller.control("reject?openid=" + OPENID + "&template=" + WechatTemplates.MODERATION))
        .isEqualTo(204);
    assertThat(errcode(news(OPENID))).isEqualTo(43101);
    assertThat(caller.control("accept?openid=" + OPENID + "&template=unknown")).isEqualTo(400);
  }

  @Test
  void refusesASecondMessageWhileOneIsUnderWay() {
    wechat.accept(OPENID, WechatTemplates.MODERATION);
    wechat.accept("oSandbox-bob", WechatTemplates.MODERATION);
    wechat.delay(WechatSimulator.MESSAGE, Duration.ofSeconds(3));
    CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(() -> errcode(news(OPENID)));
    while (wechat.shown().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(errcode(news(OPENID))).isEqualTo(43108);
    assertThat(errcode(news("oSandbox-bob"))).isZero();
    assertThat(slow.join()).isZero();
    assertThat(errcode(news(OPENID))).isZero();
  }

  @Test
  void refusesWhatTheDocumentationDoesNotKnow() {
    wechat.accept(OPENID, WechatTemplates.MODERATION);
    assertThat(errcode(news("alice"))).isEqualTo(40003);
    assertThat(errcode(news(OPENID).put("template_id", "none"))).isEqualTo(40037);
    assertThat(errcode(news(OPENID).put("lang", "de_DE"))).isEqualTo(47001);
    assertThat(errcode(news(OPENID).put("miniprogram_state", "release"))).isEqualTo(47001);
    assertThat(errcode(news(OPENID).put("page", "/pages/a"))).isEqualTo(41030);
    assertThat(errcode(news(OPENID).put("topcolor", "red"))).isEqualTo(47001);
    JsonObject incomplete = news(OPENID);
    assertThat(incomplete.remove("lang")).isNotNull();
    assertThat(errcode(incomplete)).isEqualTo(47001);
    assertThat(wechat.shown()).isEmpty();
    assertThat(errcode(news(OPENID))).isZero();
  }

  @Test
  void namesTheValueThatDoesNotFit() {
    wechat.accept(OPENID, WechatTemplates.MODERATION);
    JsonObject missing = news(OPENID);
    assertThat(missing.getJsonObject("data").remove("phrase2")).isNotNull();
    assertThat(send(missing).getString("errmsg")).contains("data.phrase2.value");
    JsonObject more = news(OPENID);
    more.getJsonObject("data").put("thing9", value("多"));
    assertThat(send(more).getString("errmsg")).contains("data.thing9.value");
    JsonObject bare = news(OPENID);
    bare.getJsonObject("data").put("thing1", "公共交通");
    assertThat(errcode(bare)).isEqualTo(47003);
    JsonObject coloured = news(OPENID);
    coloured.getJsonObject("data").getJsonObject("thing1").put("color", "red");
    assertThat(errcode(coloured)).isEqualTo(47003);
    JsonObject wrong = news(OPENID);
    wrong.getJsonObject("data").put("phrase2", value("sent"));
    assertThat(send(wrong).getString("errmsg")).contains("data.phrase2.value");
    JsonObject sensitive = news(OPENID);
    sensitive.getJsonObject("data").put("thing1", value("测试敏感"));
    assertThat(errcode(sensitive)).isEqualTo(45168);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "thing; 二十字二十字二十字二十字二十字二十字二十; true",
        "thing; 二十字二十字二十字二十字二十字二十字二十字; false",
        "thing; '一\n二'; false",
        "phrase; 已经采纳了; true",
        "phrase; 已经采纳了吧; false",
        "phrase; 采纳1; false",
        "name; 青禾镇人民政府; true",
        "name; Qinghe Town Office; true",
        "name; 青禾镇人民政府办公室啊啊; false",
        "name; Qinghe Town Office of 20; false",
        "name; 青禾镇 Office Number; false",
        "name; 青禾镇2; false",
        "character_string; GK-2026-0001; true",
        "character_string; 回执1; false",
        "character_string; 012345678901234567890123456789012; false",
        "number; 12.5; true",
        "number; 12件; false",
        "letter; abc; true",
        "letter; abc1; false",
        "symbol; !!; true",
        "symbol; !!!!!!; false",
        "time; 08:30; true",
        "time; 2026年11月22日 08:30; true",
        "time; 2026-11-22 08:30:00~2026-11-23 09:00; true",
        "time; 25:30; false",
        "time; 2026年11月22日; false",
        "date; 2026年11月22日; true",
        "date; 2026/11/22 08:30; true",
        "date; 2026年11月22日~2026年12月22日; true",
        "date; 11月22日; false",
        "amount; ¥12.50元; true",
        "amount; 12345678901; false",
        "phone_number; +86-0766-66888866; true",
        "phone_number; 电话; false",
        "car_number; 粤A8Z888挂; true",
        "car_number; 粤A8Z888挂挂挂; false",
      })
  void knowsTheTypesOfValues(String type, String value, boolean fits) {
    wechat.template("typed", false, List.of(type + "1"));
    wechat.accept(OPENID, "typed");
    JsonObject data = new JsonObject().put(type + "1", value(value));
    assertThat(errcode(message(OPENID, "typed", data))).isEqualTo(fits ? 0 : 47003);
  }
}
