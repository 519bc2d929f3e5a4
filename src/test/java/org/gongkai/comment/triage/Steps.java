package org.gongkai.comment.triage;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;

/** Steps in the handling of comments, taken over HTTP. */
final class Steps {

  /** The subject of {@link Api}'s officers. */
  static final String OFFICER = "staff-officer";

  static final String HANDLER = "staff-2";
  static final String UNIT = "市场监督管理所";
  static final String REASON = "收费标准由市场监督管理所核定。";

  private Steps() {}

  /** Takes a step on the present version. */
  static Response take(String comment, String step, Map<String, ?> body) {
    return take(comment, step, Api.key(), etag(comment), body);
  }

  static Response take(
      String comment, String step, String key, String ifMatch, Map<String, ?> body) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/admin/comments/" + comment + "/" + step);
  }

  static Response classify(String comment, String commentClass) {
    return take(comment, "class", Map.of("commentClass", commentClass));
  }

  static Response assign(String comment, String handler) {
    return take(comment, "assignment", assignment(handler));
  }

  static Map<String, Object> assignment(String handler) {
    return Map.of("handler", handler, "unit", UNIT);
  }

  static Map<String, Object> transfer(String handler) {
    return with(assignment(handler), "reason", REASON);
  }

  static Response assignAll(String consultation, List<String> comments, String handler) {
    return Api.officer()
        .contentType(ContentType.JSON)
        .body(with(assignment(handler), "commentIds", comments))
        .post("/v1/admin/consultations/" + consultation + "/comments/assignments");
  }

  static Response select(String comment, boolean selected) {
    return take(comment, "selection", Map.of("selected", selected));
  }

  static Response view(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment);
  }

  static String etag(String comment) {
    return view(comment).header("ETag");
  }

  static Response history(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment + "/handling");
  }

  static void withdraw(String comment) {
    Database.update(
        "update comment set status = 'WITHDRAWN', withdrawn_at = now(), version = version + 1"
            + " where id = ?::uuid",
        comment);
  }

  /** The same body with one more field, or another value of it. */
  static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
    Map<String, Object> more = new HashMap<>(body);
    more.put(field, value);
    return more;
  }
}
