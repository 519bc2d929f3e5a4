package org.gongkai.comment.group;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.jspecify.annotations.Nullable;

/** Groups made and changed through the API. */
final class Groups {

  static final String REASON = "另有一项单独的建议，须分别答复。";

  private Groups() {}

  static String consultationPath(String consultation) {
    return "/v1/admin/consultations/" + consultation;
  }

  static Response form(String consultation, List<String> comments) {
    return form(consultation, Map.of("title", "延长收摊时间", "commentIds", comments));
  }

  static Response form(String consultation, Map<String, ?> request) {
    return form(consultation, Api.key(), request);
  }

  static Response form(String consultation, String key, Map<String, ?> request) {
    return Api.as("officer")
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(request)
        .post(consultationPath(consultation) + "/groups");
  }

  /** A new group's id. */
  @CanIgnoreReturnValue
  static String aGroup(String consultation, List<String> comments) {
    return form(consultation, comments).then().statusCode(201).extract().path("id");
  }

  static Response get(String group) {
    return Api.as("officer").get("/v1/admin/groups/" + group);
  }

  static Response history(String group) {
    return Api.as("officer").get("/v1/admin/groups/" + group + "/history");
  }

  /** Does something to the present version of a group, such as {@code removals}. */
  static Response change(String group, String operation, Map<String, ?> request) {
    return change(group, operation, Api.key(), get(group).header("ETag"), request);
  }

  static Response change(
      String group, String operation, String key, @Nullable String ifMatch, Map<String, ?> body) {
    var request = Api.as("officer").header("Idempotency-Key", key).contentType(ContentType.JSON);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .body(new HashMap<>(body))
        .post("/v1/admin/groups/" + group + "/" + operation);
  }

  static Response remove(String group, List<String> comments) {
    return change(group, "removals", Map.of("commentIds", comments, "reason", REASON));
  }

  static Response add(String group, List<String> comments) {
    return change(group, "members", Map.of("commentIds", comments));
  }

  static Response dissolve(String group) {
    return change(group, "dissolution", Map.of("reason", REASON));
  }

  static Response search(String consultation) {
    return Api.officer().post(consultationPath(consultation) + "/group-proposals");
  }

  /** Searches, and answers the open proposals. */
  static Response proposals(String consultation) {
    search(consultation).then().statusCode(200);
    return openProposals(consultation);
  }

  static Response openProposals(String consultation) {
    return Api.as("officer")
        .queryParam("status", "OPEN")
        .get(consultationPath(consultation) + "/group-proposals");
  }

  static Response reject(String proposal, Map<String, ?> request) {
    return Api.officer()
        .contentType(ContentType.JSON)
        .body(request)
        .post("/v1/admin/group-proposals/" + proposal + "/rejection");
  }

  static List<String> memberIds(String group) {
    return get(group).jsonPath().getList("items.id");
  }

  static void withdraw(String comment) {
    Database.update(
        "update comment set status = 'WITHDRAWN', withdrawn_at = now(), version = version + 1 where"
            + " id = ?::uuid",
        comment);
  }

  /** Everything stored of a comment but the group, the version and the time of the change. */
  static String restOf(String comment) {
    return Database.text(
        "select (to_jsonb(c) - array['group_id', 'version', 'updated_at'])::text from comment c"
            + " where id = ?::uuid",
        comment);
  }

  static String etagOf(String comment) {
    return Api.as("officer").get("/v1/admin/comments/" + comment).header("ETag");
  }
}
