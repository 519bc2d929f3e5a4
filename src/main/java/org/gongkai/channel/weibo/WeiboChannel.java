package org.gongkai.channel.weibo;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.Capabilities;
import org.gongkai.channel.Channel;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.ChannelTest;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Rendition;
import org.gongkai.channel.Sending;
import org.gongkai.channel.outbound.OutboundClient;
import org.gongkai.channel.outbound.OutboundRequest;
import org.gongkai.channel.outbound.OutboundResult;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.jspecify.annotations.Nullable;

/**
 * Posts statuses or long articles to a Weibo account. The platform knows no key of a call, so a
 * lost one is only settled by reading the account back. Reading and deleting belong to its API for
 * institutions; an account without that permission reads {@code UNREADABLE} and deletes by hand.
 */
@ApplicationScoped
public class WeiboChannel implements Channel {

  private static final Capabilities CAPABILITIES =
      new Capabilities(WeiboText.TITLE, WeiboText.CONTENT, 0, false, true, true, false, false);

  private final OutboundClient client;
  private final WeiboText text;
  private final WeiboConfig config;
  private final InstantSource clock;

  /** Serves channels of the kind WEIBO. */
  public WeiboChannel(
      OutboundClient client, PublicSite site, WeiboConfig config, InstantSource clock) {
    this.client = client;
    this.text = new WeiboText(site);
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "WEIBO";
  }

  /** Limits are those of articles; a status' depend on the address in it. */
  @Override
  public Duration settlesWithin() {
    return config.settlesWithin();
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return new WeiboAccount(account).check();
  }

  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    return text.validate(new WeiboAccount(account).mode(), post);
  }

  @Override
  public Rendition render(ChannelAccount account, Post post) {
    return text.render(new WeiboAccount(account), post);
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    WeiboAccount account = new WeiboAccount(sending.account());
    Map<String, String> fields = sending.rendition().fields();
    // By what was rendered: the account's mode may have changed since.
    WeiboMode mode = fields.containsKey("status") ? WeiboMode.STATUS : WeiboMode.ARTICLE;
    String path =
        mode == WeiboMode.STATUS ? "/2/statuses/share.json" : "/proxy/article/publish.json";
    return client
        .send(OutboundRequest.form(config.baseUrl() + path, account.authorized(fields)))
        .map(result -> WeiboOutcomes.of(result, mode, config.statusUrl(), clock.instant()));
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    return Uni.createFrom().item(Publication.failed(Outcome.MANUAL, "微博发出后不能修改"));
  }

  /**
   * Deletes the status (<a
   * href="https://open.weibo.com/wiki/C/2/statuses/destroy/biz">statuses/destroy/biz</a>). That of
   * an article is not documented: a person deletes it.
   */
  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    String id = placement.platformId();
    if (id == null || !id.matches("[0-9]+")) {
      return Uni.createFrom().item(Publication.failed(Outcome.MANUAL, "须由人在微博上删除"));
    }
    WeiboAccount account = new WeiboAccount(sending.account());
    String address = config.businessUrl() + "/2/statuses/destroy/biz.json";
    return client
        .send(OutboundRequest.form(address, account.authorized(Map.of("id", id))))
        .map(this::deleted);
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    Map<String, String> fields = sending.rendition().fields();
    String sent = fields.getOrDefault("status", fields.getOrDefault("text", ""));
    if (sent.isEmpty()) {
      return Uni.createFrom().item(Reading.of(Reading.State.UNREADABLE, "没有可比对的文字"));
    }
    String id = placement == null ? null : placement.platformId();
    return timeline(sending.account())
        .map(
            result ->
                new WeiboTimeline(config.statusUrl())
                    .read(result, sent, id, sending.post().publishedAt()));
  }

  /** Reads the account, which shows nothing to readers. */
  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    List<ChannelFinding> findings = check(account);
    return findings.isEmpty()
        ? timeline(account).map(this::trial)
        : Uni.createFrom().item(new ChannelTest(false, findings.get(0).message()));
  }

  private Uni<OutboundResult> timeline(ChannelAccount account) {
    Map<String, String> query =
        new WeiboAccount(account).authorized(Map.of("count", String.valueOf(WeiboTimeline.PAGE)));
    String address = config.businessUrl() + "/2/statuses/user_timeline/biz.json?";
    return client.send(OutboundRequest.get(address + OutboundRequest.encoded(query), Map.of()));
  }

  /** Deleting twice is harmless, so nothing of it stays unknown. */
  private Publication deleted(OutboundResult result) {
    JsonObject json = result instanceof Answered answered ? answered.json() : null;
    Integer error = json == null ? null : WeiboOutcomes.number(json.getValue("error_code"));
    if (Integer.valueOf(20101).equals(error)) {
      return Publication.withdrawn(Publication.Effect.REMOVED, "平台上已没有该微博");
    }
    Publication judged =
        WeiboOutcomes.of(result, WeiboMode.STATUS, config.statusUrl(), clock.instant());
    return switch (judged.outcome()) {
      case DELIVERED -> Publication.withdrawn(Publication.Effect.REMOVED, "平台已删除该微博");
      case UNKNOWN -> Publication.failed(Outcome.RETRY, String.valueOf(judged.detail()));
      case CHANNEL_DISABLED, REJECTED ->
          Publication.failed(Outcome.MANUAL, judged.detail() + "，须由人在微博上删除");
      default -> judged;
    };
  }

  private ChannelTest trial(OutboundResult result) {
    Reading reading = new WeiboTimeline("").read(result, "\n", null, Instant.MAX);
    return reading.state() == Reading.State.UNREADABLE
        ? new ChannelTest(false, String.valueOf(reading.detail()))
        : new ChannelTest(true, "账号可用，可以回读。");
  }
}
