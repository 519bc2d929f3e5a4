package org.gongkai.comment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Intake and public lists of comments over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class CommentHttpTest {

  /** A Han character outside the basic plane. */
  private static final String RARE = "\uD840\uDC00";

  private static final String EMOJI = "\uD83D\uDE00";

  // --- Intake

  @Test
  void takesAComment() {
    String consultation = Api.anOpenConsultation();
    Response taken = Api.comment(consultation, someone(), Api.commentBody("建议延长收摊时间。"));
    String receipt = taken.path("receipt");
    taken
        .then()
        .statusCode(201)
        .header("Location", "/v1/receipts/" + receipt)
        .header("Cache-Control", "no-store")
        .body("status", equalTo("PENDING_REVIEW"));
    assertThat(receipt)
        .matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}");
    assertThat(taken.jsonPath().getMap("$"))
        .containsOnlyKeys("id", "receipt", "status", "publicText", "maskedKinds")
        .containsEntry("publicText", null)
        .containsEntry("maskedKinds", List.of());
    given().get(taken.header("Location")).then().statusCode(200);
  }

  @Test
  void notesTheClientFromWhichACommentIsSent() {
    String consultation = Api.anOpenConsultation();
    for (String source : List.of("MINI_PROGRAM", "APP", "WEB")) {
      Response taken = send(consultation, someone(), with("source", source));
      taken.then().statusCode(201);
      staffView(taken.path("id"))
          .then()
          .body("source", equalTo(source))
          .body("offline", nullValue());
    }
  }

  @Test
  void takesNoOtherSourceFromACitizen() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    for (Object source : List.of("LETTER", "SURVEY", "web", "", 1)) {
      Response response =
          Refusals.refusal(
              "submitComment",
              400,
              "unknown-value",
              () -> send(consultation, token, Api.key(), with("source", source)));
      Refusals.assertViolation(response, "body", "source");
      assertThat(response.jsonPath().getString("violations[0].message"))
          .contains("WEB")
          .doesNotContain("LETTER");
    }
  }

  @Test
  void takesACommentOnAClause() {
    String consultation = Api.anOpenConsultation();
    String clause = Api.clause(consultation, "三");
    Response taken = send(consultation, someone(), with("clauseId", clause));
    taken.then().statusCode(201);
    staffView(taken.path("id")).then().body("clauseId", equalTo(clause));
  }

  @Test
  void takesAnonymousCommentsOfEveryKindOfRespondent() {
    String consultation = Api.anOpenConsultation();
    for (RespondentType type : RespondentType.values()) {
      Response taken =
          send(consultation, someone(), with("respondent", Map.of("type", type.name())));
      taken.then().statusCode(201);
      staffView(taken.path("id"))
          .then()
          .body("respondentType", equalTo(type.name()))
          .body("respondent", equalTo("匿名"))
          .body("source", equalTo("MINI_PROGRAM"));
    }
  }

  @Test
  void takesFiveThousandCharactersWhateverTheirPlane() {
    String consultation = Api.anOpenConsultation();
    String citizen = someone();
    for (String character : List.of("意", "a", EMOJI, RARE, "e\u0301")) {
      String text = character.repeat(5000);
      Response taken = Api.comment(consultation, citizen, Api.commentBody(text));
      assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
      assertThat(staffView(taken.path("id")).<String>path("text")).isEqualTo(text);
    }
  }

  @Test
  void countsNoWhiteSpaceAtTheEnds() {
    String consultation = Api.anOpenConsultation();
    Response taken =
        Api.comment(
            consultation, someone(), Api.commentBody(" \n\u3000" + "意".repeat(5000) + "\t "));
    taken.then().statusCode(201);
    assertThat(staffView(taken.path("id")).<String>path("text")).isEqualTo("意".repeat(5000));
    Api.comment(consultation, someone(), Api.commentBody("好")).then().statusCode(201);
  }

  @Test
  void keepsEveryCharacterOfAText() {
    String consultation = Api.anOpenConsultation();
    String text = "第一行<b>粗</b> & \"引号\" '\n第二行\t“摊位” 100% \\ " + RARE + EMOJI + " ©é";
    Response taken = Api.comment(consultation, someone(), Api.commentBody(text));
    taken.then().statusCode(201);
    assertThat(staffView(taken.path("id")).<String>path("text")).isEqualTo(text);
  }

  @Test
  void dropsCharactersThatNoTextHolds() {
    String consultation = Api.anOpenConsultation();
    Response taken = send(consultation, someone(), with("text", "意\u0008见\u0007好\r\n"));
    taken.then().statusCode(201);
    assertThat(staffView(taken.path("id")).<String>path("text")).isEqualTo("意见好");
  }

  @Test
  void refusesTextsThatNoDatabaseTakes() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    Response response =
        Refusals.refusal(
            "submitComment",
            400,
            "invalid-request",
            () -> send(consultation, token, Api.key(), with("text", "意\u0000见")));
    Refusals.assertViolation(response, "body", "text");
  }

  @Test
  void refusesTextsWithoutACharacter() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    for (String text : List.of("", " ", "   \n\t ", "\u3000\u3000", "\u00a0", "\u200b")) {
      Refusals.assertRefused(
          "submitComment",
          400,
          "comment-text-empty",
          () -> send(consultation, token, Api.key(), with("text", text)));
    }
  }

  @Test
  void refusesTextsOfMoreThanFiveThousandCharacters() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    for (String text :
        List.of("意".repeat(5001), EMOJI.repeat(5001), RARE.repeat(5001), "意".repeat(100_000))) {
      Refusals.assertRefused(
          "submitComment",
          400,
          "comment-text-too-long",
          () -> send(consultation, token, Api.key(), with("text", text)));
    }
  }

  @Test
  void refusesRespondentsThatCannotBe() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    Map<String, Map<String, Object>> wrong =
        Map.of(
            "respondent.name",
            Map.of("type", "PERSON", "name", "名".repeat(41)),
            "respondent.phone",
            Map.of("type", "PERSON", "phone", "call me"),
            "respondent.type",
            Map.of("name", "甲某某"));
    wrong.forEach(
        (field, respondent) -> {
          Response response =
              Refusals.refusal(
                  "submitComment",
                  400,
                  "invalid-request",
                  () -> send(consultation, token, Api.key(), with("respondent", respondent)));
          Refusals.assertViolation(response, "body", field);
          assertThat(response.asString()).doesNotContain("call me", "名名");
        });
    for (String phone : List.of("", "1234", "1".repeat(21), "１２３４５６", "+8610-0000-0000 ")) {
      Refusals.assertRefused(
          "submitComment",
          400,
          "invalid-request",
          () ->
              send(
                  consultation,
                  token,
                  Api.key(),
                  with("respondent", Map.of("type", "PERSON", "phone", phone))));
    }
  }

  @Test
  void namesTheKindsOfRespondents() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    for (Object type : List.of("ROBOT", "person", "", 0)) {
      Response response =
          Refusals.refusal(
              "submitComment",
              400,
              "unknown-value",
              () -> send(consultation, token, Api.key(), with("respondent", Map.of("type", type))));
      Refusals.assertViolation(response, "body", "respondent.type");
      assertThat(response.jsonPath().getString("violations[0].message")).contains("ENTERPRISE");
    }
  }

  @Test
  void refusesUnknownFieldsInsideTheRespondent() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    Response response =
        Refusals.refusal(
            "submitComment",
            400,
            "unknown-field",
            () ->
                send(
                    consultation,
                    token,
                    Api.key(),
                    with("respondent", Map.of("type", "PERSON", "idCard", "0"))));
    Refusals.assertViolation(response, "body", "respondent.idCard");
  }

  @Test
  void survivesNamesThatNoDatabaseTakes() {
    String consultation = Api.anOpenConsultation();
    for (String name : List.of("\u0000甲", "\uD840", "\u202E甲")) {
      Response response =
          send(consultation, someone(), with("respondent", Map.of("type", "PERSON", "name", name)));
      assertThat(response.statusCode()).as(response.asString()).isIn(201, 400);
    }
  }

  @Test
  void refusesClausesOfOtherDrafts() {
    String consultation = Api.anOpenConsultation();
    String other = Api.clause(Api.anOpenConsultation(), "三");
    String token = Api.citizenToken(someone());
    for (String clause : List.of(other, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "submitComment",
          404,
          "clause-not-found",
          () -> send(consultation, token, Api.key(), with("clauseId", clause)));
    }
    Response response =
        Refusals.refusal(
            "submitComment",
            400,
            "unknown-value",
            () -> send(consultation, token, Api.key(), with("clauseId", "not-an-id")));
    Refusals.assertViolation(response, "body", "clauseId");
  }

  @Test
  void refusesCommentsOnWhatIsNotPublic() {
    String planned = Api.aConsultation();
    String token = Api.citizenToken(someone());
    for (String consultation : List.of(planned, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "submitComment",
          404,
          "consultation-not-found",
          () -> send(consultation, token, Api.key(), body()));
    }
  }

  @Test
  void refusesCommentsBeforeTheWindowOpens() {
    String consultation = Api.anOpenConsultation();
    Api.postpone(consultation);
    String token = Api.citizenToken(someone());
    Response response =
        Refusals.refusal(
            "submitComment",
            409,
            "consultation-not-open",
            () -> send(consultation, token, Api.key(), body()));
    assertThat(response.jsonPath().getString("detail")).contains("+08:00");
  }

  @Test
  void refusesCommentsAfterTheWindowCloses() {
    String consultation = Api.anOpenConsultation();
    Api.close(consultation);
    String token = Api.citizenToken(someone());
    Response response =
        Refusals.refusal(
            "submitComment",
            409,
            "consultation-closed",
            () -> send(consultation, token, Api.key(), body()));
    assertThat(response.jsonPath().getString("detail")).contains("+08:00");
  }

  @Test
  void refusesCommentsAfterTheReport() {
    String consultation = Reports.aClosedConsultation();
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    String token = Api.citizenToken(someone());
    Refusals.assertRefused(
        "submitComment",
        409,
        "consultation-closed",
        () -> send(consultation, token, Api.key(), body()));
  }

  // --- Repetition

  @Test
  void takesARepeatedCommentOnce() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    String key = Api.key();
    Response first = send(consultation, token, key, body());
    first.then().statusCode(201);
    Response second = Refusals.unchanging("a replay", () -> send(consultation, token, key, body()));
    Answers.assertReplay(first, second);
    assertThat(Reports.comments(consultation)).hasSize(1);
  }

  @Test
  void answersARepetitionEvenAfterTheWindow() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    String key = Api.key();
    Response first = send(consultation, token, key, body());
    Api.close(consultation);
    Answers.assertReplay(first, send(consultation, token, key, body()));
  }

  @Test
  void refusesAKeyThatStandsForAnotherComment() {
    String consultation = Api.anOpenConsultation();
    String other = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    String key = Api.key();
    send(consultation, token, key, body()).then().statusCode(201);
    Refusals.assertRefused(
        "submitComment",
        422,
        "idempotency-key-reused",
        () -> send(consultation, token, key, with("text", "另一条意见。")));
    Refusals.assertRefused(
        "submitComment", 422, "idempotency-key-reused", () -> send(other, token, key, body()));
  }

  @Test
  void keepsTheKeysOfTwoCitizensApart() {
    String consultation = Api.anOpenConsultation();
    String key = Api.key();
    String first = send(consultation, Api.citizenToken(someone()), key, body()).path("receipt");
    Response second = send(consultation, Api.citizenToken(someone()), key, body());
    second.then().statusCode(201);
    assertThat(second.<String>path("receipt")).isNotEqualTo(first);
    assertThat(second.header("Idempotency-Replayed")).isNull();
  }

  @Test
  void leavesTheKeyFreeWhenItRefuses() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    String key = Api.key();
    send(consultation, token, key, with("clauseId", UUID.randomUUID().toString()))
        .then()
        .statusCode(404);
    send(consultation, token, key, body()).then().statusCode(201);
  }

  @Test
  void makesOneCommentOfManyIdenticalSubmissionsAtOnce() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    HttpRequest request =
        HttpRequest.newBuilder(Raw.uri("/v1/consultations/" + consultation + "/comments"))
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", Api.key())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json(body()), UTF_8))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
            .limit(16)
            .toList();
    List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
    assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.get(0).body());
    assertThat(answers)
        .filteredOn(answer -> answer.headers().firstValue("Idempotency-Replayed").isEmpty())
        .hasSize(1);
    assertThat(Reports.comments(consultation)).hasSize(1);
    assertThat(
            Database.number(
                "select count(*) from comment_check where comment_id = ?::uuid",
                Reports.comments(consultation).get(0)))
        .isEqualTo(1);
  }

  @Test
  void takesEveryOneOfManyDifferentCommentsAtOnce() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> sent =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    client.sendAsync(
                        HttpRequest.newBuilder(
                                Raw.uri("/v1/consultations/" + consultation + "/comments"))
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", Api.key())
                            .header("Content-Type", "application/json")
                            .POST(
                                HttpRequest.BodyPublishers.ofString(
                                    json(with("text", "意见" + i)), UTF_8))
                            .build(),
                        HttpResponse.BodyHandlers.ofString()))
            .toList();
    List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
    assertThat(answers).extracting(HttpResponse::body).doesNotHaveDuplicates();
    assertThat(Reports.comments(consultation)).hasSize(16);
  }

  // --- What everyone sees

  @Test
  void showsCheckedCommentsOfThoseWhoConsented() {
    String consultation = Api.anOpenConsultation();
    Response shown = Api.comment(consultation, someone(), Api.commentBody("建议甲。"));
    send(consultation, someone(), with("publishConsent", false)).then().statusCode(201);
    Api.comment(consultation, someone(), Api.commentBody("测试复核")).then().statusCode(201);
    Api.comment(consultation, someone(), Api.commentBody("测试违规")).then().statusCode(201);
    Api.comment(consultation, someone(), Api.commentBody("测试繁忙")).then().statusCode(201);
    given().get(list(consultation)).then().statusCode(200).body("items", equalTo(List.of()));
    Reports.workOffAll();
    Response page = given().get(list(consultation));
    page.then()
        .statusCode(200)
        .body("items.id", contains(shown.<String>path("id")))
        .body("items[0].text", equalTo("建议甲。"))
        .body("items[0].respondent", equalTo("甲**"))
        .body("nextCursor", nullValue());
    Map<String, Object> item = page.jsonPath().getMap("items[0]");
    assertThat(item)
        .containsOnlyKeys(
            "id",
            "draftVersion",
            "clauseId",
            "clause",
            "respondent",
            "text",
            "photos",
            "selected",
            "submittedAt");
    Answers.assertChinaTime(page);
  }

  @Test
  void showsNeitherNameNorPhoneNorReceipt() {
    String consultation = Api.anOpenConsultation();
    Map<String, Object> respondent =
        Map.of("type", "PERSON", "name", RARE + "某人甲", "phone", "000-13571357");
    String citizen = someone();
    Response taken = send(consultation, citizen, with("respondent", respondent));
    taken.then().statusCode(201);
    Reports.workOffAll();
    String token = Api.citizenToken(citizen);
    List<Response> answers =
        List.of(
            taken,
            given().get(list(consultation)),
            given().get("/v1/receipts/" + taken.path("receipt")),
            given().auth().oauth2(token).get("/v1/me/comments"),
            staffView(taken.path("id")),
            Api.as("officer").get("/v1/admin/consultations/" + consultation + "/comments"));
    for (Response answer : answers) {
      assertThat(answer.asString()).doesNotContain("某人甲", "13571357", citizen);
    }
    assertThat(answers.get(1).jsonPath().getString("items[0].respondent")).isEqualTo(RARE + "**");
    assertThat(answers.get(1).asString()).doesNotContain(taken.<String>path("receipt"));
    assertThat(Tables.rowsWith("某人甲")).isZero();
    assertThat(Tables.rowsWith("13571357")).isZero();
  }

  @Test
  void pagesThroughPublicComments() {
    String consultation = Api.anOpenConsultation();
    String token = Api.citizenToken(someone());
    for (int i = 0; i < 27; i++) {
      send(consultation, token, Api.key(), with("text", "意见" + i)).then().statusCode(201);
    }
    Reports.workOffAll();
    List<String> newestFirst =
        Reports.comments(consultation).stream().sorted(Comparator.reverseOrder()).toList();
    for (int limit : List.of(1, 9, 10, 27, 100)) {
      assertThat(
              Answers.readAll(
                  limit, cursor -> page(given(), cursor, limit).get(list(consultation))))
          .isEqualTo(newestFirst);
    }
    assertThat(given().get(list(consultation)).jsonPath().getList("items")).hasSize(20);
  }

  @Test
  void sparesTheListToThoseWhoHaveIt() {
    String consultation = Api.anOpenConsultation();
    Answers.assertRevalidates(list(consultation));
    String before = given().get(list(consultation)).header("ETag");
    Api.aComment(consultation, "建议乙。");
    Reports.workOffAll();
    given()
        .header("If-None-Match", before)
        .get(list(consultation))
        .then()
        .statusCode(200)
        .body("items.text", contains("建议乙。"));
  }

  @Test
  void showsCommentsOfPublicConsultationsOnly() {
    String planned = Api.aConsultation();
    for (String consultation : List.of(planned, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "listComments", 404, "consultation-not-found", () -> given().get(list(consultation)));
    }
  }

  // --- What their author sees

  @Test
  void showsCitizensTheirOwnCommentsOnly() {
    String consultation = Api.anOpenConsultation();
    String author = Api.citizenToken(someone());
    String clause = Api.clause(consultation, "二");
    Response first = send(consultation, author, Api.key(), with("clauseId", clause));
    Response second = send(consultation, author, Api.key(), with("text", "测试复核"));
    send(consultation, someone(), body()).then().statusCode(201);
    Reports.workOffAll();
    Response mine = given().auth().oauth2(author).get("/v1/me/comments");
    mine.then()
        .statusCode(200)
        .body("items.id", contains(second.<String>path("id"), first.<String>path("id")))
        .body("items.status", contains("PENDING_REVIEW", "PUBLIC"))
        .body("items[1].receipt", equalTo(first.path("receipt")))
        .body("items[1].clauseId", equalTo(clause))
        .body("items[1].consultationId", equalTo(consultation))
        .body("items[0].text", containsString("测试复核"))
        .body("nextCursor", nullValue());
    Answers.assertChinaTime(mine);
  }

  @Test
  void pagesThroughOnesOwnComments() {
    String consultation = Api.anOpenConsultation();
    String author = Api.citizenToken(someone());
    for (int i = 0; i < 26; i++) {
      send(consultation, author, Api.key(), with("text", "意见" + i)).then().statusCode(201);
    }
    for (int limit : List.of(10, 13, 100)) {
      List<String> ids =
          Answers.readAll(
              limit,
              cursor -> page(given().auth().oauth2(author), cursor, limit).get("/v1/me/comments"));
      assertThat(ids).hasSize(26);
      Answers.assertNewestFirst(ids);
    }
  }

  // --- Tools

  private static String someone() {
    return "person-" + UUID.randomUUID();
  }

  private static Map<String, Object> body() {
    return Api.commentBody("建议延长收摊时间。");
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> body = new HashMap<>(body());
    body.put(field, value);
    return body;
  }

  private static String list(String consultation) {
    return "/v1/consultations/" + consultation + "/comments";
  }

  private static Response staffView(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment);
  }

  private static Response send(String consultation, String citizen, Map<String, ?> body) {
    return Api.comment(consultation, citizen, body);
  }

  private static Response send(String consultation, String token, String key, Map<String, ?> body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(list(consultation));
  }

  private static RequestSpecification page(
      RequestSpecification request, @Nullable String cursor, int limit) {
    RequestSpecification limited = request.queryParam("limit", limit);
    return cursor == null ? limited : limited.queryParam("cursor", cursor);
  }

  private static String json(Map<String, ?> body) {
    try {
      return new ObjectMapper().writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(Arrays.toString(body.keySet().toArray()), impossible);
    }
  }
}
