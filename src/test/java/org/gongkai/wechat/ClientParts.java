package org.gongkai.wechat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.security.SecurityConfig;
import org.gongkai.platform.trace.NoSpans;

/** The client put together by hand, as one instance of the application has it. */
final class ClientParts {

  static final String MINI_ID = "wxinvented000000000";
  static final String MINI_SECRET = "invented-mini-secret";
  static final String GOV_SECRET = "invented-gov-secret";

  final MeterRegistry metrics = new SimpleMeterRegistry();
  final WechatApps apps;
  final AccessTokens tokens;
  final LoginClient login;
  final CheckClient checks;
  final MessageClient messages;
  final CodeClient codes;
  final ArticleClient articles;

  ClientParts(
      Vertx vertx, WechatConfig config, ReactiveRedisDataSource redis, InstantSource clock) {
    this(vertx, config, redis, clock, cipher());
  }

  ClientParts(
      Vertx vertx,
      WechatConfig config,
      ReactiveRedisDataSource redis,
      InstantSource clock,
      FieldCipher cipher) {
    WechatHttp http = new WechatHttp(vertx, config, clock, metrics, NoSpans.make());
    apps = new WechatApps(config);
    Repetition repetition = new Repetition(config);
    SharedTokens shared = new SharedTokens(redis, cipher, clock);
    tokens = new AccessTokens(http, shared, repetition, config, clock);
    WechatCalls calls =
        new WechatCalls(
            http,
            tokens,
            new Quotas(redis, clock, new QuotaMetrics(new SimpleMeterRegistry(), clock)),
            repetition);
    login = new LoginClient(calls, apps);
    checks = new CheckClient(calls, apps);
    messages = new MessageClient(calls, apps);
    codes = new CodeClient(calls, apps);
    articles = new ArticleClient(calls);
  }

  WechatApp mini() {
    return apps.miniProgram();
  }

  WechatApp gov() {
    WechatApp gov = apps.find("gov");
    if (gov == null) {
      throw new AssertionError("no app gov");
    }
    return gov;
  }

  /** A Redis that is away. */
  static ReactiveRedisDataSource noRedis() {
    return (ReactiveRedisDataSource)
        Proxy.newProxyInstance(
            ClientParts.class.getClassLoader(),
            new Class<?>[] {ReactiveRedisDataSource.class},
            (proxy, method, arguments) ->
                Uni.createFrom().failure(new IllegalStateException("away")));
  }

  private static FieldCipher cipher() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    return new FieldCipher(new Keys(key, "test", key));
  }

  private record Keys(String fieldKey, String fieldKeyId, String hashKey)
      implements SecurityConfig {

    @Override
    public String unitClaim() {
      return "unit";
    }

    @Override
    public Optional<List<String>> oldFieldKeys() {
      return Optional.empty();
    }
  }

  /** A clock that is moved by hand. */
  static final class Clock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-03-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /**
   * A configuration.
   *
   * @param miniId the mini-program's AppID, by which Redis keeps apart what tests do
   */
  record Config(List<URI> baseUrls, Duration timeout, Duration lease, String miniId)
      implements WechatConfig {

    static Config of(URI... roots) {
      return new Config(List.of(roots), Duration.ofSeconds(10), Duration.ofSeconds(15), MINI_ID);
    }

    Config waiting(Duration longest) {
      return new Config(baseUrls, longest, lease, miniId);
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration uploadTimeout() {
      return timeout;
    }

    @Override
    public String miniProgram() {
      return "mini";
    }

    @Override
    public Map<String, App> apps() {
      return Map.of(
          "mini", new Account(AppKind.MINI_PROGRAM, miniId, MINI_SECRET),
          "gov", new Account(AppKind.OFFICIAL_ACCOUNT, miniId + "gov", GOV_SECRET));
    }

    @Override
    public Retry retry() {
      return new Retry() {
        @Override
        public int attempts() {
          return 3;
        }

        @Override
        public Duration pause() {
          return Duration.ofMillis(2);
        }
      };
    }

    @Override
    public Token token() {
      return new Token() {
        @Override
        public Duration lease() {
          return lease;
        }

        @Override
        public Duration poll() {
          return Duration.ofMillis(20);
        }

        @Override
        public Duration memory() {
          return Duration.ofSeconds(60);
        }
      };
    }
  }

  private record Account(AppKind kind, String appId, String appSecret) implements WechatConfig.App {

    @Override
    public Optional<String> callbackToken() {
      return Optional.empty();
    }

    @Override
    public Optional<String> callbackKey() {
      return Optional.empty();
    }
  }
}
