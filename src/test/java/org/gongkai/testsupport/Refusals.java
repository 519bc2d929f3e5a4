package org.gongkai.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Requests that must be refused with a documented problem and must change nothing. */
public final class Refusals {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Refusals() {}

  /** Sends a request and checks its refusal; see {@link #refusal}. */
  public static void assertRefused(
      String operationId, int status, String code, Supplier<Response> request) {
    Response refusal = refusal(operationId, status, code, request);
    assertThat(refusal).isNotNull();
  }

  /**
   * Sends a request and checks that it is refused as the contract documents it, with a complete
   * problem document, and that every table is as before. Whatever else the request needs, such as
   * tokens, must be there already.
   */
  public static Response refusal(
      String operationId, int status, String code, Supplier<Response> request) {
    Response response = unchanging(operationId, request);
    assertDocumented(operationId, status, code, response);
    return response;
  }

  /** Checks that an answer is a complete problem document that the contract knows. */
  public static void assertDocumented(
      String operationId, int status, String code, Response response) {
    assertProblem(operationId, response, status, code);
    assertThat(Contract.operation(operationId).codes(status))
        .as("documented codes of %s with status %d", operationId, status)
        .contains(code);
  }

  /** Sends a request and checks that every table is as before. */
  public static Response unchanging(String what, Supplier<Response> request) {
    String before = Tables.fingerprint();
    Response response = request.get();
    assertThat(Tables.fingerprint()).as("tables after %s", what).isEqualTo(before);
    return response;
  }

  /** Checks that an answer is a complete problem document. */
  public static void assertProblem(String what, Response response, int status, String code) {
    String shown = what + " answered " + response.statusCode() + " " + response.asString();
    assertThat(response.statusCode()).as(shown).isEqualTo(status);
    assertThat(response.contentType()).as(shown).startsWith("application/problem+json");
    Map<String, Object> members = members(response);
    assertThat(members)
        .as(shown)
        .containsKeys(
            "type", "title", "status", "detail", "instance", "code", "traceId", "violations")
        .containsEntry("type", "urn:gongkai:problem:" + code)
        .containsEntry("status", status)
        .containsEntry("code", code);
    assertThat(text(members, "title")).as(shown).isNotBlank();
    assertThat(text(members, "detail")).as(shown).isNotBlank().doesNotContain("%s");
    assertThat(text(members, "instance")).as(shown).startsWith("/");
    assertThat(text(members, "traceId"))
        .as(shown)
        .matches("[0-9a-f]{32}")
        .isNotEqualTo("0".repeat(32));
    for (Map<String, Object> violation : violations(members)) {
      assertThat(violation).as(shown).containsOnlyKeys("in", "field", "message");
      assertThat(violation.get("in")).as(shown).isIn("body", "query", "path", "header");
    }
    assertThat(response.header("Cache-Control")).as(shown).isEqualTo("no-store");
    assertThat(response.header("Content-Language")).as(shown).isIn("zh-CN", "en");
    if (status == 401) {
      assertThat(response.header("WWW-Authenticate")).as(shown).startsWith("Bearer");
    }
    assertThat(response.asString())
        .as(shown)
        .doesNotContain("Exception", "org.gongkai", "org.hibernate", "io.quarkus", "com.fasterxml");
  }

  /** Checks that one of a problem's violations names a place. */
  public static void assertViolation(Response response, String in, String field) {
    assertThat(violations(members(response)))
        .as(response.asString())
        .anySatisfy(
            violation -> {
              assertThat(violation).containsEntry("in", in).containsEntry("field", field);
              assertThat(String.valueOf(violation.get("message"))).isNotBlank();
            });
  }

  /** Not by paths, which are compiled anew for each question. */
  private static Map<String, Object> members(Response response) {
    try {
      return JSON.readValue(response.asByteArray(), new TypeReference<>() {});
    } catch (IOException failure) {
      throw new AssertionError(response.asString(), failure);
    }
  }

  private static String text(Map<String, Object> members, String name) {
    return members.get(name) instanceof String value ? value : "";
  }

  private static List<Map<String, Object>> violations(Map<String, Object> members) {
    return JSON.convertValue(members.get("violations"), new TypeReference<>() {});
  }
}
