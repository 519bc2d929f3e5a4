package org.gongkai.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.gongkai.wechat.ScriptedPlatform.CHECK;
import static org.gongkai.wechat.ScriptedPlatform.LOGIN;
import static org.gongkai.wechat.ScriptedPlatform.TOKEN;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gongkai.sandbox.WechatSimulator;
import org.gongkai.wechat.ScriptedPlatform.Reply;
import org.gongkai.wechat.TextSuggestion.Suggest;
import org.gongkai.wechat.WechatFailure.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatClientTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String APP_ID = "wxinvented000000000";
  private static final String APP_SECRET = "invented-secret";
  private static final String OPENID = "oInvented-1";
  private static final String CODE = "invented-code";
  private static final List<String> SECRETS =
      List.of(APP_SECRET, "invented-token", OPENID, CODE, "sandbox-secret", "sandbox-token");

  private final ScriptedPlatform platform = new ScriptedPlatform();
  private final Logs logs = new Logs();
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");

  private final WechatClient client = client(platform.url());

  @BeforeEach
  void listen() {
    logs.install();
  }

  @AfterEach
  void nothingSecretWasLogged() {
    logs.remove();
    platform.close();
    assertThat(logs.lines).noneMatch(line -> SECRETS.stream().anyMatch(line::contains));
  }

  @AfterAll
  static void stop() {
    VERTX.closeAndAwait();
  }

  // --- against the simulated platform

  @Test
  void simulatedPlatformKnowsAUserByACode() {
    try (WechatSimulator simulator = WechatSimulator.start(0)) {
      assertThat(await(simulated(simulator).openidOf("demo-alice"))).isEqualTo("oSandbox-alice");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "used-alice, CODE_REJECTED",
    "blocked-alice, USER_REFUSED",
    "busy, RETRY",
    "anything, CODE_REJECTED"
  })
  void simulatedPlatformRefusesLogins(String code, Kind kind) {
    try (WechatSimulator simulator = WechatSimulator.start(0)) {
      assertThat(failure(simulated(simulator).openidOf(code)).kind()).isEqualTo(kind);
    }
  }

  @ParameterizedTest
  @CsvSource({"建议公开。, PASS", "测试复核, REVIEW", "测试违规, RISKY", "测试复核和测试违规, RISKY"})
  void simulatedPlatformChecksTexts(String text, Suggest suggest) {
    try (WechatSimulator simulator = WechatSimulator.start(0)) {
      TextSuggestion suggestion = await(simulated(simulator).checkText("oSandbox-alice", text));
      assertThat(suggestion.suggest()).isEqualTo(suggest);
      assertThat(suggestion.traceId()).isNotBlank();
    }
  }

  @Test
  void simulatedPlatformTakesALongTextInParts() {
    try (WechatSimulator simulator = WechatSimulator.start(0)) {
      String text = "意".repeat(4998) + "测试复核";
      assertThat(await(simulated(simulator).checkText("oSandbox-alice", text)).suggest())
          .isEqualTo(Suggest.REVIEW);
    }
  }

  @Test
  void simulatedPlatformIsBusyOrRefusesTheUser() {
    try (WechatSimulator simulator = WechatSimulator.start(0)) {
      WechatClient simulated = simulated(simulator);
      assertThat(failure(simulated.checkText("oSandbox-alice", "测试繁忙")).kind())
          .isEqualTo(Kind.RETRY);
      assertThat(failure(simulated.checkText(OPENID, "建议公开。")).kind()).isEqualTo(Kind.PERMANENT);
    }
  }

  @Test
  void simulatedPlatformRefusesAWrongSecretForGood() {
    try (WechatSimulator simulator = WechatSimulator.start(0)) {
      WechatClient wrong = client(URI.create(simulator.url()));
      assertThat(failure(wrong.openidOf("demo-alice")).kind()).isEqualTo(Kind.PERMANENT);
      assertThat(failure(wrong.checkText("oSandbox-alice", "建议公开。")).kind())
          .isEqualTo(Kind.PERMANENT);
    }
  }

  // --- what is sent

  @Test
  void sendsALoginAsThePlatformAsks() {
    assertThat(await(client.openidOf("a b&c=d#甲"))).isEqualTo(OPENID);
    assertThat(platform.calls(LOGIN).get(0).query().split("&(?!c=)", -1))
        .containsExactlyInAnyOrder(
            "appid=" + APP_ID,
            "secret=" + APP_SECRET,
            "js_code=a b&c=d#甲",
            "grant_type=authorization_code");
  }

  @Test
  void sendsACheckAsThePlatformAsks() {
    passes(client.checkText(OPENID, "建议公开。"));
    var token = platform.calls(TOKEN).get(0).json();
    assertThat(token.getMap())
        .containsOnly(
            Map.entry("grant_type", "client_credential"),
            Map.entry("appid", APP_ID),
            Map.entry("secret", APP_SECRET),
            Map.entry("force_refresh", false));
    ScriptedPlatform.Call check = platform.calls(CHECK).get(0);
    assertThat(check.query()).isEqualTo("access_token=invented-token-1");
    assertThat(check.json().getMap())
        .containsOnly(
            Map.entry("content", "建议公开。"),
            Map.entry("version", 2),
            Map.entry("scene", 2),
            Map.entry("openid", OPENID));
  }

  // --- failures of one call

  @ParameterizedTest
  @CsvSource({
    "-1, RETRY",
    "45009, RETRY",
    "45011, RETRY",
    "40029, CODE_REJECTED",
    "40163, CODE_REJECTED",
    "40226, USER_REFUSED",
    "40013, PERMANENT",
    "40125, PERMANENT"
  })
  void judgesALoginByItsErrorCode(int errcode, Kind kind) {
    platform.answer(LOGIN, Reply.error(errcode));
    WechatFailure failure = failure(client.openidOf(CODE));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure)
        .hasMessageContaining("errcode " + errcode)
        .hasMessageContaining("6789abcd-1");
    assertThat(platform.count(LOGIN)).isOne();
  }

  @ParameterizedTest
  @CsvSource({"-1, RETRY", "45009, RETRY", "44991, RETRY", "61010, PERMANENT", "40003, PERMANENT"})
  void judgesACheckByItsErrorCode(int errcode, Kind kind) {
    platform.answer(CHECK, Reply.error(errcode));
    assertThat(failure(client.checkText(OPENID, "建议公开。")).kind()).isEqualTo(kind);
    assertThat(platform.count(CHECK)).isOne();
    assertThat(platform.count(TOKEN)).isOne();
  }

  @Test
  void readsJsonFromWhateverContentType() {
    platform.answer(LOGIN, new Reply(200, "text/plain", "{\"openid\":\"oInvented-1\"}"));
    assertThat(await(client.openidOf(CODE))).isEqualTo(OPENID);
    platform.answer(LOGIN, new Reply(200, "text/plain; charset=gbk", "{\"errcode\":40029}"));
    assertThat(failure(client.openidOf(CODE)).kind()).isEqualTo(Kind.CODE_REJECTED);
  }

  @Test
  void takesAnErrorCodeOfZeroForSuccess() {
    platform.answer(
        LOGIN, Reply.json("{\"errcode\":0,\"errmsg\":\"ok\",\"openid\":\"oInvented-1\"}"));
    assertThat(await(client.openidOf(CODE))).isEqualTo(OPENID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "busy",
        "<html></html>",
        "null",
        "[]",
        "42",
        "\"text\"",
        "{\"openid\":",
        "{"
      })
  void mayTryAgainAfterAnUnreadableAnswer(String body) {
    platform.answer(LOGIN, Reply.json(body));
    assertThat(failure(client.openidOf(CODE)).kind()).isEqualTo(Kind.RETRY);
    platform.answer(CHECK, Reply.json(body));
    assertThat(failure(client.checkText(OPENID, "建议公开。")).kind()).isEqualTo(Kind.RETRY);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 429, 500, 502})
  void mayTryAgainAfterAnotherHttpStatus(int status) {
    platform.answer(LOGIN, new Reply(status, "application/json", "{\"openid\":\"oInvented-1\"}"));
    assertThat(failure(client.openidOf(CODE)).kind()).isEqualTo(Kind.RETRY);
  }

  @Test
  void mayTryAgainWhenTheConnectionIsClosedWithoutAnAnswer() {
    platform.answer(LOGIN, Reply.none());
    assertThat(failure(client.openidOf(CODE)).kind()).isEqualTo(Kind.RETRY);
  }

  @Test
  void mayTryAgainWhenTheConnectionIsReset() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread resetting = new Thread(() -> resetOne(server));
      resetting.start();
      WechatClient reset = client(URI.create("http://127.0.0.1:" + server.getLocalPort()));
      assertThat(failure(reset.openidOf(CODE)).kind()).isEqualTo(Kind.RETRY);
    }
  }

  @Test
  void mayTryAgainWhenTheConnectionIsRefused() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    WechatClient refused = client(URI.create("http://127.0.0.1:" + port));
    assertThat(failure(refused.openidOf(CODE)).kind()).isEqualTo(Kind.RETRY);
    assertThat(failure(refused.checkText(OPENID, "建议公开。")).kind()).isEqualTo(Kind.RETRY);
  }

  @Test
  void mayTryAgainWhenNoAnswerComesInTime() {
    CountDownLatch over = new CountDownLatch(1);
    platform.answer(LOGIN, call -> after(over, Reply.json("{\"openid\":\"oInvented-1\"}")));
    WechatClient hasty = client(platform.url(), Duration.ofMillis(200));
    assertThat(failure(hasty.openidOf(CODE)).kind()).isEqualTo(Kind.RETRY);
    over.countDown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"session_key\":\"c2Vzc2lvbg==\"}",
        "{\"openid\":\"\"}",
        "{\"openid\":null}",
        "{\"openid\":5}"
      })
  void failsForGoodWithoutAnOpenid(String body) {
    platform.answer(LOGIN, Reply.json(body));
    assertThat(failure(client.openidOf(CODE)).kind()).isEqualTo(Kind.PERMANENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errcode\":0}",
        "{\"errcode\":0,\"result\":null}",
        "{\"errcode\":0,\"result\":\"pass\"}",
        "{\"errcode\":0,\"result\":{}}",
        "{\"errcode\":0,\"result\":{\"suggest\":null}}",
        "{\"errcode\":0,\"result\":{\"suggest\":5}}",
        "{\"errcode\":0,\"result\":{\"suggest\":\"maybe\"}}"
      })
  void failsForGoodWithoutASuggestionThatItKnows(String body) {
    platform.answer(CHECK, Reply.json(body));
    assertThat(failure(client.checkText(OPENID, "建议公开。")).kind()).isEqualTo(Kind.PERMANENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"trace_id\":null"})
  void doesWithoutATraceId(String traceId) {
    platform.answer(
        CHECK, Reply.json("{\"errcode\":0,\"result\":{\"suggest\":\"pass\"}" + traceId + "}"));
    assertThat(await(client.checkText(OPENID, "建议公开。")))
        .isEqualTo(new TextSuggestion(Suggest.PASS, ""));
  }

  // --- access tokens

  @Test
  void fetchesOneTokenForManyFirstCalls() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    platform.answer(
        TOKEN,
        call ->
            after(
                asked, Reply.json("{\"access_token\":\"invented-token-1\",\"expires_in\":7200}")));
    List<CompletableFuture<TextSuggestion>> checks = startChecks(50);
    asked.countDown();
    for (CompletableFuture<TextSuggestion> check : checks) {
      assertThat(check.get(20, TimeUnit.SECONDS).suggest()).isEqualTo(Suggest.PASS);
    }
    assertThat(platform.count(TOKEN)).isOne();
    assertThat(platform.count(CHECK)).isEqualTo(50);
  }

  @Test
  void keepsATokenUntilFiveMinutesBeforeItsEnd() {
    passes(client.checkText(OPENID, "一"));
    now = now.plusSeconds(7200 - 300).minusMillis(1);
    passes(client.checkText(OPENID, "二"));
    assertThat(platform.count(TOKEN)).isOne();
    now = now.plusMillis(1);
    passes(client.checkText(OPENID, "三"));
    assertThat(platform.count(TOKEN)).isEqualTo(2);
  }

  @Test
  void doesNotFetchAShortLivedTokenForEveryCall() {
    platform.answer(TOKEN, Reply.json("{\"access_token\":\"invented-token-1\",\"expires_in\":60}"));
    passes(client.checkText(OPENID, "一"));
    passes(client.checkText(OPENID, "二"));
    assertThat(platform.count(TOKEN)).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {40001, 40014, 42001})
  void fetchesARefusedTokenAgainAndRepeatsTheCallOnce(int errcode) {
    platform.answer(CHECK, Reply.error(errcode), Reply.suggest("review"));
    assertThat(await(client.checkText(OPENID, "建议公开。")).suggest()).isEqualTo(Suggest.REVIEW);
    assertThat(platform.count(TOKEN)).isEqualTo(2);
    assertThat(platform.calls(CHECK))
        .extracting(ScriptedPlatform.Call::query)
        .containsExactly("access_token=invented-token-1", "access_token=invented-token-2");
  }

  @Test
  void givesUpWhenTheNewTokenIsRefusedToo() {
    platform.answer(CHECK, Reply.error(40001));
    assertThat(failure(client.checkText(OPENID, "建议公开。")).kind()).isEqualTo(Kind.TOKEN);
    assertThat(platform.count(TOKEN)).isEqualTo(2);
    assertThat(platform.count(CHECK)).isEqualTo(2);
  }

  @Test
  void replacesARefusedTokenOnceForManyCalls() throws Exception {
    passes(client.checkText(OPENID, "建议公开。"));
    platform.answer(
        CHECK,
        call -> call.query().endsWith("token-1") ? Reply.error(40001) : Reply.suggest("pass"));
    for (CompletableFuture<TextSuggestion> check : startChecks(20)) {
      assertThat(check.get(20, TimeUnit.SECONDS).suggest()).isEqualTo(Suggest.PASS);
    }
    assertThat(platform.count(TOKEN)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "40001, PERMANENT",
    "40125, PERMANENT",
    "40164, PERMANENT",
    "-1, RETRY",
    "45009, RETRY"
  })
  void judgesATokenEndpointByItsOwnCodes(int errcode, Kind kind) {
    platform.answer(TOKEN, Reply.error(errcode));
    assertThat(failure(client.checkText(OPENID, "建议公开。")).kind()).isEqualTo(kind);
    assertThat(platform.count(TOKEN)).isOne();
    assertThat(platform.count(CHECK)).isZero();
  }

  @Test
  void asksAgainAfterAFailedFetch() {
    platform.answer(
        TOKEN,
        Reply.error(-1),
        Reply.json("{\"access_token\":\"invented-token-2\",\"expires_in\":7200}"));
    assertThat(failure(client.checkText(OPENID, "建议公开。")).kind()).isEqualTo(Kind.RETRY);
    assertThat(await(client.checkText(OPENID, "建议公开。")).suggest()).isEqualTo(Suggest.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"access_token\":\"invented-token-0\"}",
        "{\"expires_in\":7200}",
        "{\"access_token\":null,\"expires_in\":7200}",
        "{\"access_token\":\"\",\"expires_in\":7200}",
        "{\"access_token\":\"invented-token-0\",\"expires_in\":\"soon\"}"
      })
  void keepsNoTokenFromAnAnswerWithoutOne(String body) {
    platform.answer(
        TOKEN,
        Reply.json(body),
        Reply.json("{\"access_token\":\"invented-token-2\",\"expires_in\":7200}"));
    assertThat(failure(client.checkText(OPENID, "建议公开。"))).isNotNull();
    assertThat(await(client.checkText(OPENID, "建议公开。")).suggest()).isEqualTo(Suggest.PASS);
    assertThat(platform.calls(CHECK))
        .extracting(ScriptedPlatform.Call::query)
        .containsExactly("access_token=invented-token-2");
  }

  // --- long texts

  @ParameterizedTest
  @CsvSource({
    "pass pass pass, PASS",
    "review pass pass, REVIEW",
    "pass pass review, REVIEW",
    "risky review pass, RISKY",
    "pass risky review, RISKY"
  })
  void theWorstPartCounts(String suggestions, Suggest worst) {
    String[] each = suggestions.split(" ", -1);
    platform.answer(CHECK, Arrays.stream(each).map(Reply::suggest).toArray(Reply[]::new));
    TextSuggestion suggestion = await(client.checkText(OPENID, "意".repeat(5000)));
    assertThat(suggestion.suggest()).isEqualTo(worst);
    assertThat(suggestion.traceId()).isEqualTo("trace-" + worst.name().toLowerCase(Locale.ROOT));
    assertThat(platform.count(CHECK)).isEqualTo(3);
    assertThat(platform.calls(CHECK))
        .allSatisfy(
            call -> {
              assertThat(call.json().getString("content").length()).isBetween(1, TextParts.MAX);
              assertThat(call.json().getString("openid")).isEqualTo(OPENID);
            });
  }

  @Test
  void failsWhenOnePartCannotBeChecked() {
    platform.answer(CHECK, Reply.suggest("pass"), Reply.error(-1), Reply.suggest("pass"));
    assertThat(failure(client.checkText(OPENID, "意".repeat(5000))).kind()).isEqualTo(Kind.RETRY);
  }

  private List<CompletableFuture<TextSuggestion>> startChecks(int size) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(10);
    try {
      Callable<CompletableFuture<TextSuggestion>> check =
          () -> client.checkText(OPENID, "建议公开。").subscribeAsCompletionStage();
      List<CompletableFuture<TextSuggestion>> checks = new ArrayList<>();
      for (Future<CompletableFuture<TextSuggestion>> started :
          callers.invokeAll(Collections.nCopies(size, check))) {
        checks.add(started.get());
      }
      return checks;
    } finally {
      callers.shutdownNow();
    }
  }

  private static Reply after(CountDownLatch latch, Reply reply) {
    try {
      return latch.await(20, TimeUnit.SECONDS) ? reply : Reply.none();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Reply.none();
    }
  }

  private static void resetOne(ServerSocket server) {
    try (Socket connection = server.accept()) {
      connection.setSoLinger(true, 0);
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void passes(Uni<TextSuggestion> check) {
    assertThat(await(check).suggest()).isEqualTo(Suggest.PASS);
  }

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(PATIENCE);
  }

  private static WechatFailure failure(Uni<?> call) {
    Throwable failure = catchThrowable(() -> await(call));
    assertThat(failure).isInstanceOf(WechatFailure.class).hasNoCause();
    for (String secret : SECRETS) {
      assertThat(failure.toString()).doesNotContain(secret);
    }
    return (WechatFailure) failure;
  }

  private WechatClient simulated(WechatSimulator simulator) {
    return client(
        new Account(
            URI.create(simulator.url()),
            "wxsandbox0000000000",
            "sandbox-secret",
            Duration.ofSeconds(2),
            Duration.ofSeconds(10)));
  }

  private WechatClient client(URI url) {
    return client(url, Duration.ofSeconds(10));
  }

  private WechatClient client(URI url, Duration timeout) {
    return client(new Account(url, APP_ID, APP_SECRET, Duration.ofSeconds(2), timeout));
  }

  private WechatClient client(WechatConfig account) {
    WechatHttp http = new WechatHttp(VERTX, account);
    return new WechatClient(http, new AccessTokens(http, account, () -> now), account);
  }

  private record Account(
      URI baseUrl, String appId, String appSecret, Duration connectTimeout, Duration timeout)
      implements WechatConfig {}

  /** Everything that our code and the HTTP client log, at any level. */
  private static final class Logs extends Handler {

    private static final List<Logger> LOGGERS =
        List.of(Logger.getLogger("org.gongkai"), Logger.getLogger("io.vertx"));

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    void install() {
      for (Logger logger : LOGGERS) {
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
      }
    }

    void remove() {
      for (Logger logger : LOGGERS) {
        logger.removeHandler(this);
        logger.setLevel(null);
      }
    }

    @Override
    public void publish(LogRecord line) {
      StringBuilder text = new StringBuilder(String.valueOf(line.getMessage()));
      text.append(Arrays.toString(line.getParameters()));
      for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
        text.append(cause);
      }
      lines.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
