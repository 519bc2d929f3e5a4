package org.gongkai.sandbox.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of texts and images by the simulated platform. */
class WechatChecksTest {

  private static final String OPENID = "oSandbox-alice";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
  private final WechatSimulator wechat = WechatSimulator.start(0, now::get);
  private final WechatCaller caller = new WechatCaller(wechat);

  @AfterEach
  void stop() {
    wechat.close();
  }

  private static JsonObject text(String content) {
    return new JsonObject()
        .put("content", content)
        .put("version", 2)
        .put("scene", 2)
        .put("openid", OPENID);
  }

  private static JsonObject media(String address) {
    return new JsonObject()
        .put("media_url", address)
        .put("media_type", 2)
        .put("version", 2)
        .put("scene", 2)
        .put("openid", OPENID);
  }

  private int errcodeOfText(JsonObject body) {
    return WechatCaller.errcode(caller.mini(WechatSimulator.TEXT_CHECK, body));
  }

  private int errcodeOfMedia(JsonObject body) {
    return WechatCaller.errcode(caller.mini(WechatSimulator.MEDIA_CHECK, body));
  }

  @ParameterizedTest
  @CsvSource({"建议公开。, pass, 100", "建议。测试复核, review, 21000", "测试违规, risky, 21000"})
  void judgesTexts(String content, String suggest, int label) {
    JsonObject login = caller.login("demo-alice");
    assertThat(login.getString("openid")).isEqualTo(OPENID);
    JsonObject answer = caller.mini(WechatSimulator.TEXT_CHECK, text(content));
    assertThat(answer.getInteger("errcode")).isZero();
    assertThat(answer.getString("trace_id")).isNotBlank();
    assertThat(answer.getJsonObject("result").getString("suggest")).isEqualTo(suggest);
    assertThat(answer.getJsonObject("result").getInteger("label")).isEqualTo(label);
    assertThat(answer.getJsonArray("detail").getJsonObject(0).getInteger("errcode")).isZero();
  }

  @Test
  void isBusyWhenATextSaysSo() {
    wechat.see(OPENID, Duration.ZERO);
    assertThat(errcodeOfText(text("测试繁忙"))).isEqualTo(-1);
  }

  @Test
  void wantsTheAuthorToBeSeenWithinTwoHours() {
    assertThat(errcodeOfText(text("好"))).isEqualTo(61010);
    assertThat(WechatCaller.errcode(caller.login("demo-alice"))).isZero();
    now.updateAndGet(instant -> instant.plus(Duration.ofHours(2)));
    assertThat(errcodeOfText(text("好"))).isZero();
    now.updateAndGet(instant -> instant.plusSeconds(1));
    assertThat(errcodeOfText(text("好"))).isEqualTo(61010);
    assertThat(errcodeOfMedia(media("https://a.example/1.jpg"))).isEqualTo(61010);
    assertThat(caller.control("seen?openid=" + OPENID + "&minutes=119")).isEqualTo(204);
    assertThat(errcodeOfText(text("好"))).isZero();
    assertThat(errcodeOfText(text("好").put("openid", "other"))).isEqualTo(40003);
  }

  @Test
  void refusesTextsThatTheDocumentationDoesNotKnow() {
    wechat.see(OPENID, Duration.ZERO);
    assertThat(errcodeOfText(text("好".repeat(2500)))).isZero();
    assertThat(errcodeOfText(text("好".repeat(2501)))).isEqualTo(45002);
    assertThat(errcodeOfText(text(""))).isEqualTo(47001);
    assertThat(errcodeOfText(text("好").put("scene", 5))).isEqualTo(40129);
    assertThat(errcodeOfText(text("好").put("scene", 0))).isEqualTo(40129);
    assertThat(errcodeOfText(text("好").put("scene", "2"))).isEqualTo(47001);
    assertThat(errcodeOfText(text("好").put("version", 1))).isEqualTo(47001);
    assertThat(errcodeOfText(text("好").put("colour", "red"))).isEqualTo(47001);
    assertThat(errcodeOfText(text("好").put("signature", "me"))).isEqualTo(47001);
    assertThat(errcodeOfText(text("好").put("signature", "me").put("scene", 1))).isZero();
    JsonObject incomplete = text("好");
    assertThat(incomplete.remove("openid")).isNotNull();
    assertThat(errcodeOfText(incomplete)).isEqualTo(47001);
  }

  @Test
  void keepsTheQuotaOfAMinute() {
    wechat.see(OPENID, Duration.ZERO);
    wechat.quota(WechatSimulator.TEXT_CHECK, 2, 3);
    assertThat(errcodeOfText(text("好"))).isZero();
    assertThat(errcodeOfText(text("好"))).isZero();
    assertThat(errcodeOfText(text("好"))).isEqualTo(44991);
    now.updateAndGet(instant -> instant.plusSeconds(60));
    assertThat(errcodeOfText(text("好"))).isZero();
    assertThat(errcodeOfText(text("好"))).isEqualTo(45009);
    wechat.clear();
    assertThat(errcodeOfText(text("好"))).isZero();
  }

  @Test
  void refusesImagesThatTheDocumentationDoesNotKnow() {
    wechat.see(OPENID, Duration.ZERO);
    String address = "https://a.example/1.jpg";
    JsonObject taken = caller.mini(WechatSimulator.MEDIA_CHECK, media(address));
    assertThat(taken.getInteger("errcode")).isZero();
    assertThat(taken.getString("trace_id")).isNotBlank();
    assertThat(errcodeOfMedia(media("1.jpg"))).isEqualTo(47001);
    assertThat(errcodeOfMedia(media(address).put("media_type", 3))).isEqualTo(40004);
    assertThat(errcodeOfMedia(media(address).put("scene", 9))).isEqualTo(40129);
    assertThat(errcodeOfMedia(media(address).put("version", 1))).isEqualTo(47001);
    assertThat(errcodeOfMedia(media(address).put("title", "a"))).isEqualTo(47001);
  }

  @Test
  void isSlowWhenToldTo() {
    wechat.see(OPENID, Duration.ZERO);
    assertThat(
            caller.control(
                "faults?path=" + WechatSimulator.TEXT_CHECK + "&fault=LATENCY&millis=300"))
        .isEqualTo(204);
    long before = System.nanoTime();
    assertThat(errcodeOfText(text("好"))).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void answersAsPlannedAndCountsWhatCame() {
    wechat.see(OPENID, Duration.ZERO);
    String busy = "{\"errcode\":-1,\"errmsg\":\"system error\"}";
    String address = "/control/faults?path=" + WechatSimulator.TEXT_CHECK + "&status=200";
    assertThat(caller.postRaw(address + "&type=text/plain", busy)).isEmpty();
    assertThat(errcodeOfText(text("好"))).isEqualTo(-1);
    assertThat(errcodeOfText(text("好"))).isZero();
    assertThat(wechat.calls(WechatSimulator.TEXT_CHECK)).isEqualTo(2);
    assertThat(new JsonObject(caller.get("/control/calls")).getInteger(WechatSimulator.TEXT_CHECK))
        .isEqualTo(2);
    assertThat(wechat.received(WechatSimulator.TEXT_CHECK))
        .extracting(Received::body)
        .containsOnly(text("好").encode());
  }
}
