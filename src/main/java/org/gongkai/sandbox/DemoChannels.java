package org.gongkai.sandbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gongkai.channel.ChannelRegistryService;
import org.gongkai.channel.OpenChannelRequest;
import org.gongkai.sandbox.simulated.JpushSimulator;
import org.gongkai.sandbox.simulated.WebhookReceiver;
import org.gongkai.sandbox.simulated.WeiboSimulator;
import org.gongkai.wechat.AppKind;
import org.gongkai.wechat.WechatApps;

/** The invented town's accounts on the simulated platforms. */
@ApplicationScoped
class DemoChannels {

  private static final String UNIT = "云溪县青禾镇人民政府";

  /** The channel and the account that it is on. */
  private static final String OFFICIAL = "gov";

  private final ChannelRegistryService registry;
  private final WechatApps apps;
  private final String webhook;

  DemoChannels(
      ChannelRegistryService registry,
      WechatApps apps,
      @ConfigProperty(name = "gongkai.sandbox.webhook-url") String webhook) {
    this.registry = registry;
    this.apps = apps;
    this.webhook = webhook;
  }

  /** Opens them, one after the other. */
  Uni<Void> open(String by) {
    return Multi.createFrom()
        .iterable(requests())
        // An instance beside another platform may have no such account.
        .filter(request -> !request.id().equals(OFFICIAL) || hasOfficial())
        .onItem()
        .transformToUniAndConcatenate(request -> registry.open(request, by))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private boolean hasOfficial() {
    return apps.named(AppKind.OFFICIAL_ACCOUNT).contains(OFFICIAL);
  }

  private List<OpenChannelRequest> requests() {
    return List.of(
        request(OFFICIAL, "WECHAT_OFFICIAL", "青禾发布公众号（演示）", Map.of("app", OFFICIAL), Map.of()),
        request(
            "county-portal",
            "WEBHOOK",
            "县政府门户网站（演示）",
            Map.of("url", webhook),
            Map.of("secret", WebhookReceiver.SECRET)),
        request(
            "weibo",
            "WEIBO",
            "青禾发布微博（演示）",
            Map.of("mode", "STATUS", "rip", "203.0.113.9"),
            Map.of("accessToken", WeiboSimulator.TOKEN)),
        request(
            "app",
            "APP_PUSH",
            "青禾通 App 推送（演示）",
            Map.of("audience", "all"),
            Map.of("appKey", JpushSimulator.APP_KEY, "masterSecret", JpushSimulator.MASTER_SECRET)),
        request("toutiao", "ASSISTED", "青禾发布头条号（人工发布）", Map.of("platform", "TOUTIAO"), Map.of()));
  }

  private static OpenChannelRequest request(
      String id,
      String kind,
      String name,
      Map<String, String> settings,
      Map<String, String> credentials) {
    return new OpenChannelRequest(
        id, kind, name, id, UNIT, settings, credentials, null, null, null, "演示渠道");
  }
}
