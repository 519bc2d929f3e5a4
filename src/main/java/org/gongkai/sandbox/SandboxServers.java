package org.gongkai.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongkai.sandbox.simulated.JpushSimulator;
import org.gongkai.sandbox.simulated.WebhookReceiver;
import org.gongkai.sandbox.simulated.WechatAccounts;
import org.gongkai.sandbox.simulated.WechatSimulator;
import org.gongkai.sandbox.simulated.WeiboSimulator;

/** The servers beside the application: PostgreSQL, Redis and the simulated platforms. */
public final class SandboxServers implements AutoCloseable {

  /** Issuer of development staff tokens. */
  static final String STAFF_ISSUER = "urn:gongkai:sandbox-staff";

  private final SandboxKeys keys;
  private final EmbeddedPostgresql postgresql;
  private final EmbeddedRedis redis;
  private final WechatSimulator wechat;
  private final WeiboSimulator weibo;
  private final JpushSimulator jpush;
  private final WebhookReceiver webhook;
  private final Path media;

  private SandboxServers(SandboxOptions options) {
    keys = SandboxKeys.loadOrMake(options.dataDir());
    postgresql = EmbeddedPostgresql.start(options);
    redis = EmbeddedRedis.start(options);
    wechat =
        WechatSimulator.start(Ports.claim(options.wechatPort(), "gongkai.embedded.wechat-port"));
    weibo = WeiboSimulator.start(Ports.claim(options.weiboPort(), "gongkai.embedded.weibo-port"));
    jpush = JpushSimulator.start(Ports.claim(options.jpushPort(), "gongkai.embedded.jpush-port"));
    webhook =
        WebhookReceiver.start(Ports.claim(options.webhookPort(), "gongkai.embedded.webhook-port"));
    media = options.dataDir().resolve("media");
  }

  /** Starts all of them, ending first what a killed application left behind in the same folder. */
  public static SandboxServers start(SandboxOptions options) {
    return new SandboxServers(options);
  }

  /** The simulated WeChat, to ask what it shows and to tell it faults. */
  public WechatSimulator wechat() {
    return wechat;
  }

  /** The simulated Weibo, to ask what it shows and to tell it faults. */
  public WeiboSimulator weibo() {
    return weibo;
  }

  /** The simulated JPush, likewise. */
  public JpushSimulator jpush() {
    return jpush;
  }

  /** The receiver of signed messages, likewise. */
  public WebhookReceiver webhook() {
    return webhook;
  }

  /** The configuration by which an application, a production build included, uses these servers. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("quarkus.datasource.reactive.url", postgresql.url());
    configuration.putAll(postgresql.roles());
    configuration.put("quarkus.redis.hosts", redis.url());
    configuration.put("quarkus.oidc.public-key", keys.staffPublic());
    configuration.put("quarkus.oidc.token.issuer", STAFF_ISSUER);
    configuration.put("gongkai.citizen.signing-key", keys.citizenPrivate());
    configuration.put("gongkai.security.field-key", keys.field());
    configuration.put("gongkai.evidence.signing-key", keys.evidence());
    configuration.put("gongkai.evidence.origin", "localhost/evidence");
    configuration.put("gongkai.security.field-key-id", "sandbox");
    configuration.put("gongkai.security.hash-key", keys.hash());
    configuration.put("gongkai.wechat.base-urls", wechat.url());
    configuration.putAll(wechatApps());
    configuration.put("gongkai.media.folder", media.toString());
    configuration.put("gongkai.weibo.base-url", weibo.url());
    configuration.put("gongkai.weibo.business-url", weibo.url());
    configuration.put("gongkai.jpush.base-url", jpush.url());
    // The simulated platforms are on this machine, and everybody knows their secrets.
    configuration.put("gongkai.rehearsal", "true");
    configuration.put("gongkai.outbound.allow-private", "true");
    return configuration;
  }

  private static Map<String, String> wechatApps() {
    Map<String, String> apps = new LinkedHashMap<>();
    String mini = "gongkai.wechat.apps.mini.";
    apps.put(mini + "app-id", WechatAccounts.MINI_APP_ID);
    apps.put(mini + "app-secret", WechatAccounts.MINI_SECRET);
    apps.put(mini + "callback-token", WechatAccounts.MINI_CALLBACK_TOKEN);
    apps.put(mini + "callback-key", WechatAccounts.MINI_CALLBACK_KEY);
    String gov = "gongkai.wechat.apps.gov.";
    apps.put(gov + "kind", "OFFICIAL_ACCOUNT");
    apps.put(gov + "app-id", WechatAccounts.GOV_APP_ID);
    apps.put(gov + "app-secret", WechatAccounts.GOV_SECRET);
    apps.put(gov + "callback-token", WechatAccounts.GOV_CALLBACK_TOKEN);
    apps.put(gov + "callback-key", WechatAccounts.GOV_CALLBACK_KEY);
    return apps;
  }

  /** What only the sandbox's own parts use. */
  public Map<String, String> sandboxConfiguration() {
    return Map.of(
        "gongkai.sandbox.staff-key",
        keys.staffPrivate(),
        "gongkai.sandbox.webhook-url",
        webhook.url() + WebhookReceiver.HOOK);
  }

  @Override
  public void close() {
    webhook.close();
    jpush.close();
    weibo.close();
    wechat.close();
    redis.close();
    postgresql.close();
  }
}
