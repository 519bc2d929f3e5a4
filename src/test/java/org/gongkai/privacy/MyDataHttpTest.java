package org.gongkai.privacy;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.comment.photo.PhotoWorker;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a citizen may have back and may have erased, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class MyDataHttpTest {

  private static final String DATA = "/v1/me/data";
  private static final String ERASE = "/v1/me?confirm=ERASE";
  private static final String NAME = "张样例";
  private static final String PHONE = "13800004321";

  @Inject FieldCipher cipher;
  @Inject PhotoWorker photos;

  // --- The copy

  @Test
  void givesEverythingBack() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String id = idOf(token);
    givePhone(citizen);
    String consultation = Api.anOpenConsultation();
    String text = "建议" + citizen + "。";
    String comment = comment(consultation, citizen, text);
    ownRows(id, comment);
    Response data = with(token).get(DATA);
    data.then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("exportedAt", notNullValue())
        .body("profile.id", equalTo(id))
        .body("profile.openid", equalTo(openidOf(id)))
        .body("profile.phone", equalTo(PHONE))
        .body("profile.phoneAt", notNullValue())
        .body("comments", hasSize(1))
        .body("comments[0].id", equalTo(comment))
        .body("comments[0].consultationId", equalTo(consultation))
        .body("comments[0].text", equalTo(text))
        .body("comments[0].respondentName", equalTo(NAME))
        .body("comments[0].respondentPhone", equalTo(PHONE))
        .body("comments[0].status", equalTo("PENDING_REVIEW"))
        .body("appeals[0].commentId", equalTo(comment))
        .body("appeals[0].text", equalTo("请恢复公开。"))
        .body("photos", hasSize(2))
        .body("photos.commentId", equalTo(Arrays.asList(null, comment)))
        .body("messages[0].title", equalTo("您的意见已有答复"))
        .body("notifications[0].state", equalTo("SENT"))
        .body("consents[0].remaining", equalTo(2))
        .body("logins.size()", greaterThan(0))
        .body("truncated", empty());
    assertThat(data.jsonPath().getString("comments[0].receipt"))
        .isEqualTo(with(token).get("/v1/me/comments/" + comment).jsonPath().getString("receipt"));
  }

  @Test
  void givesNothingOfAnother() {
    String consultation = Api.anOpenConsultation();
    comment(consultation, someone(), "建议甲。");
    with(Api.citizenToken(someone()))
        .get(DATA)
        .then()
        .statusCode(200)
        .body("profile.phone", nullValue())
        .body("comments", empty())
        .body("appeals", empty())
        .body("photos", empty())
        .body("messages", empty())
        .body("notifications", empty())
        .body("consents", empty())
        .body("logins", hasSize(1));
  }

  // --- Erasure

  @Test
  void erasesThePersonAndKeepsTheRecord() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String id = idOf(token);
    String openid = openidOf(id);
    givePhone(citizen);
    String consultation = Api.anOpenConsultation();
    String proposal = "建议" + citizen + "处增设路灯。";
    String comment = comment(consultation, citizen, proposal + "我叫" + NAME + "，电话" + PHONE + "。");
    Api.workOff();
    Database.update("update comment set status = 'PUBLIC' where id = ?::uuid", comment);
    ownRows(id, comment);
    assertThat(publicComment(consultation).getString("respondent")).isEqualTo("张**");
    String version = Api.as("officer").get("/v1/admin/comments/" + comment).header("ETag");

    with(token).delete(ERASE).then().statusCode(204);

    JsonPath shown = publicComment(consultation);
    assertThat(shown.getString("respondent")).isEqualTo("已注销");
    assertThat(shown.getString("text")).contains(proposal).doesNotContain(PHONE);
    Response officer = Api.as("officer").get("/v1/admin/comments/" + comment);
    officer.then().statusCode(200).body("respondent", equalTo("已注销"));
    assertThat(officer.asString()).contains(proposal).doesNotContain(PHONE, NAME);
    assertThat(officer.header("ETag")).isNotEqualTo(version);
    assertThat(
            Database.number(
                "select count(*) from comment where id = ?::uuid and citizen_id is null and"
                    + " respondent_name is null and respondent_phone is null and repetition_hash is"
                    + " null and text = public_text",
                comment))
        .isOne();
    assertThat(Database.text("select text from comment_appeal where comment_id = ?::uuid", comment))
        .doesNotContain("请恢复");
    assertThat(Tables.rowsWith(id)).as("the audit entry alone").isOne();
    assertThat(Tables.rowsWith(cipher.hash(openid))).isZero();
    assertThat(
            Database.number(
                "select count(*) from audit_entry where action = 'eraseMe' and subject_id ="
                    + " ?::uuid",
                id))
        .isOne();
  }

  @Test
  void makesThePersonAStranger() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String id = idOf(token);
    String consultation = Api.anOpenConsultation();
    comment(consultation, citizen, "建议甲。");
    String refresh = refreshToken(citizen);
    with(token).delete(ERASE).then().statusCode(204);
    with(token).delete(ERASE).then().statusCode(204);
    with(token).get("/v1/me").then().statusCode(401);
    with(token).get(DATA).then().statusCode(401);
    with(token).get("/v1/me/comments").then().statusCode(200).body("items", empty());
    with(token)
        .header("Idempotency-Key", Api.key())
        .contentType(ContentType.JSON)
        .body(Api.commentBody("建议乙。"))
        .post("/v1/consultations/" + consultation + "/comments")
        .then()
        .statusCode(401);
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("refreshToken", refresh))
        .post("/v1/sessions/refresh")
        .then()
        .statusCode(401);
    String again = Api.citizenToken(citizen);
    assertThat(idOf(again)).isNotEqualTo(id);
    with(again).get("/v1/me/comments").then().statusCode(200).body("items", empty());
  }

  @Test
  void leavesNoTextOfAWithdrawnComment() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String comment = comment(Api.anOpenConsultation(), citizen, "建议" + citizen + "。");
    Api.citizen(citizen)
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "我是" + NAME + "，填错了。"))
        .post("/v1/me/comments/" + comment + "/withdrawal")
        .then()
        .statusCode(200);
    with(token).delete(ERASE).then().statusCode(204);
    assertThat(Tables.rowsWith(citizen)).isZero();
    assertThat(
            Database.number(
                "select count(*) from comment where id = ?::uuid and withdrawal_reason is null and"
                    + " status = 'WITHDRAWN'",
                comment))
        .isOne();
  }

  @Test
  void takesTheNameOutOfThePublishedAnswer() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String consultation = Api.anOpenConsultation();
    String comment = comment(consultation, citizen, "建议" + citizen + "。");
    Database.update("update comment set status = 'PUBLIC' where id = ?::uuid", comment);
    Api.close(consultation);
    Reports.noteAll(consultation);
    Api.publishFeedback(consultation, "feed").then().statusCode(201);
    String path = "/v1/consultations/" + consultation + "/feedback";
    String before = given().get(path).asString();
    with(token).delete(ERASE).then().statusCode(204);
    String after = given().get(path).asString();
    assertThat(before).contains("张**");
    assertThat(after).contains("已注销").doesNotContain("张**");
  }

  @Test
  void keepsThePhotosThatThePublicSeesAndNoOther() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    String id = idOf(token);
    String comment = comment(Api.anOpenConsultation(), citizen, "建议甲。");
    Database.update("update comment set status = 'PUBLIC' where id = ?::uuid", comment);
    UUID shown = photo(id, comment, 1, "PASSED");
    UUID hidden = photo(id, comment, 2, "PERSON");
    UUID unused = photo(id, null, 0, "CHECKING");
    with(token).delete(ERASE).then().statusCode(204);
    await(() -> photos.runOnce());
    assertThat(there(shown)).isOne();
    assertThat(there(hidden)).isZero();
    assertThat(there(unused)).isZero();
    assertThat(
            Database.number(
                "select count(*) from comment_photo where id = ? and citizen_id is null", shown))
        .isOne();
  }

  @Test
  void doesNothingWithoutItsWord() {
    String citizen = someone();
    String token = Api.citizenToken(citizen);
    for (String query : List.of("", "?confirm=", "?confirm=erase", "?confirm=yes")) {
      Refusals.assertRefused(
          "eraseMe", 400, "invalid-request", () -> with(token).delete("/v1/me" + query));
    }
  }

  @Test
  void isForCitizens() {
    String staff = Api.staffToken("admin");
    Refusals.assertRefused("eraseMe", 403, "forbidden", () -> with(staff).delete(ERASE));
    Refusals.assertRefused("exportMyData", 403, "forbidden", () -> with(staff).get(DATA));
    Refusals.assertRefused("eraseMe", 401, "unauthenticated", () -> given().delete(ERASE));
    Refusals.assertRefused("exportMyData", 401, "unauthenticated", () -> given().get(DATA));
  }

  // --- Tools

  private static String someone() {
    return "data-" + UUID.randomUUID();
  }

  private static RequestSpecification with(String token) {
    return given().auth().oauth2(token);
  }

  private static String idOf(String token) {
    String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
    return JsonPath.from(claims).getString("sub");
  }

  private String openidOf(String id) {
    return cipher.decrypt(
        "citizen.openid_sealed",
        Database.text("select openid_sealed from citizen where id = ?::uuid", id));
  }

  private static String refreshToken(String citizen) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", "demo-" + citizen))
        .post("/v1/sessions/wechat")
        .jsonPath()
        .getString("refreshToken");
  }

  private static void givePhone(String citizen) {
    Api.citizen(citizen)
        .contentType(ContentType.JSON)
        .body(Map.of("code", "phone-" + PHONE))
        .put("/v1/me/phone")
        .then()
        .statusCode(200);
  }

  @CanIgnoreReturnValue
  private static String comment(String consultation, String citizen, String text) {
    Map<String, Object> body = new HashMap<>(Api.commentBody(text));
    body.put("respondent", Map.of("type", "PERSON", "name", NAME, "phone", PHONE));
    return Api.comment(consultation, citizen, body).then().statusCode(201).extract().path("id");
  }

  /**
   * What else is kept of a person: an appeal, two photos, a message, its notification, a consent.
   */
  private static void ownRows(String citizen, String comment) {
    Database.update(
        "insert into comment_appeal (id, comment_id, text, hidden_by, made_at) values"
            + " (gen_random_uuid(), ?::uuid, '请恢复公开。', '{staff-9}', clock_timestamp())",
        comment);
    // Newest first: the one that no comment took comes first.
    photo(citizen, comment, 1, "PERSON");
    photo(citizen, null, 0, "CHECKING");
    UUID message = UUID.randomUUID();
    Database.update(
        "insert into inbox_message (id, citizen_id, kind, title, text, created_at) values (?,"
            + " ?::uuid, 'ANSWER_PUBLISHED', '您的意见已有答复', 'x', clock_timestamp())",
        message,
        citizen);
    Database.update(
        "insert into notification (id, citizen_id, message_id, template, title, outcome, state,"
            + " due_at, created_at) values (gen_random_uuid(), ?::uuid, ?, 'ANSWER', 'x',"
            + " 'ANSWERED', 'SENT', clock_timestamp(), clock_timestamp())",
        citizen,
        message);
    Database.update(
        "insert into notification_grant (citizen_id, template_id, template, remaining, updated_at)"
            + " values (?::uuid, 'T', 'ANSWER', 2, clock_timestamp())",
        citizen);
  }

  @CanIgnoreReturnValue
  private static UUID photo(String citizen, @Nullable String comment, int place, String state) {
    UUID id =
        UUID.fromString(
            "0197a3c0-0000-7000-8%03x-".formatted(comment == null ? 15 : place)
                + UUID.randomUUID().toString().substring(24));
    Database.update(
        "insert into comment_photo (id, citizen_id, comment_id, place, state, sha256, bytes, width,"
            + " height, created_at) values (?, ?::uuid, nullif(?, '')::uuid, nullif(?, 0), ?, ?, 1,"
            + " 1, 1, clock_timestamp())",
        id,
        citizen,
        comment == null ? "" : comment,
        place,
        state,
        "0".repeat(64));
    return id;
  }

  private static long there(UUID photo) {
    return Database.number("select count(*) from comment_photo where id = ?", photo);
  }

  /** The only one that the public sees. */
  private static JsonPath publicComment(String consultation) {
    JsonPath list =
        given()
            .get("/v1/consultations/" + consultation + "/comments")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(list.getList("items")).hasSize(1);
    list.setRootPath("items[0]");
    return list;
  }

  private static void await(Supplier<Uni<Void>> work) {
    try {
      VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
