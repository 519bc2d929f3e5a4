package org.gongkai.testsupport;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongkai.comment.moderation.CheckWorker;
import org.gongkai.delivery.DeliveryWorker;
import org.gongkai.platform.time.Times;

/** The API as its clients use it, and fixtures made through it. */
public final class Api {

  /** A draft of two chapters and three items. */
  public static final String SMALL_DRAFT =
      """
      关于规范集市管理的实施意见
      （征求意见稿）
      为规范集市管理，提出如下意见。
      一、总体要求
      （一）目标。集市整洁有序。
      二、具体措施
      （二）划定摊位。摊位划线编号。
      （三）公开收费。收费标准上墙公示。
      """;

  /** The unit of all samples. */
  public static final String UNIT = "青禾镇人民政府";

  /** A second unit of whoever works on the samples. */
  public static final String SECOND_UNIT = "青禾镇市场管理所";

  /**
   * Of the applications under test, by their address: making one is more work than most requests.
   */
  private static final Map<List<Object>, String> STAFF_TOKENS = new ConcurrentHashMap<>();

  private Api() {}

  /** A request with a staff token. */
  public static RequestSpecification as(String... roles) {
    return given().auth().oauth2(staffToken(roles));
  }

  /** A request with an officer's token and a fresh idempotency key. */
  public static RequestSpecification officer() {
    return as("officer").header("Idempotency-Key", key());
  }

  /** A request with a citizen's token and a fresh idempotency key. */
  public static RequestSpecification citizen(String name) {
    return given().auth().oauth2(citizenToken(name)).header("Idempotency-Key", key());
  }

  /** A request with the token of an officer of a unit and a fresh idempotency key. */
  public static RequestSpecification officerOf(String unit) {
    return given()
        .auth()
        .oauth2(staffTokenOf(List.of(unit), "officer"))
        .header("Idempotency-Key", key());
  }

  /** A token of the units of the samples. */
  public static String staffToken(String... roles) {
    return staffTokenOf(List.of(UNIT, SECOND_UNIT), roles);
  }

  /** A token that names these units. */
  public static String staffTokenOf(List<String> units, String... roles) {
    String where = RestAssured.baseURI + ":" + RestAssured.port;
    return STAFF_TOKENS.computeIfAbsent(
        List.of(where, units, List.of(roles)), key -> newStaffToken(units, roles));
  }

  private static String newStaffToken(List<String> units, String... roles) {
    String subject = "staff-" + String.join("-", roles);
    Map<String, Object> body = Map.of("subject", subject, "roles", List.of(roles), "unit", units);
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/dev/tokens")
        .jsonPath()
        .getString("token");
  }

  public static String citizenToken(String name) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", "demo-" + name))
        .post("/v1/sessions/wechat")
        .jsonPath()
        .getString("accessToken");
  }

  public static String key() {
    return "test-" + UUID.randomUUID();
  }

  /** Today in China. */
  public static LocalDate today() {
    return LocalDate.now(Times.SHANGHAI);
  }

  /** A new decision's id. */
  public static String aDecision() {
    return aDecision("MAJOR_DECISION");
  }

  /** A new decision's id, of a kind. */
  public static String aDecision(String kind) {
    return officer()
        .contentType(ContentType.JSON)
        .body(Map.of("year", 2026, "title", "集市管理办法", "unit", "青禾镇人民政府", "kind", kind))
        .post("/v1/admin/decisions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A new consultation's id; nothing imported, nothing announced. */
  public static String aConsultation() {
    return aConsultation(aDecision());
  }

  /** The id of a new consultation on a decision; nothing imported, nothing announced. */
  public static String aConsultation(String decision) {
    Map<String, Object> body =
        Map.of(
            "decisionId", decision,
            "title", "关于公开征求《集市管理办法》意见的公告",
            "unit", "青禾镇人民政府",
            "contact", "电子邮箱：yijian@example.invalid");
    return officer()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/admin/consultations")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Imports a text and answers what the import answers. */
  public static Response importDraft(String consultation, String text) {
    return officer()
        .contentType("text/plain; charset=UTF-8")
        .body(text.getBytes(UTF_8))
        .post("/v1/admin/consultations/" + consultation + "/drafts");
  }

  /** A consultation with a draft and a window of 31 days that begins now. */
  public static String anOpenConsultation() {
    String consultation = aConsultation();
    importDraft(consultation, SMALL_DRAFT).then().statusCode(201);
    open(consultation, Map.of("closesAt", Instant.now().plus(Duration.ofDays(31)).toString()))
        .then()
        .statusCode(200);
    return consultation;
  }

  /** Announces a window on the present version. */
  public static Response open(String consultation, Map<String, ?> request) {
    return change(consultation, "opening", request);
  }

  /** Does something to the present version of a consultation, such as {@code extension}. */
  public static Response change(String consultation, String operation, Map<String, ?> request) {
    return officer()
        .header("If-Match", etag(consultation))
        .contentType(ContentType.JSON)
        .body(request)
        .post("/v1/admin/consultations/" + consultation + "/" + operation);
  }

  /** Publishes a further version of the draft on the present version of the consultation. */
  public static Response publishDraft(String consultation, int version) {
    return officer()
        .header("If-Match", etag(consultation))
        .post("/v1/admin/consultations/" + consultation + "/drafts/" + version + "/publication");
  }

  /** The present version of a consultation. */
  public static String etag(String consultation) {
    return as("officer").get("/v1/admin/consultations/" + consultation).header("ETag");
  }

  /**
   * Lets a window have ended an hour ago, so that the grace of tickets is over too. Cached answers
   * about it are not told.
   */
  public static void close(String consultation) {
    closeSince(consultation, Duration.ofHours(1));
  }

  /** Lets a window have ended a while ago. Cached answers about it are not told. */
  public static void closeSince(String consultation, Duration ago) {
    Database.update(
        "update consultation set opens_at = clock_timestamp() - interval '31 days',"
            + " closes_at = clock_timestamp() - ?::interval, version = version + 1"
            + " where id = ?::uuid",
        ago.toMillis() + " milliseconds",
        consultation);
  }

  /** Lets a window begin tomorrow. */
  public static void postpone(String consultation) {
    Database.update(
        "update consultation set opens_at = clock_timestamp() + interval '1 day', version = version"
            + " + 1 where id = ?::uuid",
        consultation);
  }

  /** Id of the clause whose label holds a number such as 二. */
  public static String clause(String consultation, String number) {
    JsonPath draft = given().get("/v1/consultations/" + consultation + "/drafts/1").jsonPath();
    List<Map<String, Object>> items = draft.getList("clauses.children.flatten()");
    return items.stream()
        .filter(item -> String.valueOf(item.get("label")).equals("（" + number + "）"))
        .map(item -> String.valueOf(item.get("id")))
        .findFirst()
        .orElseThrow();
  }

  /** The body of a comment on the whole draft. */
  public static Map<String, Object> commentBody(String text) {
    return Map.of(
        "text",
        text,
        "respondent",
        Map.of("type", "PERSON", "name", "甲某某", "phone", "000-00000000"),
        "publishConsent",
        true);
  }

  /** Sends a comment. */
  public static Response comment(String consultation, String citizen, Map<String, ?> body) {
    return citizen(citizen)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/consultations/" + consultation + "/comments");
  }

  /** A new comment's id. */
  @CanIgnoreReturnValue
  public static String aComment(String consultation, String text) {
    return comment(consultation, "alice", commentBody(text))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Gives a verdict on the present version of a comment. */
  public static Response decide(String comment, Map<String, ?> verdict) {
    String version = as("officer").get("/v1/admin/comments/" + comment).header("ETag");
    return as("officer")
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(verdict)
        .put("/v1/admin/comments/" + comment + "/verdict");
  }

  /** Publishes a feedback report. */
  public static Response publishFeedback(String consultation, String... channels) {
    return officer()
        .contentType(ContentType.JSON)
        .body(Map.of("channels", List.of(channels)))
        .post("/v1/admin/consultations/" + consultation + "/feedback");
  }

  /** Does all waiting checks and deliveries now. */
  public static void workOff() {
    try {
      VertxContextSupport.subscribeAndAwait(() -> bean(CheckWorker.class).runOnce());
      VertxContextSupport.subscribeAndAwait(() -> bean(DeliveryWorker.class).runOnce());
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static <T> T bean(Class<T> type) {
    return Arc.container().instance(type).get();
  }

  /** A document among the test resources. */
  public static String resource(String path) {
    try (InputStream in = Api.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException(path);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
