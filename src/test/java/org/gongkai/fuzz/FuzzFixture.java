package org.gongkai.fuzz;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Reports;

/**
 * Things of every kind that hostile requests are about, made for them alone: what is done to them
 * touches no other test.
 */
final class FuzzFixture {

  /** Of a channel that no other test looks at. */
  private final String own = "fuzz-" + UUID.randomUUID().toString().substring(0, 8);

  private final Map<String, List<String>> ids = new HashMap<>();

  private FuzzFixture() {}

  static Subjects make() {
    FuzzFixture fixture = new FuzzFixture();
    fixture.ask();
    fixture.publish();
    fixture.group();
    fixture.collect();
    return new Subjects(Map.copyOf(fixture.ids));
  }

  private void ask() {
    String decision = Api.aDecision();
    String open = Api.anOpenConsultation();
    for (String text : List.of("建议延长收摊时间。", "建议延长收摊的时间。", "建议增设公共厕所。")) {
      ok(Api.comment(open, "fuzz", Api.commentBody(text)));
    }
    String draft = Api.aConsultation(decision);
    ok(Api.importDraft(draft, Api.SMALL_DRAFT));
    String closed = Reports.aClosedConsultation("建议划定摊位。", "建议清运垃圾。");
    Reports.noteAll(closed);
    ids.put("consultations", List.of(open, draft, closed));
    String stage =
        "{\"stage\":\"DRAFT\",\"title\":\"征求意见稿\",\"text\":\"全文见附件。\",\"occurredOn\":\"2026-03-01\"}";
    Response added =
        ok(
            json(Api.officer().header("If-Match", "*"))
                .body(stage)
                .post("/v1/admin/decisions/" + decision + "/stages"));
    ids.put("stageId", List.of(added.<String>path("id")));
    ids.put("decisions", List.of(decision));
  }

  private void publish() {
    String content = Reports.aPublishedReport("sandbox");
    ids.put("notices", List.of(content));
    ids.put("contents", List.of(Contents.aDraft("NOTICE"), Contents.aDraft("POLICY"), content));
    ids.put("deliveries", column("id::text from delivery where content_id = ?::uuid", content));
    Map<String, Object> channel =
        Map.of(
            "id", own, "kind", "SANDBOX", "name", "演示渠道", "account", own, "ownerUnit", "青禾镇人民政府");
    ok(
        json(Api.as("admin").header("Idempotency-Key", Api.key()))
            .body(channel)
            .post("/v1/admin/channels"));
    ids.put("channels", List.of(own));
    ids.put("channel", List.of(own));
    ids.put("column", List.of("feedback", own));
  }

  private void group() {
    String open = first("consultations");
    List<String> comments = Reports.comments(open);
    Map<String, Object> group = Map.of("title", "延长收摊时间", "commentIds", comments.subList(0, 2));
    Response formed =
        ok(json(Api.officer()).body(group).post("/v1/admin/consultations/" + open + "/groups"));
    ids.put("groups", List.of(formed.<String>path("id")));
    Map<String, Object> template =
        Map.of("name", "已记录", "outcome", "NOTED", "text", "您对{条款}的意见已经记录在案。");
    Response made = ok(json(Api.officer()).body(template).post("/v1/admin/verdict-templates"));
    ids.put("verdict-templates", List.of(made.<String>path("id")));
  }

  private void collect() {
    String open = first("consultations");
    List<String> comments = new ArrayList<>(Reports.comments(open));
    comments.addAll(Reports.comments(ids.getOrDefault("consultations", List.of()).get(2)));
    ids.put("comments", comments);
    ids.put("receipt", column("receipt from comment where consultation_id = ?::uuid", open));
    ids.put(
        "clauseId",
        column(
            "clause_id::text from clause join draft d on d.id = draft_id where d.consultation_id ="
                + " ?::uuid",
            open));
  }

  private String first(String collection) {
    return ids.getOrDefault(collection, List.of()).get(0);
  }

  private static List<String> column(String query, String id) {
    String all =
        Database.text(
            "select string_agg(value, ',') from (select distinct " + query + ") t(value)", id);
    return List.of(all.split(",", -1));
  }

  private static RequestSpecification json(RequestSpecification request) {
    return request.contentType(ContentType.JSON);
  }

  @CanIgnoreReturnValue
  private static Response ok(Response response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.asString());
    }
    return response;
  }
}
