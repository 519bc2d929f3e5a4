package org.gongkai.sandbox.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, logins and telephone numbers of the simulated platform. */
class WechatAccountsTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
  private final WechatSimulator wechat = WechatSimulator.start(0, now::get);
  private final WechatCaller caller = new WechatCaller(wechat);

  @AfterEach
  void stop() {
    wechat.close();
  }

  private void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  private JsonObject stable(String body) {
    return new JsonObject(caller.postRaw(WechatSimulator.TOKEN, body));
  }

  private int countDrafts(String token) {
    return WechatCaller.errcode(
        new JsonObject(caller.get(WechatSimulator.DRAFT + "count?access_token=" + token)));
  }

  @Test
  void givesTheSameTokenAgainAndTurnsItOverInItsLastFiveMinutes() {
    String first = caller.govToken();
    assertThat(first).hasSize(512);
    pass(Duration.ofMinutes(100));
    JsonObject again = caller.token(WechatAccounts.GOV_APP_ID, WechatAccounts.GOV_SECRET);
    assertThat(again.getString("access_token")).isEqualTo(first);
    assertThat(again.getInteger("expires_in")).isEqualTo(1200);
    pass(Duration.ofMinutes(16));
    String second = caller.govToken();
    assertThat(second).isNotEqualTo(first);
    assertThat(countDrafts(first)).isZero();
    assertThat(countDrafts(second)).isZero();
    pass(Duration.ofMinutes(5));
    assertThat(countDrafts(first)).isEqualTo(42001);
    assertThat(countDrafts(second)).isZero();
    assertThat(wechat.calls(WechatSimulator.TOKEN)).isEqualTo(3);
  }

  @Test
  void turnsTheTokenOverByForceTwentyTimesADayAndNotTooFast() {
    String leaked = caller.govToken();
    String force =
        new JsonObject()
            .put("grant_type", "client_credential")
            .put("appid", WechatAccounts.GOV_APP_ID)
            .put("secret", WechatAccounts.GOV_SECRET)
            .put("force_refresh", true)
            .encode();
    assertThat(stable(force).getString("access_token")).isNotEqualTo(leaked);
    assertThat(countDrafts(leaked)).isZero();
    assertThat(WechatCaller.errcode(stable(force))).isEqualTo(45011);
    pass(Duration.ofSeconds(30));
    assertThat(stable(force).containsKey("access_token")).isTrue();
    assertThat(countDrafts(leaked)).isEqualTo(42001);
    for (int i = 2; i < 20; i++) {
      pass(Duration.ofSeconds(30));
      assertThat(stable(force).containsKey("access_token")).isTrue();
    }
    pass(Duration.ofSeconds(30));
    assertThat(WechatCaller.errcode(stable(force))).isEqualTo(45009);
  }

  @Test
  void endsATokenWhenToldTo() {
    String first = caller.govToken();
    String mini = caller.miniToken();
    assertThat(caller.control("invalidate-token?app=gov")).isEqualTo(204);
    assertThat(countDrafts(first)).isEqualTo(40001);
    assertThat(countDrafts(mini)).isEqualTo(48001);
    assertThat(countDrafts(caller.govToken())).isZero();
    assertThat(caller.control("invalidate-token?app=other")).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 44002",
        "[]; 47001",
        "{; 47001",
        "null; 47001",
        "{\"grant_type\":\"client_credential\"}; 41002",
        "{\"grant_type\":\"client_credential\",\"appid\":\"wxsandbox0000000000\"}; 41004",
        "{\"appid\":\"wx\",\"secret\":\"sandbox-secret\"}; 40013",
        "{\"appid\":\"wxsandbox0000000000\",\"secret\":\"wrong\"}; 40125",
        "{\"appid\":\"wxsandbox0000000000\",\"secret\":\"sandbox-secret\"}; 40002",
        "{\"appid\":\"wxsandbox0000000000\",\"force_refresh\":\"true\"}; 47001",
        "{\"appid\":\"wxsandbox0000000000\",\"colour\":\"red\"}; 47001",
      })
  void refusesWrongDemandsForTokens(String body, int errcode) {
    assertThat(WechatCaller.errcode(stable(body))).isEqualTo(errcode);
  }

  @Test
  void answersInPlainTextWithARequestId() {
    HttpResponse<byte[]> response =
        caller.send(
            HttpRequest.newBuilder().POST(BodyPublishers.ofString("{}")), WechatSimulator.TOKEN);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .matches(".*\"errmsg\":\".* rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}\"}");
    assertThat(caller.send(HttpRequest.newBuilder().GET(), "/cgi-bin/stable_tokens").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "demo-alice, 0",
    "once-alice, 0",
    "used-alice, 40163",
    "blocked-alice, 40226",
    "busy, -1",
    "nonsense, 40029",
  })
  void logsInByCodes(String code, int errcode) {
    JsonObject answer = caller.login(code);
    assertThat(WechatCaller.errcode(answer)).isEqualTo(errcode);
    assertThat(answer.getString("openid")).isEqualTo(errcode == 0 ? "oSandbox-alice" : null);
  }

  @Test
  void takesACodeOfOneUseOnce() {
    assertThat(WechatCaller.errcode(caller.login("once-bob"))).isZero();
    assertThat(WechatCaller.errcode(caller.login("once-bob"))).isEqualTo(40163);
  }

  @Test
  void refusesLoginsOfAnOfficialAccountAndUnknownParameters() {
    String gov =
        "?js_code=demo-a&grant_type=authorization_code&appid="
            + WechatAccounts.GOV_APP_ID
            + "&secret="
            + WechatAccounts.GOV_SECRET;
    assertThat(caller.get(WechatSimulator.LOGIN + gov)).contains("48001");
    String mini =
        "?js_code=demo-a&appid="
            + WechatAccounts.MINI_APP_ID
            + "&secret="
            + WechatAccounts.MINI_SECRET;
    assertThat(caller.get(WechatSimulator.LOGIN + mini)).contains("40002");
    assertThat(
            caller.get(WechatSimulator.LOGIN + mini + "&grant_type=authorization_code&colour=red"))
        .contains("40002");
    assertThat(caller.postRaw(WechatSimulator.LOGIN + mini, "")).contains("43001");
  }

  @Test
  void givesTelephoneNumbersByCodes() {
    JsonObject answer =
        caller.mini(WechatSimulator.PHONE, new JsonObject().put("code", "phone-13800000000"));
    JsonObject info = answer.getJsonObject("phone_info");
    assertThat(info.getString("purePhoneNumber")).isEqualTo("13800000000");
    assertThat(info.getString("countryCode")).isEqualTo("86");
    assertThat(info.getJsonObject("watermark").getString("appid"))
        .isEqualTo(WechatAccounts.MINI_APP_ID);
    JsonObject other = new JsonObject().put("code", "phone-other-13800000000");
    assertThat(
            caller
                .mini(WechatSimulator.PHONE, other)
                .getJsonObject("phone_info")
                .getJsonObject("watermark")
                .getString("appid"))
        .isEqualTo(WechatAccounts.GOV_APP_ID);
    assertThat(WechatCaller.errcode(caller.gov(WechatSimulator.PHONE, other))).isEqualTo(48001);
  }

  @ParameterizedTest
  @CsvSource({"phone-1380000000, 40029", "nonsense, 40029", "busy, -1"})
  void refusesOtherCodesOfTelephoneNumbers(String code, int errcode) {
    JsonObject body = new JsonObject().put("code", code);
    assertThat(WechatCaller.errcode(caller.mini(WechatSimulator.PHONE, body))).isEqualTo(errcode);
  }

  @Test
  void wantsATokenAndTheRightMethod() {
    assertThat(caller.postRaw(WechatSimulator.PHONE, "{}")).contains("41001");
    assertThat(caller.postRaw(WechatSimulator.PHONE + "?access_token=none", "{}"))
        .contains("40001");
    assertThat(caller.get(WechatSimulator.PHONE + "?access_token=" + caller.miniToken()))
        .contains("43002");
    assertThat(
            caller.postRaw(WechatSimulator.DRAFT + "count?access_token=" + caller.govToken(), "{}"))
        .contains("43001");
  }
}
