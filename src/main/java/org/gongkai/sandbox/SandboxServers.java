package org.gongkai.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** The servers beside the application: PostgreSQL, Redis and the simulated WeChat platform. */
public final class SandboxServers implements AutoCloseable {

  /** Issuer of development staff tokens. */
  static final String STAFF_ISSUER = "urn:gongkai:sandbox-staff";

  private final SandboxKeys keys;
  private final EmbeddedPostgresql postgresql;
  private final EmbeddedRedis redis;
  private final WechatSimulator wechat;

  private SandboxServers(
      SandboxKeys keys,
      EmbeddedPostgresql postgresql,
      EmbeddedRedis redis,
      WechatSimulator wechat) {
    this.keys = keys;
    this.postgresql = postgresql;
    this.redis = redis;
    this.wechat = wechat;
  }

  /** Starts all of them, ending first what a killed application left behind in the same folder. */
  public static SandboxServers start(SandboxOptions options) {
    SandboxKeys keys = SandboxKeys.loadOrMake(options.dataDir());
    EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(options);
    EmbeddedRedis redis = EmbeddedRedis.start(options);
    return new SandboxServers(keys, postgresql, redis, WechatSimulator.start(options.wechatPort()));
  }

  /** The configuration by which an application, a production build included, uses these servers. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("quarkus.datasource.reactive.url", postgresql.url());
    configuration.put("quarkus.datasource.username", "postgres");
    configuration.put("quarkus.datasource.password", "postgres");
    configuration.put("quarkus.redis.hosts", redis.url());
    configuration.put("quarkus.oidc.public-key", keys.staffPublic());
    configuration.put("quarkus.oidc.token.issuer", STAFF_ISSUER);
    configuration.put("gongkai.citizen.signing-key", keys.citizenPrivate());
    configuration.put("gongkai.security.field-key", keys.field());
    configuration.put("gongkai.security.field-key-id", "sandbox");
    configuration.put("gongkai.security.hash-key", keys.hash());
    configuration.put("gongkai.wechat.base-url", wechat.url());
    configuration.put("gongkai.wechat.app-id", WechatSimulator.APP_ID);
    configuration.put("gongkai.wechat.app-secret", WechatSimulator.APP_SECRET);
    return configuration;
  }

  /** What only the sandbox's own parts use. */
  public Map<String, String> sandboxConfiguration() {
    return Map.of("gongkai.sandbox.staff-key", keys.staffPrivate());
  }

  @Override
  public void close() {
    wechat.close();
    redis.close();
    postgresql.close();
  }
}
