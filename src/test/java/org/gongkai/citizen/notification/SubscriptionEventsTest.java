package org.gongkai.citizen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.citizen.notification.Recipient.await;
import static org.gongkai.citizen.notification.Recipient.column;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.gongkai.citizen.SessionService;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.gongkai.wechat.AppKind;
import org.gongkai.wechat.WechatApp;
import org.gongkai.wechat.WechatApps;
import org.gongkai.wechat.WechatEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class SubscriptionEventsTest {

  private static final String POPUP = "subscribe_msg_popup_event";
  private static final String CHANGE = "subscribe_msg_change_event";
  private static final String SENT = "subscribe_msg_sent_event";

  @Inject SubscriptionEvents byClient;
  @Inject WechatApps apps;
  @Inject SessionService sessions;
  @Inject GrantService grants;
  @Inject OutboxService outbox;
  @Inject Templates templates;
  @Inject FieldCipher cipher;

  @AfterEach
  void endAll() {
    Database.update(
        "update notification set state = 'FAILED', lease_token = null, lease_until = null where"
            + " state in ('WAITING', 'SENDING')");
  }

  @Test
  void actsOnEventsOfSubscriptions() {
    assertThat(byClient.events()).containsExactlyInAnyOrder(POPUP, CHANGE, SENT);
  }

  @Test
  void countsConsentsWhereThePlatformTells() {
    Recipient recipient = Recipient.login();
    handle(byEvents(), recipient, POPUP, "1", status(Recipient.ANSWER, "accept"));
    assertThat(recipient.remaining()).isOne();
    handle(byEvents(), recipient, POPUP, "2", status(Recipient.ANSWER, "reject"));
    assertThat(recipient.remaining()).as("an earlier yes").isOne();
    handle(
        byEvents(),
        recipient,
        POPUP,
        "3",
        new JsonArray()
            .add(status(Recipient.ANSWER, "accept"))
            .add(status(Recipient.MODERATION, "accept"))
            .add(status("ANOTHER-TEMPLATE", "accept")));
    assertThat(recipient.remaining()).isEqualTo(2);
    assertThat(recipient.standing()).isTrue();
    handle(byEvents(), recipient, POPUP, "4", status(Recipient.MODERATION, "reject"));
    assertThat(recipient.standing()).isFalse();
  }

  @Test
  void readsTheListWithinTheElementThatXmlHas() {
    Recipient recipient = Recipient.login();
    JsonObject wrapped = new JsonObject().put("List", status(Recipient.ANSWER, "accept"));
    JsonObject content = content(recipient, "1").put("SubscribeMsgPopupEvent", wrapped);
    await(() -> byEvents().handle(event(apps.miniProgram(), POPUP, content)));
    assertThat(recipient.remaining()).isOne();
  }

  @Test
  void countsAnEventOnce() {
    Recipient recipient = Recipient.login();
    for (int i = 0; i < 3; i++) {
      handle(byEvents(), recipient, POPUP, "1", status(Recipient.ANSWER, "accept"));
    }
    assertThat(recipient.remaining()).isOne();
    Recipient another = Recipient.login();
    handle(byEvents(), another, POPUP, "1", status(Recipient.ANSWER, "accept"));
    assertThat(another.remaining()).isOne();
  }

  @Test
  void letsAnOldEventUndoNothingNewer() {
    Recipient recipient = Recipient.agreed(2);
    handle(byClient, recipient, CHANGE, "1", status(Recipient.ANSWER, "reject"));
    assertThat(recipient.remaining()).isZero();
    Database.update(
        "update notification_grant set remaining = 1 where citizen_id = ?", recipient.id());
    handle(byClient, recipient, CHANGE, "1", status(Recipient.ANSWER, "reject"));
    assertThat(recipient.remaining()).as("the event again").isOne();
    handle(byClient, recipient, CHANGE, "2", status(Recipient.ANSWER, "reject"));
    assertThat(recipient.remaining()).as("a later one").isZero();
  }

  @Test
  void countsNoConsentThatTheMiniProgramTells() {
    Recipient recipient = Recipient.agreed(1).withStanding();
    handle(byClient, recipient, POPUP, "1", status(Recipient.ANSWER, "accept"));
    handle(byClient, recipient, POPUP, "2", status(Recipient.MODERATION, "reject"));
    assertThat(recipient.remaining()).isOne();
    assertThat(recipient.standing()).isTrue();
  }

  @Test
  void endsConsentsThatTheCitizenTakesBackInTheSettings() {
    Recipient recipient = Recipient.agreed(3).withStanding();
    handle(byClient, recipient, CHANGE, "1", status(Recipient.ANSWER, "accept"));
    assertThat(recipient.remaining()).isEqualTo(3);
    handle(
        byClient,
        recipient,
        CHANGE,
        "2",
        new JsonArray()
            .add(status(Recipient.ANSWER, "reject"))
            .add(status(Recipient.MODERATION, "reject")));
    assertThat(recipient.remaining()).isZero();
    assertThat(recipient.standing()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "20004"})
  void notesWhetherAMessageArrived(String code) {
    Recipient recipient = Recipient.agreed(1);
    String platformId = UUID.randomUUID().toString();
    UUID id = sent(recipient, platformId);
    JsonObject item = arrival(platformId, code);
    for (int i = 0; i < 2; i++) {
      handle(byClient, recipient, SENT, "1", item);
      assertThat(column(id, "arrival")).isEqualTo(code);
      assertThat(column(id, "state")).isEqualTo("SENT");
    }
    handle(byClient, Recipient.login(), SENT, "2", arrival(platformId, "9"));
    assertThat(column(id, "arrival")).as("another's event").isEqualTo(code);
  }

  @Test
  void letsAnEventWaitThatIsFasterThanWeAre() {
    Recipient recipient = Recipient.agreed(1);
    UUID id = recipient.told();
    OutboxService.Claim claim = claim();
    String platformId = UUID.randomUUID().toString();
    assertThatThrownBy(() -> handle(byClient, recipient, SENT, "1", arrival(platformId, "0")))
        .hasMessageContaining("not recorded yet");
    await(() -> outbox.record(claim, CallOutcome.sent(platformId)));
    handle(byClient, recipient, SENT, "1", arrival(platformId, "0"));
    assertThat(column(id, "arrival")).isEqualTo("0");
    handle(byClient, recipient, SENT, "2", arrival(UUID.randomUUID().toString(), "0"));
    assertThat(column(id, "arrival")).as("one that nobody knows").isEqualTo("0");
  }

  @Test
  void ignoresWhatIsNotOfOurCitizens() {
    Recipient recipient = Recipient.agreed(1);
    String openid = recipient.openid();
    WechatApp other =
        new WechatApp("other", AppKind.OFFICIAL_ACCOUNT, "wx-other", "secret", null, null);
    String before = Tables.fingerprint();
    JsonObject content = content(openid, "1").put("List", status(Recipient.ANSWER, "reject"));
    await(() -> byClient.handle(event(other, CHANGE, content)));
    JsonObject stranger = content("oStranger", "1").put("List", status(Recipient.ANSWER, "reject"));
    await(() -> byClient.handle(event(apps.miniProgram(), CHANGE, stranger)));
    await(() -> byClient.handle(event(apps.miniProgram(), CHANGE, new JsonObject())));
    handle(byClient, recipient, CHANGE, "1", status("ANOTHER-TEMPLATE", "reject"));
    handle(byClient, recipient, CHANGE, "1", new JsonObject());
    handle(byClient, recipient, SENT, "1", new JsonObject().put("MsgID", "1"));
    await(() -> byClient.handle(event(apps.miniProgram(), CHANGE, content(openid, "1"))));
    assertThat(Tables.fingerprint()).isEqualTo(before);
  }

  private OutboxService.Claim claim() {
    OutboxService.Claim claim = await(() -> outbox.claim()).claim();
    if (claim == null) {
      throw new IllegalStateException("nothing is due");
    }
    return claim;
  }

  private UUID sent(Recipient recipient, String platformId) {
    UUID id = recipient.told();
    OutboxService.Claim claim = claim();
    await(() -> outbox.record(claim, CallOutcome.sent(platformId)));
    return id;
  }

  /** As it is where the platform tells of consents. */
  private SubscriptionEvents byEvents() {
    return new SubscriptionEvents(
        apps, sessions, grants, outbox, templates, cipher, FixedConfig.byEvents());
  }

  private void handle(
      SubscriptionEvents handler, Recipient recipient, String name, String at, Object list) {
    JsonObject content = content(recipient, at).put("List", list);
    await(() -> handler.handle(event(apps.miniProgram(), name, content)));
  }

  private static JsonObject status(String templateId, String status) {
    return new JsonObject()
        .put("TemplateId", templateId)
        .put("SubscribeStatusString", status)
        .put("PopupScene", "0");
  }

  private static JsonObject arrival(String platformId, String code) {
    return new JsonObject()
        .put("TemplateId", Recipient.ANSWER)
        .put("MsgID", platformId)
        .put("ErrorCode", code)
        .put("ErrorStatus", "success");
  }

  private static JsonObject content(Recipient recipient, String at) {
    return content(recipient.openid(), at);
  }

  private static JsonObject content(String openid, String at) {
    return new JsonObject().put("FromUserName", openid).put("CreateTime", at);
  }

  private static WechatEvent event(WechatApp app, String name, JsonObject content) {
    return new WechatEvent(app, name, content, Instant.now());
  }
}
