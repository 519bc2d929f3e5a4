package org.gongkai.comment.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** The filters of the officer's list over HTTP. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class OfficerListHttpTest {

  private static final String YESTERDAY = "(now() at time zone 'Asia/Shanghai')::date - 1";

  @Test
  void narrowsToEachFilterAlone() {
    String consultation = Api.anOpenConsultation();
    String clause = Api.clause(consultation, "二");
    String plain = Api.aComment(consultation, "建议甲。");
    String other = on(consultation, clause);
    Reports.workOffAll();
    String group = aGroup(consultation, other);
    Steps.classify(other, "DIFFICULTY").then().statusCode(200);
    Steps.assign(other, Steps.OFFICER).then().statusCode(200);
    Steps.select(other, true).then().statusCode(200);
    set(other, "source = 'WEB', respondent_type = 'LAWYER', late = true");
    set(other, "group_id = '" + group + "'");
    Map<String, String> theOther =
        Map.of(
            "commentClass", "DIFFICULTY",
            "clauseId", clause,
            "source", "WEB",
            "respondentType", "LAWYER",
            "handler", Steps.OFFICER,
            "late", "true",
            "selected", "true",
            "groupId", group,
            "whole", "false");
    theOther.forEach(
        (filter, value) ->
            assertThat(ids(consultation, filter, value)).as(filter).containsExactly(other));
    assertThat(ids(consultation, "handler", "me")).containsExactly(other);
    Map<String, String> thePlain =
        Map.of(
            "commentClass", "UNCLASSIFIED",
            "whole", "true",
            "late", "false",
            "selected", "false",
            "source", "MINI_PROGRAM",
            "respondentType", "PERSON");
    thePlain.forEach(
        (filter, value) ->
            assertThat(ids(consultation, filter, value)).as(filter).containsExactly(plain));
    assertThat(ids(consultation, "handler", "nobody")).isEmpty();
    assertThat(ids(consultation, "status", "PUBLIC")).containsExactly(other, plain);
    assertThat(ids(consultation, "clauseId", clause, "whole", "true")).isEmpty();
    assertThat(ids(consultation, "clauseId", clause, "late", "true", "handler", "me"))
        .containsExactly(other);
    assertThat(ids(consultation, "clauseId", clause, "late", "false")).isEmpty();
  }

  @Test
  void tellsWhatIsAnsweredAndWhatIsOverdue() {
    String consultation = Api.anOpenConsultation();
    String answered = Api.aComment(consultation, "建议甲。");
    String waiting = Api.aComment(consultation, "建议乙。");
    String withdrawn = Api.aComment(consultation, "建议丙。");
    String undated = Api.aComment(consultation, "建议丁。");
    for (String comment : List.of(answered, waiting, withdrawn)) {
      Steps.assign(comment, Steps.HANDLER).then().statusCode(200);
    }
    assertThat(ids(consultation, "overdue", "true")).isEmpty();
    for (String comment : List.of(answered, waiting, withdrawn)) {
      set(comment, "due_on = " + YESTERDAY + " + 1");
    }
    // The last day is not over yet.
    assertThat(ids(consultation, "overdue", "true")).isEmpty();
    for (String comment : List.of(answered, waiting, withdrawn)) {
      set(comment, "due_on = " + YESTERDAY);
    }
    Steps.withdraw(withdrawn);
    Api.decide(answered, Map.of("outcome", "NOTED", "reason", "已经记录在案，感谢您的参与。"))
        .then()
        .statusCode(200);
    assertThat(ids(consultation, "overdue", "true")).containsExactly(waiting);
    assertThat(ids(consultation, "overdue", "false")).containsExactly(undated, withdrawn, answered);
    assertThat(ids(consultation, "verdict", "NONE")).containsExactly(undated, waiting);
    assertThat(ids(consultation, "verdict", "NOTED")).containsExactly(answered);
    assertThat(ids(consultation, "verdict", "ADOPTED")).isEmpty();
    Api.decide(answered, Map.of("outcome", "OUT_OF_SCOPE", "reason", "不属于本次征求意见的范围。"))
        .then()
        .statusCode(200);
    assertThat(ids(consultation, "verdict", "OUT_OF_SCOPE")).containsExactly(answered);
    assertThat(Steps.view(answered).<String>path("verdict")).isEqualTo("OUT_OF_SCOPE");
    Steps.withdraw(answered);
    assertThat(ids(consultation, "verdict", "OUT_OF_SCOPE")).isEmpty();
  }

  @Test
  void findsPartsOfTexts() {
    String consultation = Api.anOpenConsultation();
    String first = Api.aComment(consultation, "建议收费标准上墙公示，电子屏LED同步。");
    String second = Api.aComment(consultation, "满意度100%_好\\坏。");
    for (String found : List.of("收费", "上墙公示", "led", "屏LED同步", "  收费　", "LeD")) {
      assertThat(ids(consultation, "q", found)).as(found).containsExactly(first);
    }
    for (String found : List.of("0%", "%_", "_好", "好\\坏", "\\坏")) {
      assertThat(ids(consultation, "q", found)).as(found).containsExactly(second);
    }
    for (String missing : List.of("收%", "__", "%%", "费收", "l.d", "' or 1=1", "好坏")) {
      assertThat(ids(consultation, "q", missing)).as(missing).isEmpty();
    }
    assertThat(ids(consultation, "q", "。".repeat(2))).isEmpty();
    assertThat(ids(consultation, "q", "收费", "verdict", "NONE")).containsExactly(first);
  }

  @Test
  void refusesFiltersThatMeanNothing() {
    String consultation = Api.anOpenConsultation();
    Map<String, List<String>> wrong =
        Map.of(
            "q", List.of("收", " 收 ", "收".repeat(51), "收\u0000费", "\n收费"),
            "handler", List.of("a\u0000b", "s".repeat(256)),
            "clauseId", List.of("1", "g"),
            "groupId", List.of("nonsense"),
            "late", List.of("yes", "TRUE", "1"),
            "selected", List.of("ja"),
            "overdue", List.of("0"),
            "whole", List.of("both"));
    SoftAssertions.assertSoftly(
        softly ->
            wrong.forEach(
                (filter, values) ->
                    values.forEach(
                        value ->
                            softly
                                .assertThatCode(() -> assertInvalid(consultation, filter, value))
                                .as("%s=%s", filter, value)
                                .doesNotThrowAnyException())));
    for (String choice : List.of("status", "commentClass", "source", "respondentType", "verdict")) {
      Response refusal =
          Refusals.refusal(
              "listCommentsForStaff",
              400,
              "unknown-value",
              () -> list(consultation, "source", "LETTER", "status", "PUBLIC", choice, "NONSENSE"));
      Refusals.assertViolation(refusal, "query", choice);
      assertThat(refusal.jsonPath().getList("violations.field")).isEqualTo(List.of(choice));
    }
    assertThat(ids(consultation, "q", "收".repeat(50))).isEmpty();
    Response refusal =
        Refusals.refusal(
            "listComments",
            400,
            "invalid-request",
            () ->
                Api.as("officer")
                    .queryParam("selected", "yes")
                    .get("/v1/consultations/" + consultation + "/comments"));
    Refusals.assertViolation(refusal, "query", "selected");
  }

  @Test
  void takesAnEmptyFilterForNone() {
    String consultation = Api.anOpenConsultation();
    String comment = Api.aComment(consultation, "建议甲。");
    for (String filter : List.of("q", "handler", "clauseId", "late")) {
      assertThat(ids(consultation, filter, "")).as(filter).containsExactly(comment);
    }
  }

  @Test
  void pagesThroughWhatAFilterLetsThrough() {
    String consultation = Api.anOpenConsultation();
    for (int i = 0; i < 9; i++) {
      String comment = Api.aComment(consultation, "建议" + i);
      if (i % 3 != 0) {
        Steps.classify(comment, "DIFFICULTY").then().statusCode(200);
      }
    }
    for (int limit : List.of(2, 6, 100)) {
      List<String> read =
          Answers.readAll(
              limit,
              cursor ->
                  (cursor == null
                          ? Api.as("officer")
                          : Api.as("officer").queryParam("cursor", cursor))
                      .queryParam("limit", limit)
                      .queryParam("commentClass", "DIFFICULTY")
                      .get(path(consultation)));
      assertThat(read).hasSize(6);
      Answers.assertNewestFirst(read);
    }
  }

  // --- Tools

  private static void assertInvalid(String consultation, String filter, String value) {
    Response refusal =
        Refusals.refusal(
            "listCommentsForStaff",
            400,
            "invalid-request",
            () -> list(consultation, filter, value));
    Refusals.assertViolation(refusal, "query", filter);
  }

  private static String on(String consultation, String clause) {
    return Api.comment(
            consultation, "alice", Steps.with(Api.commentBody("建议乙。"), "clauseId", clause))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void set(String comment, String values) {
    Database.update("update comment set " + values + " where id = ?::uuid", comment);
  }

  private static String path(String consultation) {
    return "/v1/admin/consultations/" + consultation + "/comments";
  }

  private static List<String> ids(String consultation, String... filters) {
    Response response = list(consultation, filters);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath().getList("items.id");
  }

  /** A group past the API, which takes no single comment for one. */
  private static String aGroup(String consultation, String comment) {
    String id = UUID.randomUUID().toString();
    Database.update(
        "insert into comment_group (id, consultation_id, title, status, representative_id,"
            + " formed_by, formed_at, changes, updated_at, version) values (?::uuid, ?::uuid,"
            + " '延长收摊时间', 'ACTIVE', ?::uuid, 'staff-1', clock_timestamp(), 1,"
            + " clock_timestamp(), 0)",
        id,
        consultation,
        comment);
    return id;
  }

  /** Later values of a filter replace earlier ones. */
  private static Response list(String consultation, String... filters) {
    Map<String, String> named = new java.util.LinkedHashMap<>();
    for (int i = 0; i < filters.length; i += 2) {
      named.put(filters[i], filters[i + 1]);
    }
    RequestSpecification request = Api.as("officer");
    named.forEach(request::queryParam);
    return request.get(path(consultation));
  }
}
