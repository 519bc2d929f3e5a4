package org.gongkai.wechat;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client of an official account for tests of what uses it. */
public final class OfficialClients {

  private final ClientParts parts;

  /** A client that gives up after so long. */
  public OfficialClients(Vertx vertx, URI root, Duration patience, InstantSource clock) {
    this(vertx, root, patience, clock, "wxinvented-gov", ClientParts.GOV_SECRET);
  }

  /** The same of an account that the platform knows. */
  public OfficialClients(
      Vertx vertx,
      URI root,
      Duration patience,
      InstantSource clock,
      String appId,
      String appSecret) {
    WechatConfig usual = ClientParts.Config.of(root).waiting(patience);
    this.parts =
        new ClientParts(vertx, new Known(usual, appId, appSecret), ClientParts.noRedis(), clock);
  }

  public ArticleClient articles() {
    return parts.articles;
  }

  /** With the apps {@code mini} and {@code gov}. */
  public WechatApps apps() {
    return parts.apps;
  }

  /** An event of the account {@code gov}. */
  public WechatEvent event(String name, JsonObject content, InstantSource clock) {
    return new WechatEvent(parts.gov(), name, content, clock.instant());
  }

  private record Known(WechatConfig usual, String appId, String appSecret) implements WechatConfig {

    @Override
    public List<URI> baseUrls() {
      return usual.baseUrls();
    }

    @Override
    public Duration connectTimeout() {
      return usual.connectTimeout();
    }

    @Override
    public Duration timeout() {
      return usual.timeout();
    }

    @Override
    public Duration uploadTimeout() {
      return usual.uploadTimeout();
    }

    @Override
    public String miniProgram() {
      return usual.miniProgram();
    }

    @Override
    public Map<String, App> apps() {
      App mini = usual.apps().get("mini");
      return mini == null ? Map.of() : Map.of("mini", mini, "gov", new Gov(appId, appSecret));
    }

    @Override
    public Retry retry() {
      return usual.retry();
    }

    @Override
    public Token token() {
      return usual.token();
    }
  }

  private record Gov(String appId, String appSecret) implements WechatConfig.App {

    @Override
    public AppKind kind() {
      return AppKind.OFFICIAL_ACCOUNT;
    }

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
