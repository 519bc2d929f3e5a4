package org.gongkai.citizen.notification;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongkai.citizen.SessionService;
import org.gongkai.citizen.notification.GrantService.Told;
import org.gongkai.citizen.notification.NotificationConfig.GrantsFrom;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.wechat.WechatApps;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.WechatEventHandler;
import org.jspecify.annotations.Nullable;

/** Acts on what the platform tells of consents and of messages that were sent. */
@ApplicationScoped
class SubscriptionEvents implements WechatEventHandler {

  private static final String POPUP = "subscribe_msg_popup_event";
  private static final String CHANGE = "subscribe_msg_change_event";
  private static final String SENT = "subscribe_msg_sent_event";
  private static final int MOST_NAME = 64;
  private static final int MOST_CODE = 20;

  /** XML wraps the list in an element of the event's name, JSON does not. */
  private static final List<String> WRAPPERS =
      List.of("SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent", "SubscribeMsgSentEvent");

  private final WechatApps apps;
  private final SessionService sessions;
  private final GrantService grants;
  private final OutboxService outbox;
  private final Templates templates;
  private final FieldCipher cipher;
  private final GrantsFrom from;

  SubscriptionEvents(
      WechatApps apps,
      SessionService sessions,
      GrantService grants,
      OutboxService outbox,
      Templates templates,
      FieldCipher cipher,
      NotificationConfig config) {
    this.apps = apps;
    this.sessions = sessions;
    this.grants = grants;
    this.outbox = outbox;
    this.templates = templates;
    this.cipher = cipher;
    this.from = config.grantsFrom();
  }

  @Override
  public Set<String> events() {
    return Set.of(POPUP, CHANGE, SENT);
  }

  @Override
  public Uni<Void> handle(WechatEvent event) {
    String openid = event.text("FromUserName");
    if (openid == null || !event.app().name().equals(apps.miniProgram().name())) {
      return Uni.createFrom().voidItem();
    }
    return sessions
        .citizenOf(openid)
        .chain(citizen -> citizen == null ? Uni.createFrom().voidItem() : handle(event, citizen));
  }

  private Uni<Void> handle(WechatEvent event, UUID citizen) {
    List<JsonObject> items = items(event);
    if (event.name().equals(SENT)) {
      return arrivals(citizen, items);
    }
    List<Told> told =
        items.stream()
            .flatMap(item -> told(event, citizen, item))
            // In one order for all, so that no two of a citizen's changes wait for each other.
            .sorted(Comparator.comparing(one -> one.template().id()))
            .toList();
    return told.isEmpty() ? Uni.createFrom().voidItem() : grants.noteEvents(citizen, told);
  }

  private static List<JsonObject> items(WechatEvent event) {
    Stream<JsonObject> wrapped =
        WRAPPERS.stream()
            .flatMap(wrapper -> event.objects(wrapper).stream())
            .flatMap(part -> WechatEvent.objects(part, "List").stream());
    return Stream.concat(event.objects("List").stream(), wrapped).toList();
  }

  /** Nothing for another template, or for an answer that changes nothing. */
  private Stream<Told> told(WechatEvent event, UUID citizen, JsonObject item) {
    MessageTemplate template = templates.withId(WechatEvent.text(item, "TemplateId"));
    String status = WechatEvent.text(item, "SubscribeStatusString");
    Boolean consent = template == null ? null : consent(event.name(), template, status);
    return template == null || consent == null
        ? Stream.empty()
        : Stream.of(new Told(mark(event, citizen, template, status), template, consent));
  }

  /** Whether the citizen agrees from now on; null when the ledger stays as it is. */
  private @Nullable Boolean consent(
      String event, MessageTemplate template, @Nullable String status) {
    boolean rejects = "reject".equals(status);
    if (event.equals(CHANGE)) {
      return rejects ? false : null;
    }
    if (from != GrantsFrom.EVENTS) {
      return null;
    }
    if ("accept".equals(status) || "acceptWithAudio".equals(status)) {
      return true;
    }
    // One who says no to one more message has not taken back an earlier yes.
    return (rejects && template.standing()) ? false : null;
  }

  /** The same for an event that comes twice, telling nothing of whom it is about. */
  private String mark(
      WechatEvent event, UUID citizen, MessageTemplate template, @Nullable String status) {
    String at = event.text("CreateTime");
    return cipher.hash(
        String.join(
            "\n",
            event.name(),
            citizen.toString(),
            template.id(),
            String.valueOf(status),
            at == null ? event.receivedAt().toString() : at));
  }

  private Uni<Void> arrivals(UUID citizen, List<JsonObject> items) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(item -> arrival(citizen, item))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> arrival(UUID citizen, JsonObject item) {
    String platformId = WechatEvent.text(item, "MsgID");
    String code = WechatEvent.text(item, "ErrorCode");
    return platformId == null || platformId.length() > MOST_NAME || code == null
        ? Uni.createFrom().voidItem()
        : outbox.arrived(
            citizen, platformId, code.substring(0, Math.min(code.length(), MOST_CODE)));
  }
}
