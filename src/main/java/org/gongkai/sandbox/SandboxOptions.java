package org.gongkai.sandbox;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the embedded servers live and listen.
 *
 * @param dataDir their data; kept over restarts
 * @param postgresqlPort 0 for any free one
 * @param redisPort 0 for any free one
 * @param wechatPort 0 for any free one
 * @param weiboPort 0 for any free one
 * @param jpushPort 0 for any free one
 * @param webhookPort 0 for any free one
 * @param durable whether PostgreSQL writes through to the disk; tests do without
 */
public record SandboxOptions(
    Path dataDir,
    int postgresqlPort,
    int redisPort,
    int wechatPort,
    int weiboPort,
    int jpushPort,
    int webhookPort,
    boolean durable) {

  private static final String PREFIX = "gongkai.embedded.";

  /** Options with any free ports for the platforms beside WeChat. */
  public SandboxOptions(
      Path dataDir, int postgresqlPort, int redisPort, int wechatPort, boolean durable) {
    this(dataDir, postgresqlPort, redisPort, wechatPort, 0, 0, 0, durable);
  }

  /** From system properties or environment variables, such as {@code GONGKAI_EMBEDDED_DATA_DIR}. */
  static SandboxOptions fromSystem() {
    return new SandboxOptions(
        Path.of(setting("data-dir", "target/gongkai-data")).toAbsolutePath().normalize(),
        Integer.parseInt(setting("postgresql-port", "15432")),
        Integer.parseInt(setting("redis-port", "16379")),
        Integer.parseInt(setting("wechat-port", "18080")),
        Integer.parseInt(setting("weibo-port", "18081")),
        Integer.parseInt(setting("jpush-port", "18082")),
        Integer.parseInt(setting("webhook-port", "18083")),
        true);
  }

  /** The port that the application is going to listen on. */
  static int httpPort() {
    return Integer.parseInt(read("quarkus.http.port", "8080"));
  }

  private static String setting(String name, String otherwise) {
    return read(PREFIX + name, otherwise);
  }

  private static String read(String name, String otherwise) {
    String property = System.getProperty(name);
    String variable =
        System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    return property != null ? property : variable != null ? variable : otherwise;
  }
}
