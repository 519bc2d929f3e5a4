package org.gongkai.channel.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
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
import org.gongkai.channel.outbound.RetryAfter;
import org.jspecify.annotations.Nullable;

/**
 * Tells a receiver of contents by signed messages. The id of a message stays the same over all
 * attempts, so the receiver takes repeated ones as one. What the receiver shows cannot be read.
 */
@ApplicationScoped
public class WebhookChannel implements Channel {

  private static final String PAYLOAD = "payload";
  private static final Capabilities CAPABILITIES =
      new Capabilities(null, null, 0, true, true, false, true, false);

  private final OutboundClient client;
  private final WebhookPayload payload;
  private final InstantSource clock;

  /** Serves channels of the kind WEBHOOK. */
  public WebhookChannel(OutboundClient client, PublicSite site, InstantSource clock) {
    this.client = client;
    this.payload = new WebhookPayload(site);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "WEBHOOK";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return new WebhookAccount(account).check();
  }

  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    int size = WebhookPayload.size(payload.shown(post));
    return size < WebhookPayload.LIMIT
        ? List.of()
        : List.of(
            new ChannelFinding(
                "attachments", WebhookPayload.LIMIT, size, "图片和附件的清单太长，消息超过 20 KB。"));
  }

  @Override
  public Rendition render(ChannelAccount account, Post post) {
    return new Rendition(Map.of(PAYLOAD, payload.shown(post)), List.of());
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    String message = sending.rendition().fields().get(PAYLOAD);
    if (message == null) {
      return Uni.createFrom().item(Publication.failed(Outcome.REJECTED, "没有可发送的内容"));
    }
    String id = sending.deliveryId().toString();
    return send(sending.account(), id, message)
        .map(result -> judge(result, () -> Publication.delivered(id, null)));
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    return publish(sending);
  }

  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    // Not the id of the message that it takes back, even if one delivery made both.
    String id = sending.deliveryId() + "-withdrawn";
    return send(sending.account(), id, payload.withdrawn(sending.post(), clock.instant()))
        .map(result -> judge(result, () -> removed(result)));
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    return Uni.createFrom().item(Reading.of(Reading.State.UNREADABLE, "接收方不能回读"));
  }

  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    List<ChannelFinding> findings = check(account);
    if (!findings.isEmpty()) {
      return Uni.createFrom().item(new ChannelTest(false, findings.get(0).message()));
    }
    UUID id = UUID.randomUUID();
    return send(account, id.toString(), WebhookPayload.test(id, clock.instant()))
        .map(WebhookChannel::trial);
  }

  private Uni<OutboundResult> send(ChannelAccount account, String id, String message) {
    WebhookAccount receiver = new WebhookAccount(account);
    if (!receiver.check().isEmpty()) {
      return Uni.createFrom().item(new OutboundResult.NotSent("渠道的地址或密钥不可用", true));
    }
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers =
        Map.of(
            StandardWebhook.ID,
            id,
            StandardWebhook.TIMESTAMP,
            Long.toString(timestamp),
            StandardWebhook.SIGNATURE,
            StandardWebhook.sign(receiver.secrets(), id, timestamp, message));
    return client.send(OutboundRequest.json(receiver.url(), headers, message));
  }

  private Publication judge(OutboundResult result, Supplier<Publication> done) {
    return WebhookOutcomes.succeeded(result)
        ? done.get()
        : WebhookOutcomes.failure(result, retryAfter(result));
  }

  private @Nullable Duration retryAfter(OutboundResult result) {
    return result instanceof Answered answered
        ? RetryAfter.parse(answered.header("retry-after"), clock.instant())
        : null;
  }

  private static Publication removed(OutboundResult result) {
    return Publication.withdrawn(
        Publication.Effect.REMOVED,
        result instanceof Answered answered ? "接收方已确认撤回：HTTP " + answered.status() : "");
  }

  private static ChannelTest trial(OutboundResult result) {
    if (WebhookOutcomes.succeeded(result)) {
      return new ChannelTest(true, "接收方已确认测试消息。");
    }
    String detail = WebhookOutcomes.failure(result, null).detail();
    return new ChannelTest(false, detail == null ? "" : detail);
  }
}
