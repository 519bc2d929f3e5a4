package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;

/** What must hold of a consultation whatever was done, seen by the database and by the API. */
final class Invariants {

  private static final int PAGE = 7;

  private static final Map<String, String> TOTALS =
      Map.of(
          "adopted", "ADOPTED",
          "partlyAdopted", "PARTLY_ADOPTED",
          "notAdopted", "NOT_ADOPTED",
          "noted", "NOTED",
          "outOfScope", "OUT_OF_SCOPE");

  private static final String FACTS =
      """
      with c as (select * from comment where consultation_id = ?::uuid)
      select json_build_object(
          'published', (select feedback_published_at is not null from consultation where id = ?::uuid),
          'revisions', (select count(*) from verdict_revision r join c on c.id = r.comment_id where r.published),
          'bySource', (select json_object_agg(source, n) from (select source, count(*) as n from c group by 1) g),
          'byRespondentType',
              (select json_object_agg(respondent_type, n) from (select respondent_type, count(*) as n from c group by 1) g),
          'byClause', (select json_object_agg(coalesce(clause_id::text, 'null'), n)
                         from (select clause_id, count(*) as n from c group by 1) g),
          'shown', (select coalesce(string_agg(id::text, ',' order by id desc), '')
                      from c where status = 'PUBLIC' and publish_consent))::text
      """;

  private final String consultation;
  private final Map<String, Known> stored;
  private final JsonNode facts;
  private final Line line;

  private Invariants(String consultation, Line line) {
    this.consultation = consultation;
    this.stored = Known.stored(consultation);
    this.facts = Json.read(Database.text(FACTS, consultation, consultation));
    this.line = line;
  }

  /**
   * Checks everything.
   *
   * @param acknowledged receipt of each comment that was taken, by its id
   */
  static void check(String consultation, Map<String, String> acknowledged) {
    Never.check(consultation);
    try (Line line = new Line()) {
      Invariants now = new Invariants(consultation, line);
      now.acknowledgements(acknowledged);
      now.counts();
      now.publicList();
      now.receipts();
      now.report();
    }
  }

  private void acknowledgements(Map<String, String> acknowledged) {
    Map<String, String> there = new TreeMap<>();
    stored.values().forEach(one -> there.put(one.id, one.receipt));
    assertThat(there).as("receipts by comment").isEqualTo(acknowledged);
  }

  private void counts() {
    JsonNode counts =
        Json.read(
            Api.as("officer")
                .get("/v1/admin/consultations/" + consultation + "/comment-counts")
                .asString());
    assertThat(counts.path("received").asLong()).isEqualTo(stored.size());
    assertThat(counts.path("unanswered").asLong())
        .isEqualTo(stored.values().stream().filter(Known::isOpen).count());
    assertThat(Json.numbers(counts.path("byStatus"))).isEqualTo(by(one -> one.status));
    for (String same : List.of("bySource", "byRespondentType")) {
      assertThat(Json.numbers(counts.path(same)))
          .as(same)
          .isEqualTo(Json.numbers(facts.path(same)));
    }
    Map<String, Long> clauses = new TreeMap<>();
    counts
        .path("byClause")
        .forEach(one -> clauses.put(one.path("clauseId").asText(), one.path("count").asLong()));
    assertThat(clauses).isEqualTo(Json.numbers(facts.path("byClause")));
  }

  private Map<String, Long> by(Function<Known, String> property) {
    return stored.values().stream().collect(Collectors.groupingBy(property, Collectors.counting()));
  }

  private void publicList() {
    List<String> listed = Json.items(Json.pages(line, path("comments"), PAGE), "id");
    assertThat(String.join(",", listed))
        .as("the public list, newest first")
        .isEqualTo(facts.path("shown").asText());
  }

  private void receipts() {
    for (Known comment : stored.values()) {
      JsonNode trace = Json.get(line, "/v1/receipts/" + comment.receipt);
      assertThat(trace.path("consultationId").asText()).isEqualTo(consultation);
      assertThat(trace.path("status").asText()).as(comment.toString()).isEqualTo(comment.status);
      boolean isAnswered = isPublished() && !comment.isWithdrawn();
      assertThat(trace.path("answer").path("outcome").asText())
          .as(comment.toString())
          .isEqualTo(isAnswered ? comment.outcome : "");
    }
  }

  private boolean isPublished() {
    return facts.path("published").asBoolean();
  }

  private void report() {
    if (!isPublished()) {
      assertThat(line.call(Line.get(path("feedback"))).status()).isEqualTo(404);
      return;
    }
    List<JsonNode> pages = Json.pages(line, path("feedback"), PAGE);
    List<Known> answered = stored.values().stream().filter(one -> !one.isWithdrawn()).toList();
    List<String> outcomes = Json.items(pages, "outcome");
    assertThat(outcomes)
        .as("items in the order of intake")
        .isEqualTo(answered.stream().map(one -> String.valueOf(one.outcome)).toList());
    assertThat(Json.items(pages, "number"))
        .isEqualTo(IntStream.rangeClosed(1, answered.size()).mapToObj(Integer::toString).toList());
    Map<String, Long> totals = totals(outcomes);
    assertThat(pages)
        .allSatisfy(page -> assertThat(Json.numbers(page.path("totals"))).isEqualTo(totals));
    assertThat(Json.items(Json.pages(line, path("feedback/history"), PAGE), "number"))
        .as("public history")
        .hasSize(facts.path("revisions").asInt());
  }

  /** Those that are not 0. */
  private Map<String, Long> totals(List<String> outcomes) {
    Map<String, Long> totals = new TreeMap<>();
    totals.put("received", (long) stored.size());
    totals.put("withdrawn", (long) stored.size() - outcomes.size());
    TOTALS.forEach(
        (name, outcome) -> totals.put(name, outcomes.stream().filter(outcome::equals).count()));
    totals.values().removeIf(count -> count == 0);
    return totals;
  }

  private String path(String part) {
    return "/v1/consultations/" + consultation + "/" + part;
  }
}
