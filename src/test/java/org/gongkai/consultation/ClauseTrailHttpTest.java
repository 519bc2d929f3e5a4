package org.gongkai.consultation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Redrafts;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Comments follow their clauses through the versions of a draft, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ClauseTrailHttpTest {

  /** Nobody else's comments are in this one's list. */
  private static final String CITIZEN = "trail-" + UUID.randomUUID();

  @Test
  void namesTheClauseWhileItsVersionIsThePresentOne() {
    String id = Redrafts.opened();
    String clause = Redrafts.clause(id, 1, "三");
    assertTrail(id, comment(id, clause), "SAME", List.of("（三）"), "针对第1版（三）提出。");
    Redrafts.imported(id, Redrafts.SECOND);
    JsonPath unpublished = officerView(id);
    assertThat(unpublished.getInt("items[0].clause.currentVersion")).isEqualTo(1);
  }

  @Test
  void followsAClauseThatHasAnotherNumber() {
    String id = Redrafts.opened();
    Response made = comment(id, Redrafts.clause(id, 1, "三"));
    redraft(id);
    assertTrail(id, made, "RENUMBERED", List.of("（四）"), "针对第1版（三）提出；在第2版中为（四）。");
  }

  @Test
  void followsAClauseThatWasEdited() {
    String id = Redrafts.opened();
    Response made = comment(id, Redrafts.clause(id, 1, "二"));
    redraft(id);
    assertTrail(id, made, "EDITED", List.of("（二）"), "针对第1版（二）提出；在第2版中有修改，为（二）。");
  }

  @Test
  void saysThatAClauseIsUnchangedOrGone() {
    String same = Redrafts.opened();
    Response unchanged = comment(same, Redrafts.clause(same, 1, "一"));
    redraft(same);
    assertTrail(same, unchanged, "SAME", List.of("（一）"), "针对第1版（一）提出；在第2版中未改动。");
    String gone = Redrafts.opened();
    Response removed = comment(gone, Redrafts.clause(gone, 1, "四"));
    redraft(gone);
    assertTrail(gone, removed, "REMOVED", List.of(), "针对第1版（四）提出；在第2版中已删除。");
  }

  @Test
  void followsAClauseOverSeveralVersions() {
    String id = Redrafts.opened();
    Response made = comment(id, Redrafts.clause(id, 1, "二"));
    redraft(id);
    Redrafts.imported(id, Redrafts.THIRD);
    Redrafts.published(id, 3);
    assertTrail(id, made, "EDITED", List.of("（二）"), "针对第1版（二）提出；在第3版中有修改，为（二）。");
  }

  @Test
  void followsWhatAPersonDecided() {
    String id = Redrafts.opened();
    String gone = Redrafts.clause(id, 1, "四");
    Response made = comment(id, gone);
    redraft(id);
    List<String> both = List.of(Redrafts.clause(id, 2, "二"), Redrafts.clause(id, 2, "三"));
    decide(id, gone, "SPLIT", both);
    assertTrail(id, made, "SPLIT", List.of("（二）", "（三）"), "针对第1版（四）提出；在第2版中拆分为（二）、（三）。");
    decide(id, gone, "MERGED", both.subList(1, 2));
    assertTrail(id, made, "MERGED", List.of("（三）"), "针对第1版（四）提出；在第2版中并入（三）。");
    decide(id, gone, "ORPHANED", List.of());
    assertTrail(id, made, "ORPHANED", List.of(), "针对第1版（四）提出；在第2版中的对应条款尚未确定。");
  }

  private static void decide(String id, String clause, String fate, List<String> targets) {
    Api.as("officer")
        .header("If-Match", "*")
        .contentType(ContentType.JSON)
        .body(Map.of("fate", fate, "targets", targets, "reason", "已逐条核对。"))
        .put("/v1/admin/consultations/" + id + "/drafts/2/anchors/" + clause)
        .then()
        .statusCode(200);
  }

  @Test
  void hasNoTrailForTheWholeDraft() {
    String id = Redrafts.opened();
    Response made = comment(id, null);
    redraft(id);
    assertThat(officerView(id).<Object>get("items[0].clause")).isNull();
    assertThat(trace(made).<Object>get("trail")).isNull();
  }

  @Test
  void recordsACommentOnTheNewestVersionThatHasTheClause() {
    String id = Redrafts.republished();
    Response onGone = comment(id, Redrafts.clause(id, 1, "四"));
    assertTrail(id, onGone, "REMOVED", List.of(), "针对第1版（四）提出；在第2版中已删除。");
    Response onPaid = comment(id, Redrafts.clause(id, 1, "三"));
    assertThat(trace(onPaid).getInt("draftVersion")).isEqualTo(2);
    assertThat(trace(onPaid).getString("trail.text")).isEqualTo("针对第2版（四）提出。");
  }

  @Test
  void recordsACommentOnTheVersionThatItsAuthorRead() {
    String id = Redrafts.republished();
    String edited = Redrafts.clause(id, 1, "二");
    String gone = Redrafts.clause(id, 1, "四");
    // A login in the middle would change a table.
    String token = Api.citizenToken(CITIZEN);
    Response made = onVersion(token, id, 1, edited);
    made.then().statusCode(201);
    assertTrail(id, made, "EDITED", List.of("（二）"), "针对第1版（二）提出；在第2版中有修改，为（二）。");
    Refusals.assertRefused(
        "submitComment", 404, "clause-not-found", () -> onVersion(token, id, 2, gone));
    Refusals.assertRefused(
        "submitComment", 404, "draft-not-found", () -> onVersion(token, id, 3, edited));
  }

  private static Response onVersion(String token, String id, int version, String clause) {
    Map<String, Object> body = new HashMap<>(Api.commentBody("建议每季度公布一次。"));
    body.put("clauseId", clause);
    body.put("draftVersion", version);
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", Api.key())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/consultations/" + id + "/comments");
  }

  @Test
  void labelsAReportAsEachVersionDid() {
    String id = Redrafts.opened();
    String paid = Redrafts.clause(id, 1, "三");
    Response old = comment(id, paid);
    redraft(id);
    Response fresh = comment(id, paid);
    Map<String, String> adopted = Map.of("outcome", "ADOPTED", "clauseId", paid);
    for (Response made : List.of(old, fresh)) {
      Api.decide(made.path("id"), adopted).then().statusCode(200);
    }
    Reports.workOffAll();
    Api.close(id);
    Api.publishFeedback(id, "feed").then().statusCode(201);
    JsonPath report = given().get("/v1/consultations/" + id + "/feedback").jsonPath();
    assertThat(report.getList("items.clause")).isEqualTo(List.of("（三）", "（四）"));
    assertThat(report.getList("items.changedClause")).isEqualTo(List.of("（四）", "（四）"));
    assertThat(trace(old).getString("answer.changedClause")).isEqualTo("（四）");
  }

  // --- Tools

  /** Checks the trail of a consultation's newest comment wherever it is shown. */
  private static void assertTrail(
      String id, Response made, String fate, List<String> labels, String text) {
    Reports.workOffAll();
    assertTrail(officerView(id), "items[0].clause", fate, labels, text);
    assertTrail(
        given().get("/v1/consultations/" + id + "/comments").jsonPath(),
        "items[0].clause",
        fate,
        labels,
        text);
    JsonPath mine = Api.citizen(CITIZEN).get("/v1/me/comments").jsonPath();
    String own = "items.find { it.receipt == '" + made.path("receipt") + "' }.clause";
    assertTrail(mine, own, fate, labels, text);
    JsonPath trace = trace(made);
    assertThat(trace.getString("clause")).isEqualTo(trace.getString("trail.label"));
    assertTrail(trace, "trail", fate, labels, text);
  }

  private static void assertTrail(
      JsonPath answer, String path, String fate, List<String> labels, String text) {
    assertThat(answer.getString(path + ".fate")).isEqualTo(fate);
    assertThat(answer.getList(path + ".current.label")).isEqualTo(labels);
    assertThat(answer.getString(path + ".text")).isEqualTo(text);
    assertThat(answer.getInt(path + ".version")).isEqualTo(1);
  }

  private static JsonPath officerView(String id) {
    return Api.as("officer").get("/v1/admin/consultations/" + id + "/comments").jsonPath();
  }

  private static JsonPath trace(Response made) {
    return given().get("/v1/receipts/" + made.path("receipt")).jsonPath();
  }

  private static void redraft(String id) {
    Redrafts.imported(id, Redrafts.SECOND);
    Redrafts.published(id, 2);
  }

  private static Response comment(String id, @Nullable String clause) {
    Map<String, Object> body = new HashMap<>(Api.commentBody("建议写明期限。"));
    if (clause != null) {
      body.put("clauseId", clause);
    }
    Response made = Api.comment(id, CITIZEN, body);
    made.then().statusCode(201);
    return made;
  }
}
