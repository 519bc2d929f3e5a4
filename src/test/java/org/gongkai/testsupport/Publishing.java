package org.gongkai.testsupport;

import static io.restassured.RestAssured.given;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contents on their way through three reviews to readers, made through the API. */
public final class Publishing {

  /** The five gates. */
  public static final List<String> GATES =
      List.of("CONFIDENTIALITY", "POLITICS", "LAW", "POLICY", "WORDING");

  private static final String PATH = "/v1/admin/contents/";

  private Publishing() {}

  /** A request of one person with one role. */
  public static RequestSpecification person(String name, String role) {
    String token =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("subject", name, "roles", List.of(role)))
            .post("/dev/tokens")
            .jsonPath()
            .getString("token");
    return given().auth().oauth2(token).header("Idempotency-Key", Api.key());
  }

  /** Submits a content as it is. */
  public static Response submit(String id) {
    return person("staff-editor", "editor").header("If-Match", "*").post(PATH + id + "/submission");
  }

  /** A review as the reviewer of that name sends it. */
  public static Response review(String id, String reviewer, Map<String, ?> body) {
    return person(reviewer, "reviewer")
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH + id + "/reviews");
  }

  /** A review that passes. */
  public static Map<String, Object> passing(int stage) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("stage", stage);
    body.put("outcome", "PASSED");
    body.put("gates", GATES);
    body.put("opennessConfirmed", true);
    return body;
  }

  /** Submits a content and passes it three times. */
  public static void approve(String id) {
    submit(id).then().statusCode(200);
    for (int stage = 1; stage <= 3; stage++) {
      review(id, "reviewer-" + stage, passing(stage)).then().statusCode(200);
    }
  }

  /** The id of a content that passed three reviews. */
  public static String anApproved(String type) {
    return anApproved(Contents.bodyOf(type));
  }

  /** The same with this body. */
  public static String anApproved(Map<String, ?> body) {
    String id = Contents.made(body);
    approve(id);
    return id;
  }

  /** Publishes a content, or tries to. */
  public static Response publish(String id, Map<String, ?> body) {
    return person("staff-editor", "editor")
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH + id + "/publication");
  }

  /** Publishes a content to these channels, or tries to. */
  public static Response publish(String id, Collection<String> channels) {
    return publish(id, Map.of("channels", channels));
  }

  /** The id of a published notice on these channels. */
  @CanIgnoreReturnValue
  public static String aPublished(String... channels) {
    String id = anApproved("NOTICE");
    publish(id, List.of(channels)).then().statusCode(200);
    return id;
  }

  /** Withdraws a content, or tries to. */
  public static Response withdraw(String id, String reason) {
    return person("staff-editor", "editor")
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(Map.of("reason", reason))
        .post(PATH + id + "/withdrawal");
  }

  /** Where a content stands on each channel. */
  public static Response deliveries(String id) {
    return Api.as("editor").get(PATH + id + "/deliveries");
  }
}
