package org.gongkai.citizen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.citizen.notification.Recipient.await;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongkai.citizen.InboxKind;
import org.gongkai.citizen.InboxService;
import org.gongkai.citizen.NewMessage;
import org.gongkai.citizen.ToldMessage;
import org.gongkai.citizen.ToldOutcome;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is put on its way to WeChat, and in which transaction. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class NotificationOutboxTest {

  private static final String TITLE = "关于公开征求《集市管理办法》意见的公告";

  @Inject InboxService inbox;

  /** So that no other test finds work of this one. */
  @AfterEach
  void endAll() {
    Database.update("update notification set state = 'FAILED' where state = 'WAITING'");
  }

  @Test
  void carriesThePublishedAnswerToEachAuthor() {
    Recipient agreed = Recipient.agreed(1);
    Recipient silent = Recipient.login();
    String consultation = Api.anOpenConsultation();
    String comment = comment(consultation, agreed, "建议甲。");
    assertThat(comment(consultation, silent, "建议乙。")).isNotEqualTo(comment);
    publish(consultation, comment);
    assertThat(rows(agreed)).isEqualTo("answer|" + TITLE + "|NOT_ADOPTED|WAITING");
    assertThat(rows(silent)).isEqualTo("answer|" + TITLE + "|NOTED|NO_GRANT");
    assertThat(
            Database.number(
                "select count(*) from notification n join inbox_message m on m.id = n.message_id"
                    + " join comment c on m.href = '/v1/receipts/' || c.receipt where c.id ="
                    + " ?::uuid and n.href = m.href and n.citizen_id = c.citizen_id and"
                    + " n.created_at = m.created_at",
                comment))
        .isOne();
    assertThat(agreed.remaining()).as("spent when it is sent").isOne();
  }

  @Test
  void spendsOneConsentOnSeveralAnswersOfOneReport() {
    Recipient agreed = Recipient.agreed(5);
    String consultation = Api.anOpenConsultation();
    for (int i = 0; i < 3; i++) {
      assertThat(comment(consultation, agreed, "建议" + i)).isNotBlank();
    }
    publish(consultation, null);
    assertThat(rows(agreed)).isEqualTo("answer|" + TITLE + "|ANSWERED|WAITING");
    assertThat(inboxOf(agreed, "ANSWER_PUBLISHED")).isEqualTo(3);
  }

  @Test
  void carriesARevisedAnswer() {
    Recipient agreed = Recipient.agreed(1);
    String consultation = Api.anOpenConsultation();
    String comment = comment(consultation, agreed, "建议甲。");
    publish(consultation, null);
    Database.update("delete from notification where citizen_id = ?", agreed.id());
    Api.decide(
            comment,
            Map.of(
                "outcome", "NOT_ADOPTED",
                "reason", "第十一条已规定公布期限，不再重复。",
                "note", "复核后发现该意见不属于已记录一类。"))
        .then()
        .statusCode(200);
    assertThat(rows(agreed)).isEqualTo("answer|" + TITLE + "|NOT_ADOPTED|WAITING");
  }

  @Test
  void carriesWhatWasDecidedAboutTheCommentsVisibility() {
    Recipient agreed = Recipient.login().withStanding();
    String consultation = Api.anOpenConsultation();
    String comment = comment(consultation, agreed, "建议甲。");
    moderate(
        comment, "moderation", Map.of("outcome", "HIDDEN", "reason", "内容含有他人的身份证号码。"), "officer");
    assertThat(rows(agreed)).isEqualTo("moderation|您的意见未公开|HIDDEN|WAITING");
    Database.update("delete from notification where citizen_id = ?", agreed.id());
    Api.citizen(agreed.name())
        .contentType(ContentType.JSON)
        .body(Map.of("text", "意见中没有身份证号码。"))
        .post("/v1/me/comments/" + comment + "/appeal")
        .then()
        .statusCode(201);
    moderate(
        comment,
        "appeal/decision",
        Map.of("outcome", "OVERTURNED", "reason", "经复核，意见中没有个人信息。"),
        // Another person than the one who hid it.
        "officer",
        "auditor");
    assertThat(rows(agreed)).isEqualTo("moderation|申诉成立|OVERTURNED|WAITING");
  }

  @Test
  void spendsNoConsentOnAReceiptOrAMaskedComment() {
    Recipient agreed = Recipient.agreed(1).withStanding();
    String consultation = Api.anOpenConsultation();
    assertThat(comment(consultation, agreed, "请回复我的电话13800138000。")).isNotBlank();
    Api.workOff();
    assertThat(inboxOf(agreed, "COMMENT_MASKED")).isOne();
    assertThat(rows(agreed)).isEqualTo("null");
  }

  @Test
  void carriesAMessageOnlyIfItIsTold() {
    Recipient agreed = Recipient.agreed(1);
    NewMessage message =
        new NewMessage(
            agreed.id(), InboxKind.ANSWER_REVISED, "标题", "正文", null, null, ToldOutcome.NOTED);
    assertThatThrownBy(
            () ->
                await(
                    () ->
                        Panache.withTransaction(
                            () ->
                                inbox
                                    .tell(List.of(message))
                                    .chain(
                                        () ->
                                            Uni.createFrom()
                                                .failure(new IllegalStateException("later"))))))
        .hasMessageContaining("later");
    assertThat(rows(agreed)).isEqualTo("null");
    assertThat(inboxOf(agreed, "ANSWER_REVISED")).isZero();
    await(() -> inbox.tell(List.of(message, message)));
    assertThat(rows(agreed)).isEqualTo("answer|标题|NOTED|WAITING, answer|标题|NOTED|WAITING");
  }

  @Test
  void carriesNothingWithoutATemplate() {
    NotificationOutbox none =
        new NotificationOutbox(
            new Templates(new FixedConfig(Map.of())), new NotificationRepository());
    Recipient agreed = Recipient.agreed(1);
    NewMessage message =
        new NewMessage(
            agreed.id(), InboxKind.ANSWER_REVISED, "标题", "正文", null, null, ToldOutcome.NOTED);
    await(() -> none.told(List.of(new ToldMessage(agreed.id(), message, Instant.now()))));
    assertThat(rows(agreed)).isEqualTo("null");
  }

  private static String comment(String consultation, Recipient author, String text) {
    return Api.comment(consultation, author.name(), Api.commentBody(text))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Publishes the report; notes every comment but one, which is not adopted. */
  private static void publish(String consultation, @Nullable String notAdopted) {
    Api.close(consultation);
    Reports.noteAll(consultation);
    if (notAdopted != null) {
      Database.update(
          "update verdict set outcome = 'NOT_ADOPTED' where comment_id = ?::uuid", notAdopted);
    }
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
  }

  private static void moderate(
      String comment, String operation, Map<String, ?> request, String... roles) {
    String version = Api.as("officer").get("/v1/admin/comments/" + comment).header("ETag");
    Api.as(roles)
        .header("Idempotency-Key", Api.key())
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(request)
        .post("/v1/admin/comments/" + comment + "/" + operation)
        .then()
        .statusCode(200);
  }

  private static String rows(Recipient recipient) {
    return Database.text(
        "select string_agg(concat_ws('|', template, title, outcome, state), ', ' order by id) from"
            + " notification where citizen_id = ?",
        recipient.id());
  }

  private static long inboxOf(Recipient recipient, String kind) {
    return Database.number(
        "select count(*) from inbox_message where citizen_id = ? and kind = ?",
        recipient.id(),
        kind);
  }
}
