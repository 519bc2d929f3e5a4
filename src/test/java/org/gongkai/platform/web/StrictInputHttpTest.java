package org.gongkai.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Input that can be read in two ways, or in none. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class StrictInputHttpTest {

  private static final String DECISION = "\"year\":2026,\"title\":\"集市管理办法\",\"unit\":\"青禾镇人民政府\"";

  @Test
  void refusesAMemberThatComesTwice() {
    String token = Api.staffToken("officer");
    for (String body :
        List.of(
            "{" + DECISION + ",\"title\":\"集市管理办法\"}",
            "{" + DECISION + "," + DECISION + "}",
            "{\"title\":\"甲\"," + DECISION + "}")) {
      Refusals.assertRefused(
          "createDecision", 400, "malformed-json", () -> create(token, body.getBytes(UTF_8)));
    }
  }

  @Test
  void refusesBytesThatAreNoText() {
    String token = Api.staffToken("officer");
    byte[] noUtf32 = {'{', 0, 0, 0, '"', 0, 0, 0, 'a', 0, 'b', 0x7f};
    byte[] noUtf8 = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'};
    for (byte[] body : List.of(noUtf32, noUtf8)) {
      Refusals.assertRefused("createDecision", 400, "malformed-json", () -> create(token, body));
    }
  }

  @Test
  void showsHalfOfAPairAsTheUnknownCharacterThatItIs() {
    String token = Api.staffToken("officer");
    String body = "{" + DECISION.replace("集市管理办法", "办法\\ud800与\\ud83d\\ude00") + "}";
    Response made = create(token, body.getBytes(UTF_8));
    made.then().statusCode(201);
    String shown = "办法\uFFFD与\uD83D\uDE00";
    assertThat(made.<String>path("title")).isEqualTo(shown);
    Response read = Api.as("officer").get("/v1/admin/decisions/" + made.path("id"));
    assertThat(read.<String>path("title")).isEqualTo(shown);
  }

  @Test
  void namesTheIdentifierThatIsNone() {
    for (String none : List.of("0197A3C0-0000-7000-8000-00000000000G", "nonsense", "1", "%00")) {
      Response audit =
          Refusals.refusal(
              "listAuditEntries",
              400,
              "unknown-value",
              () -> ask("/v1/admin/audit?limit=5&subjectId=" + none));
      Refusals.assertViolation(audit, "query", "subjectId");
      Response stream =
          Refusals.refusal(
              "streamDeliveries",
              400,
              "unknown-value",
              () -> ask("/v1/admin/deliveries/stream?contentId=" + none));
      Refusals.assertViolation(stream, "query", "contentId");
    }
  }

  private static Response ask(String path) {
    return Api.as("editor", "auditor").urlEncodingEnabled(false).get(path);
  }

  private static Response create(String token, byte[] body) {
    return io.restassured.RestAssured.given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", Api.key())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/admin/decisions");
  }
}
