package org.gongkai.comment.moderation;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Reports;

/** Comments that are masked, hidden, appealed against. */
final class Moderations {

  static final String REASON = "内容含有他人的身份证号码。";

  /** Holds a mobile number and an address; invented. */
  static final String PERSONAL = "请回复我的电话13800138000，邮箱 jia@example.invalid。";

  static final String PHONE = "13800138000";

  private Moderations() {}

  /** A comment of a citizen. */
  record Made(String consultation, String citizen, String id) {

    RequestSpecification author() {
      return Api.citizen(citizen).contentType(ContentType.JSON);
    }

    Response appeal(String text) {
      return author().body(Map.of("text", text)).post("/v1/me/comments/" + id + "/appeal");
    }

    /** As its author sees it. */
    Response mine() {
      return given().auth().oauth2(Api.citizenToken(citizen)).get("/v1/me/comments/" + id);
    }

    Response view() {
      return Api.as("officer").get("/v1/admin/comments/" + id);
    }

    String etag() {
      return view().header("ETag");
    }

    Response hide(String reason) {
      return moderate(Map.of("outcome", "HIDDEN", "reason", reason), "officer");
    }

    Response moderate(Map<String, ?> request, String... roles) {
      return staff(roles).body(request).post("/v1/admin/comments/" + id + "/moderation");
    }

    /** By another person than the one who hides. */
    Response decide(String outcome, String reason, String... roles) {
      return staff(roles)
          .body(Map.of("outcome", outcome, "reason", reason))
          .post("/v1/admin/comments/" + id + "/appeal/decision");
    }

    Response correct(String publicText, String reason) {
      return staff("officer")
          .body(Map.of("publicText", publicText, "reason", reason))
          .put("/v1/admin/comments/" + id + "/public-text");
    }

    RequestSpecification staff(String... roles) {
      return Api.as(roles)
          .header("Idempotency-Key", Api.key())
          .header("If-Match", etag())
          .contentType(ContentType.JSON);
    }

    long told(String kind) {
      return Database.number(
          "select count(*) from inbox_message m join comment c on c.citizen_id = m.citizen_id where"
              + " c.id = ?::uuid and m.kind = ? and m.href = '/v1/me/comments/' || c.id",
          id,
          kind);
    }

    String message(String kind) {
      return Database.text(
          "select m.title || ' ' || m.text from inbox_message m join comment c on c.citizen_id ="
              + " m.citizen_id where c.id = ?::uuid and m.kind = ?",
          id,
          kind);
    }

    long audited(String action, String actor) {
      return Database.number(
          "select count(*) from audit_entry where subject_id = ?::uuid and subject = 'comment' and"
              + " action = ? and actor = ?",
          id,
          action,
          actor);
    }

    /** Publishes the feedback report, in which every comment is noted. */
    Response publish() {
      Api.close(consultation);
      Reports.noteAll(consultation);
      return Api.publishFeedback(consultation, "feed");
    }
  }

  /** A checked comment of a new citizen on a new consultation. */
  static Made aComment(String text) {
    Made made = anUncheckedComment(text);
    Reports.workOffAll();
    return made;
  }

  static Made anUncheckedComment(String text) {
    String consultation = Api.anOpenConsultation();
    String citizen = "person-" + UUID.randomUUID();
    Response taken = Api.comment(consultation, citizen, Api.commentBody(text));
    taken.then().statusCode(201);
    return new Made(consultation, citizen, taken.path("id"));
  }

  /** A comment that is hidden by the officer. */
  static Made aHiddenComment() {
    Made made = aComment("建议延长收摊时间。");
    made.hide(REASON).then().statusCode(200);
    return made;
  }
}
