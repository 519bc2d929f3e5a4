package org.gongkai.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.wechat.ClientParts.Clock;
import org.gongkai.wechat.ClientParts.Config;
import org.gongkai.wechat.ScriptedPlatform.Reply;
import org.gongkai.wechat.WechatFailure.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens of one instance that shares them with nobody. */
class AccessTokensTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ScriptedPlatform platform = new ScriptedPlatform();
  private final Clock clock = new Clock();
  private final ClientParts client =
      new ClientParts(VERTX, Config.of(platform.url()), ClientParts.noRedis(), clock);

  @AfterEach
  void close() {
    platform.close();
  }

  @AfterAll
  static void stop() {
    VERTX.closeAndAwait();
  }

  @Test
  void asksInNormalMode() {
    check();
    assertThat(platform.only(Endpoint.TOKEN).json().getMap())
        .containsOnly(
            Map.entry("grant_type", "client_credential"),
            Map.entry("appid", ClientParts.MINI_ID),
            Map.entry("secret", ClientParts.MINI_SECRET),
            Map.entry("force_refresh", false));
    assertThat(ScriptedPlatform.parameter(platform.only(Endpoint.TEXT_CHECK), "access_token"))
        .isEqualTo("invented-token-1");
  }

  @Test
  void keepsATokenUntilFiveMinutesBeforeItsEnd() {
    check();
    for (int minute = 1; minute < 115; minute++) {
      clock.pass(Duration.ofMinutes(1));
      check();
    }
    assertThat(platform.count(Endpoint.TOKEN)).isOne();
    clock.pass(Duration.ofMinutes(1));
    check();
    assertThat(platform.count(Endpoint.TOKEN)).isEqualTo(2);
  }

  @Test
  void fetchesOnceForManyAtATime() {
    List<Uni<Suggestion>> many =
        Stream.generate(() -> client.checks.checkText("oInvented-1", "建议公开。")).limit(200).toList();
    Uni.join().all(many).andFailFast().await().atMost(PATIENCE);
    assertThat(platform.count(Endpoint.TOKEN)).isOne();
    assertThat(platform.count(Endpoint.TEXT_CHECK)).isEqualTo(200);
  }

  @Test
  void keepsTheTokensOfAppsApart() {
    check();
    client.articles.countDrafts(client.gov()).await().atMost(PATIENCE);
    assertThat(platform.calls(Endpoint.TOKEN))
        .extracting(call -> call.json().getString("appid"))
        .containsExactly(ClientParts.MINI_ID, ClientParts.MINI_ID + "gov");
    assertThat(ScriptedPlatform.parameter(platform.only(Endpoint.COUNT_DRAFTS), "access_token"))
        .isEqualTo("invented-token-2");
  }

  @Test
  void manyWhoseTokenIsRefusedFetchOneNewToken() {
    check();
    platform.answer(
        Endpoint.TEXT_CHECK,
        call ->
            "invented-token-1".equals(ScriptedPlatform.parameter(call, "access_token"))
                ? Reply.error(40001)
                : platform.success(Endpoint.TEXT_CHECK));
    List<Uni<Suggestion>> many =
        Stream.generate(() -> client.checks.checkText("oInvented-1", "建议公开。")).limit(50).toList();
    Uni.join().all(many).andFailFast().await().atMost(PATIENCE);
    // One who comes late finds the new token and drops nothing.
    assertThat(platform.count(Endpoint.TOKEN)).isEqualTo(2);
  }

  @Test
  void triesABusyPlatformAgain() {
    platform.answer(Endpoint.TOKEN, Reply.error(-1), Reply.error(-1));
    check();
    assertThat(platform.count(Endpoint.TOKEN)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {40001, 40013, 40125, 41002, 41004, 40002, 40164, 40243})
  void aWrongAccountNeedsAPersonAndIsNotRepeated(int errcode) {
    platform.answer(Endpoint.TOKEN, Reply.error(errcode));
    assertThat(failure().kind()).isEqualTo(Kind.NEEDS_ADMIN);
    assertThat(platform.count(Endpoint.TOKEN)).isOne();
    assertThat(platform.count(Endpoint.TEXT_CHECK)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"access_token\":\"\",\"expires_in\":7200}",
        "{\"access_token\":\"invented-token-9\"}",
        "{\"access_token\":\"invented-token-9\",\"expires_in\":\"soon\"}",
        "{\"access_token\":5,\"expires_in\":7200}",
        "not json",
        ""
      })
  void withoutATokenNothingWasSent(String answer) {
    platform.answer(Endpoint.TOKEN, Reply.text(answer));
    WechatFailure failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.NOT_SENT);
    assertThat(failure.kind().mayHaveHappened()).isFalse();
    assertThat(platform.count(Endpoint.TEXT_CHECK)).isZero();
    // A failed search is not remembered.
    check();
  }

  @ParameterizedTest
  @CsvSource({"0", "502"})
  void aLostTokenIsLookedForAgain(int status) {
    platform.answer(Endpoint.TOKEN, new Reply(status, "text/html", new byte[0]));
    assertThat(failure().kind()).isEqualTo(Kind.NOT_SENT);
    check();
  }

  @Test
  void takesATokenThatEndsSoon() {
    platform.answer(
        Endpoint.TOKEN, Reply.text("{\"access_token\":\"invented-token-1\",\"expires_in\":1}"));
    check();
    check();
    assertThat(platform.count(Endpoint.TOKEN)).isOne();
    clock.pass(Duration.ofSeconds(31));
    check();
    assertThat(platform.count(Endpoint.TOKEN)).isEqualTo(2);
  }

  @Test
  void saysNoSecret() {
    try (LoggedLines lines = LoggedLines.open()) {
      platform.answer(Endpoint.TOKEN, Reply.error(40125));
      WechatFailure failure = failure();
      assertThat(lines.text() + failure + client.mini() + client.gov())
          .contains("40125")
          .doesNotContain(ClientParts.MINI_SECRET, ClientParts.GOV_SECRET, "invented-token");
    }
    assertThat(new AccessToken("invented-token-1", clock.instant(), clock.instant()).toString())
        .doesNotContain("invented-token");
  }

  private void check() {
    client.checks.checkText("oInvented-1", "建议公开。").await().atMost(PATIENCE);
  }

  private WechatFailure failure() {
    try {
      check();
    } catch (WechatFailure failure) {
      return failure;
    }
    throw new AssertionError("no failure");
  }
}
