package org.gongkai.channel.push;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Notifies the mobile apps through JPush.
 *
 * <p>A {@code cid} keeps the platform from pushing twice: a second call with the same one answers
 * with the result of the first, for a day. It has the form {@code appkey-uuid} and <a
 * href="https://docs.jiguang.cn/jpush/server/push/rest_api_v3_push_advanced">must be taken from the
 * platform's pool</a>; nothing says that one of our own is taken. So each attempt takes one and,
 * when its push is lost, repeats it once with the same one. Later attempts would not know it any
 * more: the kind is not repeatable, and what stays unknown is left to a person.
 *
 * <p>A notification cannot be taken back or changed; its link leads to the tombstone.
 */
@ApplicationScoped
public class JpushChannel implements Channel {

  private static final String PAYLOAD = "payload";
  private static final Capabilities CAPABILITIES =
      new Capabilities(null, null, 0, false, true, false, false, false);

  private final OutboundClient client;
  private final JpushPayload payload;
  private final JpushConfig config;
  private final InstantSource clock;

  /** Serves channels of the kind APP_PUSH. */
  public JpushChannel(
      OutboundClient client, PublicSite site, JpushConfig config, InstantSource clock) {
    this.client = client;
    this.payload = new JpushPayload(site);
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "APP_PUSH";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return new JpushAccount(account).check();
  }

  /** Everything fits: texts are cut. */
  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    return List.of();
  }

  /** All that is sent but the {@code cid}, which devices do not see. */
  @Override
  public Rendition render(ChannelAccount account, Post post) {
    return new Rendition(
        Map.of(PAYLOAD, payload.of(new JpushAccount(account), post).encode()), List.of());
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    JpushAccount account = new JpushAccount(sending.account());
    String rendered = sending.rendition().fields().get(PAYLOAD);
    if (rendered == null) {
      return Uni.createFrom().item(Publication.failed(Outcome.REJECTED, "没有可发送的内容"));
    }
    return cid(account)
        .chain(
            taken ->
                cidOf(taken) == null
                    ? Uni.createFrom().item(beforePush(taken))
                    : push(account, new JsonObject(rendered).put("cid", cidOf(taken)).encode()));
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    return Uni.createFrom().item(Publication.failed(Outcome.MANUAL, "通知发出后不能修改"));
  }

  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    return Uni.createFrom()
        .item(Publication.withdrawn(Publication.Effect.CARD_REMAINS, "通知发出后不能收回，其链接指向撤回说明"));
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    return Uni.createFrom().item(Reading.of(Reading.State.UNREADABLE, "平台不提供通知内容的查询"));
  }

  /** Takes a {@code cid}, which proves key and secret and shows nothing. */
  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    return cid(new JpushAccount(account)).map(this::trial);
  }

  private Uni<Publication> push(JpushAccount account, String body) {
    OutboundRequest request =
        OutboundRequest.json(config.baseUrl() + "/v3/push", account.authorization(), body);
    return judged(request)
        .chain(
            first ->
                first.outcome() == Outcome.UNKNOWN
                    ? judged(request).map(JpushChannel::again)
                    : Uni.createFrom().item(first));
  }

  /** The first call stays unknown unless the second one says what became of both. */
  private static Publication again(Publication second) {
    return second.outcome() == Outcome.DELIVERED
        ? second
        : Publication.failed(Outcome.UNKNOWN, "推送结果不明，须由人核实");
  }

  private Uni<Publication> judged(OutboundRequest request) {
    return client.send(request).map(result -> JpushOutcomes.of(result, clock.instant()));
  }

  private Uni<OutboundResult> cid(JpushAccount account) {
    return client.send(
        OutboundRequest.get(config.baseUrl() + "/v3/push/cid?count=1", account.authorization()));
  }

  private static @Nullable String cidOf(OutboundResult result) {
    JsonObject json = result instanceof Answered answered ? answered.json() : null;
    return json != null
            && json.getValue("cidlist") instanceof JsonArray list
            && !list.isEmpty()
            && list.getValue(0) instanceof String cid
        ? cid
        : null;
  }

  /** Taking a {@code cid} has no effect, so what is unknown of it may be tried again. */
  private Publication beforePush(OutboundResult result) {
    Publication refused = JpushOutcomes.of(result, clock.instant());
    return refused.outcome() == Outcome.UNKNOWN || refused.outcome() == Outcome.DELIVERED
        ? Publication.failed(Outcome.RETRY, "未能取得推送标识")
        : refused;
  }

  private ChannelTest trial(OutboundResult result) {
    if (cidOf(result) != null) {
      return new ChannelTest(true, "账号可用。");
    }
    String detail = beforePush(result).detail();
    return new ChannelTest(false, detail == null ? "" : detail);
  }
}
