package org.gongkai.adoption;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;

/** Groups of comments, made past the API, and verdicts on them. */
final class Groups {

  private Groups() {}

  /** A group of these comments; its version is 0. */
  static String of(String consultation, List<String> comments) {
    String id = UUID.randomUUID().toString();
    Database.update(
        "insert into comment_group (id, consultation_id, title, status, representative_id,"
            + " formed_by, formed_at, changes, updated_at, version) values (?::uuid, ?::uuid,"
            + " '延长收摊时间', 'ACTIVE', ?::uuid, 'staff-1', clock_timestamp(), 1,"
            + " clock_timestamp(), 0)",
        id,
        consultation,
        comments.get(0));
    comments.forEach(comment -> join(id, comment));
    return id;
  }

  static void join(String group, String comment) {
    Database.update(
        "update comment set group_id = ?::uuid, version = version + 1 where id = ?::uuid",
        group,
        comment);
  }

  static Response decide(String group, String ifMatch, Map<String, ?> verdict) {
    return Api.as("officer")
        .header("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(verdict)
        .put("/v1/admin/groups/" + group + "/verdict");
  }
}
