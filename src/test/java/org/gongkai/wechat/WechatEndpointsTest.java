package org.gongkai.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.wechat.ClientParts.Clock;
import org.gongkai.wechat.ClientParts.Config;
import org.gongkai.wechat.ScriptedPlatform.Reply;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What comes of every call when it goes well and when it goes wrong, and what the log says of it.
 */
class WechatEndpointsTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(800);
  private static final String CODE = "invented-code-1";
  private static final List<String> SECRETS =
      List.of(
          ClientParts.MINI_SECRET,
          ClientParts.GOV_SECRET,
          "invented-token",
          "access_token",
          ScriptedPlatform.OPENID,
          ScriptedPlatform.SESSION_KEY,
          CODE,
          "13800000000");

  private static final Map<Endpoint, Function<ClientParts, Uni<?>>> OPERATIONS = operations();

  @AfterAll
  static void stop() {
    VERTX.closeAndAwait();
  }

  @Test
  void coversEveryEndpoint() {
    assertThat(OPERATIONS).hasSize(Endpoint.values().length - 1).doesNotContainKey(Endpoint.TOKEN);
  }

  @TestFactory
  Stream<DynamicTest> success() {
    return each(
        run -> {
          assertThat(run.failure).isNull();
          assertThat(run.calls()).isOne();
          assertThat(run.log).isEmpty();
          assertThat(run.timed("OK")).isOne();
        });
  }

  @TestFactory
  Stream<DynamicTest> busyAndThenSuccess() {
    return each(
        run -> {
          assertThat(run.log).contains("errcode -1", "rid 6789abcd-1");
          if (run.endpoint.isRepeatable()) {
            assertThat(run.failure).isNull();
            assertThat(run.calls()).isEqualTo(2);
            assertThat(run.timed("BUSY")).isOne();
            assertThat(run.timed("OK")).isOne();
          } else {
            run.failsWith(Kind.BUSY);
            assertThat(run.kind().mayHaveHappened()).isTrue();
            assertThat(run.calls()).isOne();
          }
        },
        Reply.error(-1));
  }

  @TestFactory
  Stream<DynamicTest> alwaysBusy() {
    return each(
        run -> {
          run.failsWith(Kind.BUSY);
          assertThat(run.calls()).isEqualTo(run.endpoint.isRepeatable() ? 3 : 1);
        },
        Reply.error(-1),
        Reply.error(-1),
        Reply.error(-1),
        Reply.error(-1));
  }

  @TestFactory
  Stream<DynamicTest> refusedTokenOnce() {
    return Stream.of(40001, 40014, 42001)
        .flatMap(
            code ->
                each(
                    run -> {
                      assertThat(run.log).contains("errcode " + code);
                      if (run.endpoint == Endpoint.LOGIN) {
                        run.failsWith(Kind.TOKEN);
                        return;
                      }
                      assertThat(run.failure).isNull();
                      assertThat(run.calls()).isEqualTo(2);
                      assertThat(run.platform.count(Endpoint.TOKEN)).isEqualTo(2);
                      assertThat(run.tokens())
                          .containsExactly("invented-token-1", "invented-token-2");
                    },
                    Reply.error(code)));
  }

  @TestFactory
  Stream<DynamicTest> refusedTokenTwice() {
    return each(
        run -> {
          run.failsWith(Kind.TOKEN);
          assertThat(run.calls()).isEqualTo(run.endpoint == Endpoint.LOGIN ? 1 : 2);
        },
        Reply.error(40001),
        Reply.error(40001));
  }

  @TestFactory
  Stream<DynamicTest> quotaSpent() {
    return each(
        run -> {
          run.failsWith(Kind.RATE_LIMITED);
          assertThat(run.calls()).isOne();
          boolean minute = run.endpoint.isLimitedByMinute();
          assertThat(run.wechat().until())
              .isEqualTo(Instant.parse(minute ? "2026-03-01T00:01:00Z" : "2026-03-01T16:00:00Z"));
          assertThat(run.log).contains("errcode 45009", "rid 6789abcd-1");
        },
        Reply.error(45009));
  }

  @TestFactory
  Stream<DynamicTest> notGranted() {
    return each(
        run -> {
          run.failsWith(Kind.NEEDS_ADMIN);
          assertThat(run.wechat().errcode()).isEqualTo(48001);
          assertThat(run.calls()).isOne();
        },
        Reply.error(48001));
  }

  @TestFactory
  Stream<DynamicTest> successAsPlainText() {
    return OPERATIONS.keySet().stream()
        .map(
            endpoint ->
                test(
                    endpoint,
                    platform -> {
                      Reply success = platform.success(endpoint);
                      return new Reply[] {new Reply(200, "text/plain", success.body())};
                    },
                    run -> {
                      assertThat(run.failure).isNull();
                      assertThat(run.log).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> malformedAnswers() {
    return Stream.of("{\"errcode\": 12", "{", "{]")
        .flatMap(
            body ->
                each(
                    run -> {
                      run.failsWith(Kind.LOST);
                      assertThat(run.kind().mayHaveHappened()).isTrue();
                      assertThat(run.calls()).isOne();
                      assertThat(run.log).contains("unreadable answer");
                    },
                    Reply.json(body)));
  }

  @TestFactory
  Stream<DynamicTest> brokenGateways() {
    return each(
        run -> {
          run.failsWith(Kind.LOST);
          assertThat(run.log).contains("HTTP status 502");
        },
        Reply.status(502));
  }

  /** The platform took the call and its answer does not come: it may have happened. */
  @TestFactory
  Stream<DynamicTest> noAnswerInTime() {
    return each(
        run -> {
          run.failsWith(Kind.LOST);
          assertThat(run.kind().mayHaveHappened()).isTrue();
          assertThat(run.calls()).isOne();
          assertThat(run.log).contains("WeChat LOST");
        },
        Reply.never());
  }

  @TestFactory
  Stream<DynamicTest> connectionsCutAfterTheCall() {
    return each(
        run -> {
          run.failsWith(Kind.LOST);
          assertThat(run.kind().mayHaveHappened()).isTrue();
        },
        Reply.none());
  }

  /** No connection: nothing happened, and the next root is tried. */
  @TestFactory
  Stream<DynamicTest> takesTheNextRootWhenNoConnectionCanBeMade() {
    return OPERATIONS.keySet().stream()
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.name(),
                    () -> {
                      try (ScriptedPlatform platform = new ScriptedPlatform();
                          Run run =
                              new Run(endpoint, platform, Config.of(closed(), platform.url()))) {
                        assertThat(run.failure).isNull();
                        assertThat(run.calls()).isOne();
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> saysThatNothingWasSentWhenNoRootCanBeReached() {
    return OPERATIONS.keySet().stream()
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.name(),
                    () -> {
                      try (ScriptedPlatform platform = new ScriptedPlatform();
                          Run run = new Run(endpoint, platform, Config.of(closed(), closed()))) {
                        assertThat(run.kind()).isEqualTo(Kind.NOT_SENT);
                        assertThat(run.log).contains("NOT_SENT");
                        assertThat(run.kind().mayHaveHappened()).isFalse();
                        assertThat(run.calls()).isZero();
                      }
                    }));
  }

  /** A root that took the call is not left for another one, whatever it says. */
  @TestFactory
  Stream<DynamicTest> staysWithARootThatTookTheCall() {
    return Stream.of(Reply.status(502), Reply.none(), Reply.error(48001))
        .flatMap(
            reply ->
                OPERATIONS.keySet().stream()
                    .map(
                        endpoint ->
                            DynamicTest.dynamicTest(
                                endpoint + " " + reply.status(),
                                () -> assertStays(endpoint, reply))));
  }

  private static void assertStays(Endpoint endpoint, Reply reply) {
    try (ScriptedPlatform first = new ScriptedPlatform();
        ScriptedPlatform second = new ScriptedPlatform()) {
      first.answer(endpoint, reply);
      try (Run run = new Run(endpoint, first, Config.of(first.url(), second.url()))) {
        assertThat(run.failure).isNotNull();
        assertThat(second.count(endpoint)).isZero();
      }
    }
  }

  private static Stream<DynamicTest> each(Consumer<Run> check, Reply... replies) {
    return OPERATIONS.keySet().stream().map(endpoint -> test(endpoint, platform -> replies, check));
  }

  private static DynamicTest test(
      Endpoint endpoint, Function<ScriptedPlatform, Reply[]> replies, Consumer<Run> check) {
    return DynamicTest.dynamicTest(
        endpoint.name(),
        () -> {
          try (ScriptedPlatform platform = new ScriptedPlatform()) {
            Reply[] script = replies.apply(platform);
            platform.answer(endpoint, script);
            boolean silent = Arrays.stream(script).anyMatch(reply -> reply.status() == -1);
            Config config = Config.of(platform.url());
            try (Run run = new Run(endpoint, platform, silent ? config.waiting(SHORT) : config)) {
              check.accept(run);
            }
          }
        });
  }

  private static URI closed() {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + taken.getLocalPort());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** One operation, made once, with what came of it and what was logged. */
  private static final class Run implements AutoCloseable {

    private final Endpoint endpoint;
    private final ScriptedPlatform platform;
    private final ClientParts client;
    private final @Nullable Throwable failure;
    private final String log;

    Run(Endpoint endpoint, ScriptedPlatform platform, Config config) {
      this.endpoint = endpoint;
      this.platform = platform;
      this.client = new ClientParts(VERTX, config, ClientParts.noRedis(), new Clock());
      try (LoggedLines lines = LoggedLines.open()) {
        this.failure = failureOf(Objects.requireNonNull(OPERATIONS.get(endpoint)).apply(client));
        String everything = lines.text();
        SECRETS.forEach(secret -> assertThat(everything).doesNotContain(secret));
        assertThat(everything).doesNotContain("127.0.0.1", "http://");
        this.log =
            String.join("\n", everything.lines().filter(line -> line.startsWith("WARN")).toList());
      }
    }

    int calls() {
      return platform.count(endpoint);
    }

    List<String> tokens() {
      return platform.calls(endpoint).stream()
          .map(call -> String.valueOf(ScriptedPlatform.parameter(call, "access_token")))
          .toList();
    }

    long timed(String outcome) {
      return client
          .metrics
          .get("gongkai.wechat.call")
          .tag("endpoint", endpoint.path())
          .tag("outcome", outcome)
          .timer()
          .count();
    }

    void failsWith(Kind kind) {
      assertThat(kind()).isEqualTo(kind);
      assertThat(log).contains(kind.name());
      assertThat(timed(kind.name())).isPositive();
    }

    Kind kind() {
      return wechat().kind();
    }

    WechatFailure wechat() {
      if (failure instanceof WechatFailure wechat) {
        return wechat;
      }
      throw new AssertionError("no failure of WeChat", failure);
    }

    @Override
    public void close() {
      client.metrics.close();
    }

    private static @Nullable Throwable failureOf(Uni<?> call) {
      try {
        call.await().atMost(PATIENCE);
        return null;
      } catch (RuntimeException failure) {
        return failure;
      }
    }
  }

  private static Map<Endpoint, Function<ClientParts, Uni<?>>> operations() {
    Map<Endpoint, Function<ClientParts, Uni<?>>> all = new EnumMap<>(Endpoint.class);
    Article article =
        new Article("标题", "青禾镇", "摘要", "<p>正文</p>", "https://example.gov.cn/1", "material-1");
    ImageFile image = new ImageFile("a.png", "image/png", ScriptedPlatform.PICTURE);
    String openid = ScriptedPlatform.OPENID;
    all.put(Endpoint.LOGIN, client -> client.login.openidOf(CODE));
    all.put(Endpoint.PHONE, client -> client.login.phoneNumberOf(CODE));
    all.put(Endpoint.TEXT_CHECK, client -> client.checks.checkText(openid, "建议公开。"));
    all.put(
        Endpoint.MEDIA_CHECK,
        client -> client.checks.checkImage(openid, "https://example.gov.cn/p.jpg"));
    all.put(
        Endpoint.MESSAGE,
        client ->
            client.messages.send(
                new MessageClient.Message(
                    openid, "template-1", "pages/inbox/index", Map.of("thing1", "结果"))));
    all.put(Endpoint.CODE, client -> client.codes.code("c1", "pages/index", 430));
    all.put(Endpoint.URL_LINK, client -> client.codes.urlLink("pages/index", "scene=c1", 30));
    all.put(Endpoint.UPLOAD_IMAGE, client -> client.articles.uploadImage(client.gov(), image));
    all.put(Endpoint.ADD_MATERIAL, client -> client.articles.addMaterial(client.gov(), image));
    all.put(Endpoint.ADD_DRAFT, client -> client.articles.addDraft(client.gov(), article));
    all.put(
        Endpoint.UPDATE_DRAFT,
        client -> client.articles.updateDraft(client.gov(), "draft-1", article));
    all.put(Endpoint.GET_DRAFT, client -> client.articles.draft(client.gov(), "draft-1"));
    all.put(Endpoint.DELETE_DRAFT, client -> client.articles.deleteDraft(client.gov(), "draft-1"));
    all.put(Endpoint.LIST_DRAFTS, client -> client.articles.drafts(client.gov(), 0, 20));
    all.put(Endpoint.COUNT_DRAFTS, client -> client.articles.countDrafts(client.gov()));
    all.put(Endpoint.SUBMIT, client -> client.articles.submit(client.gov(), "draft-1"));
    all.put(
        Endpoint.GET_PUBLICATION, client -> client.articles.publication(client.gov(), "100000001"));
    all.put(
        Endpoint.DELETE_ARTICLE,
        client -> client.articles.deleteArticle(client.gov(), "article-1"));
    all.put(Endpoint.GET_ARTICLE, client -> client.articles.article(client.gov(), "article-1"));
    all.put(Endpoint.LIST_ARTICLES, client -> client.articles.articles(client.gov(), 0, 20));
    all.put(
        Endpoint.MASS_SEND, client -> client.articles.massSend(client.gov(), "draft-1", "key-1"));
    all.put(Endpoint.GET_MASS, client -> client.articles.massState(client.gov(), "1000000001"));
    all.put(Endpoint.DELETE_MASS, client -> client.articles.deleteMass(client.gov(), "1000000001"));
    return all;
  }
}
