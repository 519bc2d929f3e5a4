package org.gongkai.plans;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;

/** What is asked most often, as clients ask it. */
final class FrequentOperations {

  private static final String CONSULTATION = "consultation_id";
  private static final String LIMIT = "limit=";

  private final FilledDatabase filled;
  private final String consultation;
  private final List<FrequentOperation> operations = new ArrayList<>();

  private FrequentOperations(FilledDatabase filled) {
    this.filled = filled;
    this.consultation = "/v1/consultations/" + filled.open();
  }

  /** Ready to be sent. */
  static List<FrequentOperation> of(FilledDatabase filled) {
    FrequentOperations made = new FrequentOperations(filled);
    made.readers();
    made.citizens();
    made.officers();
    made.editors();
    made.worker();
    return made.operations;
  }

  private void readers() {
    RequestSpecification anyone = given();
    one("Home", anyone, "/v1/home");
    list("Notices", anyone, "/v1/notices", "", "content_place_key");
    further("Notices, a page further on", anyone, "/v1/notices", "", "content_place_key");
    list(
        "Notices of a column whose notices are old",
        anyone,
        "/v1/notices?column=gazette",
        "column_name",
        "content_column_place");
    list("Notices of a type", anyone, "/v1/notices?type=NOTICE", "type", "content_type_place");
    String since = Instant.now().minus(Duration.ofMinutes(30)).toString();
    list(
        "Changes of notices",
        anyone,
        "/v1/notices?since=" + since,
        "",
        "content_changed",
        "content_expiry");
    one("A notice", anyone, "/v1/notices/" + filled.notice(), "content_pkey");
    list("Open consultations", anyone, "/v1/consultations?status=OPEN", "");
    one("A consultation", anyone, consultation);
    list(
        "Comments that the public may see",
        anyone,
        consultation + "/comments",
        CONSULTATION,
        "comment_public");
    further(
        "Comments that the public may see, a page further on",
        anyone,
        consultation + "/comments",
        CONSULTATION,
        "comment_public");
    list(
        "A page of a report",
        anyone,
        "/v1/consultations/" + filled.answered() + "/feedback",
        CONSULTATION,
        "feedback_item_pkey");
    one(
        "What became of a receipt",
        anyone,
        "/v1/receipts/" + filled.receipt(),
        "comment_receipt_key");
  }

  private void citizens() {
    RequestSpecification alice = given().auth().oauth2(Api.citizenToken("alice"));
    Map<String, Object> body = new HashMap<>(Api.commentBody("建议多设照明。"));
    body.put("clauseId", Api.clause(filled.open(), "二"));
    // Refused behind its statement, so that the statement can be carried out once more.
    body.put("photoIds", List.of(UUID.randomUUID()));
    add(
        "Submission of a comment on a clause",
        "POST " + shown(consultation + "/comments"),
        "",
        List.of("comment_by_citizen", "comment_by_citizen_and_time"),
        () ->
            given()
                .spec(alice)
                .header("Idempotency-Key", Api.key())
                .contentType(ContentType.JSON)
                .body(body)
                .post(consultation + "/comments")
                .then()
                .statusCode(404));
    list("Comments of one's own", alice, "/v1/me/comments", "citizen_id", "comment_citizen");
    list("Messages of one's own", alice, "/v1/me/inbox", "citizen_id", "inbox_message_citizen");
    list("Unread messages of one's own", alice, "/v1/me/inbox?unread=true", "citizen_id");
  }

  private void officers() {
    RequestSpecification officer = Api.as("officer");
    String admin = "/v1/admin/consultations/" + filled.open();
    String comments = admin + "/comments";
    list("An officer's list", officer, comments, CONSULTATION, "comment_consultation");
    further(
        "An officer's list, a page further on",
        officer,
        comments,
        CONSULTATION,
        "comment_consultation");
    Map<String, String> filters =
        Map.of(
            "status=PENDING_REVIEW",
            "comment_status",
            "verdict=NONE",
            "comment_open",
            "verdict=NOTED",
            "comment_outcome",
            "handler=me",
            "comment_handler",
            "clauseId=" + Api.clause(filled.open(), "二"),
            "comment_clause",
            "whole=true",
            "comment_whole",
            "commentClass=CONSTRUCTIVE",
            "comment_class",
            "commentClass=UNCLASSIFIED",
            "comment_unclassified");
    filters.keySet().stream()
        .sorted()
        .forEach(
            filter ->
                list(
                    "An officer's list by " + filter.replaceFirst("clauseId=.*", "clauseId"),
                    officer,
                    comments + "?" + filter,
                    CONSULTATION,
                    filters.getOrDefault(filter, "")));
    list("Groups", officer, admin + "/groups", CONSULTATION, "comment_group_consultation");
    one("Counts of comments", officer, admin + "/comment-counts", "comment_count_key");
  }

  private void editors() {
    RequestSpecification editor = Api.as("editor");
    list(
        "Contents in a state",
        editor,
        "/v1/admin/contents?state=PUBLISHED",
        "state",
        "content_state");
    one(
        "Deliveries of a content",
        editor,
        "/v1/admin/contents/" + filled.notice() + "/deliveries",
        "delivery_once");
    RequestSpecification auditor = Api.as("auditor");
    list("The trail", auditor, "/v1/admin/audit", "", "audit_entry_pkey");
    list(
        "The trail of an action that is long past",
        auditor,
        "/v1/admin/audit?action=assign",
        "action",
        "audit_entry_action");
  }

  private void worker() {
    add(
        "Checks and deliveries that are due",
        "workers, each second",
        "",
        List.of("delivery_due"),
        Api::workOff);
  }

  private void one(String name, RequestSpecification who, String path, String... indices) {
    list(name, who, path, "", indices);
  }

  private void list(
      String name, RequestSpecification who, String path, String key, String... indices) {
    add(name, "GET " + shown(path), key, List.of(indices), () -> get(who, path));
  }

  /** The cursor is learnt before anything is listened to. */
  private void further(
      String name, RequestSpecification who, String path, String key, String... indices) {
    String joined = path + (path.contains("?") ? "&" : "?");
    String cursor = given().spec(who).get(joined + LIMIT + 100).path("nextCursor");
    String next = joined + LIMIT + "20&cursor=" + cursor;
    add(name, "GET " + shown(joined + "cursor=…"), key, List.of(indices), () -> get(who, next));
  }

  private void add(String name, String request, String key, List<String> indices, Runnable ask) {
    operations.add(new FrequentOperation(name, request, key, indices, ask));
  }

  private static void get(RequestSpecification who, String path) {
    given().spec(who).urlEncodingEnabled(false).get(path).then().statusCode(200);
  }

  /** Without identifiers, which differ from run to run. */
  private static String shown(String path) {
    return path.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
        .replaceAll("receipts/.*", "receipts/…")
        .replaceAll("since=.*", "since=…");
  }
}
