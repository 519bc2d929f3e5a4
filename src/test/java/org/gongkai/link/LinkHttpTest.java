package org.gongkai.link;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongkai.platform.time.Times;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Notices;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Wechat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes and links into the mini-program over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class LinkHttpTest {

  private static final String CODE = "/wxa/getwxacodeunlimit";
  private static final String URL_LINK = "/wxa/generate_urllink";

  @Test
  void aConsultationHasACodeThatLeadsToIt() {
    String consultation = Api.anOpenConsultation();
    Response code = code("consultations", consultation);
    code.then().statusCode(200).contentType("image/png");
    assertThat(code.asByteArray()).startsWith((byte) 0x89, 'P', 'N', 'G');
    assertThat(code.header("Cache-Control")).isEqualTo("public, max-age=86400");
    given()
        .get("/v1/scenes/" + scene(consultation))
        .then()
        .statusCode(200)
        .body("target", equalTo("CONSULTATION"))
        .body("id", equalTo(consultation))
        .body("href", equalTo("/v1/consultations/" + consultation));
  }

  @Test
  void aNoticeHasACodeThatLeadsToIt() {
    String notice = Notices.published("NOTICE", Notices.aColumn(), "关于集市的通知");
    code("notices", notice).then().statusCode(200);
    assertThat(scene(notice)).startsWith("n");
    given()
        .get("/v1/scenes/" + scene(notice))
        .then()
        .statusCode(200)
        .body("target", equalTo("NOTICE"))
        .body("href", equalTo("/v1/notices/" + notice));
  }

  @Test
  void aCodeIsMadeOnceAndNeverChanges() {
    String consultation = Api.anOpenConsultation();
    int before = Wechat.calls(CODE);
    Response first = code("consultations", consultation);
    Response second = code("consultations", consultation);
    assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).matches("\"[0-9a-f]{64}\"");
    assertThat(Wechat.calls(CODE) - before).isOne();
    Response known =
        given()
            .header("If-None-Match", first.header("ETag"))
            .get(path("consultations", consultation));
    known.then().statusCode(304);
    assertThat(known.asByteArray()).isEmpty();
  }

  @Test
  void manyFirstRequestsMakeOneCall() throws Exception {
    String consultation = Api.anOpenConsultation();
    int before = Wechat.calls(CODE);
    ExecutorService readers = Executors.newFixedThreadPool(25);
    try {
      List<Future<Response>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(readers.submit(() -> code("consultations", consultation)));
      }
      byte[] one = answers.get(0).get().asByteArray();
      for (Future<Response> answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(answer.get().asByteArray()).isEqualTo(one);
      }
    } finally {
      readers.shutdownNow();
    }
    assertThat(Wechat.calls(CODE) - before).isOne();
    assertThat(
            Database.number(
                "select count(*) from mini_program_code where target_id = ?",
                UUID.fromString(consultation)))
        .isOne();
  }

  @Test
  void whatIsNotPublicHasNoCode() {
    String hidden = Api.aConsultation();
    for (String id : List.of(hidden, UUID.randomUUID().toString())) {
      Refusals.assertRefused(
          "getConsultationMiniProgramCode",
          404,
          "consultation-not-found",
          () -> code("consultations", id));
    }
    Refusals.assertRefused(
        "getNoticeMiniProgramCode",
        404,
        "notice-not-found",
        () -> code("notices", UUID.randomUUID().toString()));
    assertThat(
            Database.number(
                "select count(*) from mini_program_code where target_id = ?",
                UUID.fromString(hidden)))
        .isZero();
  }

  @Test
  void aWithdrawnNoticeHasNoCodeAnyMore() {
    String notice = Notices.published("NOTICE", Notices.aColumn(), "关于集市的通知");
    code("notices", notice).then().statusCode(200);
    Notices.withdraw(notice, "日期有误。");
    Refusals.assertRefused(
        "getNoticeMiniProgramCode", 410, "notice-withdrawn", () -> code("notices", notice));
    // A printed code still leads to its tombstone.
    given().get("/v1/scenes/" + scene(notice)).then().statusCode(200);
  }

  @Test
  void tellsThatThePlatformIsAwayAndMakesTheCodeLater() {
    String consultation = Api.anOpenConsultation();
    Wechat.fail(CODE, "RESET_BEFORE");
    Refusals.assertProblem(
        "platform away", code("consultations", consultation), 503, "wechat-unavailable");
    code("consultations", consultation).then().statusCode(200);
  }

  @Test
  void aBusyPlatformIsAskedAgain() {
    String consultation = Api.anOpenConsultation();
    Wechat.refuse(CODE, -1);
    code("consultations", consultation).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0", "czzzzzzzzzz", "x1", "%E4%B8%AD", "c1%20", "null"})
  void anUnknownSceneLeadsNowhere(String scene) {
    Refusals.assertRefused(
        "getScene",
        404,
        "scene-not-found",
        () -> given().urlEncodingEnabled(false).get("/v1/scenes/" + scene));
  }

  @Test
  void aSceneOfTheOtherKindLeadsNowhere() {
    String consultation = Api.anOpenConsultation();
    code("consultations", consultation).then().statusCode(200);
    String other = "n" + scene(consultation).substring(1);
    given().get("/v1/scenes/" + other).then().statusCode(404);
  }

  @Test
  void anEditorGetsALink() {
    String consultation = Api.anOpenConsultation();
    OffsetDateTime begin = OffsetDateTime.now(Times.SHANGHAI);
    Response link = link("editor", Map.of("target", "CONSULTATION", "id", consultation, "days", 7));
    link.then()
        .statusCode(200)
        .body("url", startsWith("https://wxaurl.cn/"))
        .body("target", equalTo("CONSULTATION"))
        .body("id", equalTo(consultation));
    assertThat(OffsetDateTime.parse(link.path("expiresAt")))
        .isBetween(
            begin.plusDays(7).minus(Duration.ofSeconds(5)), begin.plusDays(7).plusMinutes(5));
    assertThat(
            Database.number(
                "select count(*) from audit_entry where action = 'createLink' and subject_id = ?",
                UUID.fromString(consultation)))
        .isOne();
  }

  @Test
  void refusesLinksToWhatIsNotThere() {
    Map<String, Object> hidden =
        Map.of("target", "CONSULTATION", "id", Api.aConsultation(), "days", 7);
    int before = Wechat.calls(URL_LINK);
    Refusals.assertRefused(
        "createLink", 404, "consultation-not-found", () -> link("officer", hidden));
    Refusals.assertRefused(
        "createLink",
        404,
        "notice-not-found",
        () -> link("editor", Map.of("target", "NOTICE", "id", UUID.randomUUID(), "days", 7)));
    assertThat(Wechat.calls(URL_LINK)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, -1})
  void refusesDaysThatThePlatformDoesNotTake(int days) {
    Response refused =
        Refusals.refusal(
            "createLink",
            400,
            "invalid-request",
            () ->
                link(
                    "editor",
                    Map.of("target", "CONSULTATION", "id", UUID.randomUUID(), "days", days)));
    Refusals.assertViolation(refused, "body", "days");
  }

  @Test
  void tellsThatNoLinkCanBeMadeNow() {
    String consultation = Api.anOpenConsultation();
    Wechat.refuse(URL_LINK, 85407);
    Map<String, Object> wanted = Map.of("target", "CONSULTATION", "id", consultation, "days", 1);
    Refusals.assertProblem("no right", link("editor", wanted), 503, "wechat-unavailable");
  }

  private static Response link(String role, Map<String, ?> body) {
    return Api.as(role).contentType(ContentType.JSON).body(body).post("/v1/admin/links");
  }

  private static Response code(String what, String id) {
    return given().get(path(what, id));
  }

  private static String path(String what, String id) {
    return "/v1/" + what + "/" + id + "/mini-program-code";
  }

  private static String scene(String id) {
    UUID target = UUID.fromString(id);
    String kind = Database.text("select target from mini_program_code where target_id = ?", target);
    long number =
        Database.number("select number from mini_program_code where target_id = ?", target);
    return new Scene(LinkTarget.valueOf(kind), number).toString();
  }
}
