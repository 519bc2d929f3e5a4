package org.gongkai.comment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gongkai.platform.security.BearerClaims;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** How much one person may comment, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class IntakeLimitHttpTest {

  private static final int AT_ONCE = 30;

  private final IntakeConfig limits;

  @Inject
  IntakeLimitHttpTest(IntakeConfig limits) {
    this.limits = limits;
  }

  @Test
  void takesTwentyOnAConsultationAndFiftyADayUnlessToldOtherwise() {
    IntakeConfig defaults =
        new SmallRyeConfigBuilder()
            .withMapping(IntakeConfig.class)
            .build()
            .getConfigMapping(IntakeConfig.class);
    assertThat(defaults.perConsultation()).isEqualTo(20);
    assertThat(defaults.perDay()).isEqualTo(50);
  }

  // --- On one consultation

  @Test
  void takesAsManyCommentsOnAConsultationAsTheLimitSays() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    earlier(token, consultation, limits.perConsultation() - 1, "1 day");
    String key = Api.key();
    Response last = send(consultation, token, key, "最后一条。");
    last.then().statusCode(201);
    Response refusal =
        Refusals.refusal(
            "submitComment",
            409,
            "comment-limit-reached",
            () -> send(consultation, token, Api.key(), "又一条。"));
    assertThat(refusal.jsonPath().getString("detail"))
        .contains(String.valueOf(limits.perConsultation()));
    assertThat(refusal.header("Retry-After")).isNull();
    Answers.assertReplay(
        last, Refusals.unchanging("a replay", () -> send(consultation, token, key, "最后一条。")));
  }

  @Test
  void countsWithdrawnComments() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    earlier(token, consultation, limits.perConsultation(), "1 day");
    Database.update(
        "update comment set status = 'WITHDRAWN', withdrawn_at = now() where consultation_id ="
            + " ?::uuid",
        consultation);
    Refusals.assertRefused(
        "submitComment",
        409,
        "comment-limit-reached",
        () -> send(consultation, token, Api.key(), "又一条。"));
  }

  @Test
  void countsEachConsultationAndEachPersonAlone() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    earlier(token, consultation, limits.perConsultation(), "1 day");
    send(consultation, someone(), Api.key(), "另一人。").then().statusCode(201);
    send(Api.anOpenConsultation(), token, Api.key(), "另一处。").then().statusCode(201);
  }

  @Test
  void takesNoMoreHoweverManyAreSentAtOnce() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    earlier(token, consultation, limits.perConsultation() - 5, "1 day");
    List<Integer> statuses = sendAtOnce(consultation, token);
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(5);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(AT_ONCE - 5);
    assertThat(comments(consultation)).isEqualTo(limits.perConsultation());
  }

  // --- On one day

  @Test
  void takesAsManyCommentsADayAsTheLimitSays() {
    String elsewhere = Api.anOpenConsultation();
    String consultation = Api.anOpenConsultation();
    String token = someone();
    earlier(token, elsewhere, limits.perDay() - 1, "0 seconds");
    String key = Api.key();
    Response last = send(consultation, token, key, "最后一条。");
    last.then().statusCode(201);
    Response refusal =
        Refusals.refusal(
            "submitComment",
            429,
            "daily-limit-reached",
            () -> send(consultation, token, Api.key(), "又一条。"));
    long untilMidnight =
        Database.number(
            "select ceil(extract(epoch from date_trunc('day', now() + interval '1 day',"
                + " 'Asia/Shanghai') - now()))::bigint");
    assertThat(Long.parseLong(refusal.header("Retry-After")))
        .isBetween(untilMidnight, untilMidnight + 60);
    Answers.assertReplay(last, send(consultation, token, key, "最后一条。"));
  }

  @Test
  void beginsANewCountAtMidnightInChina() {
    String elsewhere = Api.anOpenConsultation();
    String token = someone();
    earlier(token, elsewhere, limits.perDay(), "0 seconds");
    Database.update(
        "update comment set submitted_at = date_trunc('day', now(), 'Asia/Shanghai') - interval"
            + " '1 millisecond' where consultation_id = ?::uuid",
        elsewhere);
    String consultation = Api.anOpenConsultation();
    send(consultation, token, Api.key(), "新的一天。").then().statusCode(201);
    Database.update(
        "update comment set submitted_at = date_trunc('day', now(), 'Asia/Shanghai') where"
            + " consultation_id = ?::uuid",
        elsewhere);
    Refusals.assertRefused(
        "submitComment",
        429,
        "daily-limit-reached",
        () -> send(consultation, token, Api.key(), "又一条。"));
  }

  @Test
  void takesNoMoreADayHoweverManyAreSentAtOnce() {
    String elsewhere = Api.anOpenConsultation();
    String consultation = Api.anOpenConsultation();
    String token = someone();
    earlier(token, elsewhere, limits.perDay() - 5, "0 seconds");
    List<Integer> statuses = sendAtOnce(consultation, token);
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(5);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(AT_ONCE - 5);
    assertThat(comments(consultation)).isEqualTo(5);
  }

  // --- The same again

  @Test
  void refusesARepetitionAndNamesTheReceiptOfTheFirst() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    Response first = send(consultation, token, Api.key(), "建议每年 公布(收费)标准。");
    first.then().statusCode(201);
    for (String same : List.of("建议每年 公布(收费)标准。", "建议每年公布\n（收费）标准。 ")) {
      Response refusal =
          Refusals.refusal(
              "submitComment",
              409,
              "comment-repeated",
              () -> send(consultation, token, Api.key(), same));
      assertThat(refusal.<String>path("receipt")).isEqualTo(first.<String>path("receipt"));
    }
  }

  @Test
  void takesTheSameTextOnAnotherVersionOfTheDraft() {
    String consultation = Redrafts.republished();
    String token = someone();
    Map<String, Object> earlier = new HashMap<>(Api.commentBody("赞成。"));
    earlier.put("draftVersion", 1);
    send(consultation, token, Api.key(), earlier).then().statusCode(201);
    send(consultation, token, Api.key(), "赞成。").then().statusCode(201);
    for (Map<String, Object> same : List.of(earlier, Api.commentBody("赞成。"))) {
      Refusals.assertRefused(
          "submitComment",
          409,
          "comment-repeated",
          () -> send(consultation, token, Api.key(), same));
    }
  }

  @Test
  void takesTheSameTextOnAnotherClauseFromAnotherPersonAndElsewhere() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    Map<String, Object> onClause = new HashMap<>(Api.commentBody("赞成。"));
    onClause.put("clauseId", Api.clause(consultation, "二"));
    send(consultation, token, Api.key(), "赞成。").then().statusCode(201);
    send(consultation, token, Api.key(), onClause).then().statusCode(201);
    send(consultation, token, Api.key(), "赞成!").then().statusCode(201);
    send(consultation, someone(), Api.key(), "赞成。").then().statusCode(201);
    send(Api.anOpenConsultation(), token, Api.key(), "赞成。").then().statusCode(201);
    Refusals.assertRefused(
        "submitComment",
        409,
        "comment-repeated",
        () -> send(consultation, token, Api.key(), onClause));
  }

  @Test
  void takesATextAgainThatWasWithdrawn() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    String id = send(consultation, token, Api.key(), "赞成。").path("id");
    given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", Api.key())
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/v1/me/comments/" + id + "/withdrawal")
        .then()
        .statusCode(200);
    send(consultation, token, Api.key(), "赞成。").then().statusCode(201);
  }

  @Test
  void takesOneOfManyRepetitionsThatAreSentAtOnce() {
    String consultation = Api.anOpenConsultation();
    String token = someone();
    List<Integer> statuses =
        atOnce(number -> send(consultation, token, Api.key(), "同样的意见。").statusCode());
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(comments(consultation)).isEqualTo(1);
  }

  // --- Tools

  private static String someone() {
    return Api.citizenToken("person-" + UUID.randomUUID());
  }

  private static List<Integer> sendAtOnce(String consultation, String token) {
    return atOnce(number -> send(consultation, token, Api.key(), "意见" + number).statusCode());
  }

  private static List<Integer> atOnce(IntFunction<Integer> one) {
    ExecutorService citizens = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Integer>> sent =
          IntStream.range(0, AT_ONCE)
              .mapToObj(number -> CompletableFuture.supplyAsync(() -> one.apply(number), citizens))
              .toList();
      return sent.stream().map(CompletableFuture::join).toList();
    } finally {
      citizens.shutdownNow();
    }
  }

  /** Comments that a citizen made some time ago. */
  private static void earlier(String token, String consultation, int number, String ago) {
    String citizen =
        String.valueOf(
            new BearerClaims(new ObjectMapper())
                .unverified("Bearer " + token)
                .path("sub")
                .asText());
    int made =
        Database.update(
            "insert into comment (id, consultation_id, draft_number, citizen_id, source, text,"
                + " public_text, respondent_type, masked_name, publish_consent, receipt, status,"
                + " submitted_at, updated_at, version) select gen_random_uuid(), ?::uuid, 1,"
                + " ?::uuid, 'WEB', '意见', '意见', 'PERSON', '匿名', true, substr(md5(random()::text"
                + " || n), 1, 13), 'PENDING_REVIEW', now() - ?::interval, now(), 0 from"
                + " generate_series(1, ?) n",
            consultation,
            citizen,
            ago,
            number);
    assertThat(made).isEqualTo(number);
  }

  private static long comments(String consultation) {
    return Database.number(
        "select count(*) from comment where consultation_id = ?::uuid", consultation);
  }

  private static Response send(String consultation, String token, String key, String text) {
    return send(consultation, token, key, Api.commentBody(text));
  }

  private static Response send(String consultation, String token, String key, Map<String, ?> body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/consultations/" + consultation + "/comments");
  }
}
