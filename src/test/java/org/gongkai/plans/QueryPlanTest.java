package org.gongkai.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.gongkai.testsupport.wire.DatabaseWire;
import org.gongkai.testsupport.wire.SentStatement;
import org.gongkai.testsupport.wire.SentValue;
import org.gongkai.testsupport.wire.WiredSandbox;
import org.junit.jupiter.api.Test;

/**
 * What is asked most often costs what it gives and not what the database holds. The statements are
 * those that the application sends while it answers. {@code -Dgongkai.plans.update=true} writes
 * docs/queries.md.
 */
@QuarkusTest
@WithTestResource(WiredSandbox.class)
class QueryPlanTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("gongkai.basedir", ".")).resolve("docs/queries.md");

  private static final Set<String> ENDS = Set.of("BEGIN", "COMMIT", "ROLLBACK");

  private static final String BREAKDOWN = "Breakdown of a report";

  private static final String COUNTED =
      "The comments of one consultation are counted by clause, source and respondent, once, when"
          + " its report is published. Here they are half of the table, and the shortest way to"
          + " half of a table is the table.";

  // The test resource puts it here.
  @SuppressWarnings("NullAway.Init")
  DatabaseWire wire;

  private final SoftAssertions all = new SoftAssertions();
  private final QueryDocument document = new QueryDocument();

  @Test
  void nothingFrequentReadsWhatNobodyAskedFor() throws SQLException, IOException {
    FilledDatabase filled = FilledDatabase.fill(wire);
    PlanJudge judge = new PlanJudge(filled.large());
    assertThat(filled.large())
        .contains("comment", "content", "content_version", "delivery", "feedback_item", "verdict")
        .contains("audit_entry", "inbox_message", "comment_group", "citizen");
    List<FrequentOperation> operations = FrequentOperations.of(filled);
    assertThat(operations).hasSizeGreaterThanOrEqualTo(20);
    try (Plans plans = new Plans(Filling.connect())) {
      for (FrequentOperation operation : operations) {
        judge(judge, plans, operation);
      }
      judgeBreakdown(judge, plans, filled);
    }
    compare();
    all.assertAll();
  }

  private void judge(PlanJudge judge, Plans plans, FrequentOperation operation)
      throws SQLException {
    wire.forget();
    operation.ask().run();
    List<SentStatement> sent = sent();
    all.assertThat(sent).as(operation.name()).isNotEmpty();
    List<Plan> shown = new ArrayList<>();
    Set<String> indices = new TreeSet<>();
    for (SentStatement statement : sent) {
      Set<String> known = new HashSet<>();
      for (Plan plan : plans.of(statement)) {
        indices.addAll(judge.indices(plan.root()));
        if (judge.concerns(plan.root()) && known.add(plan.sql())) {
          shown.add(plan);
        }
        all.assertThat(judge.faults(plan.root(), operation.key()))
            .as("%s%n%s%n%s", operation.name(), plan.sql(), plan.text())
            .isEmpty();
      }
    }
    all.assertThat(indices).as(operation.name()).containsAll(operation.indices());
    document.operation(operation, List.copyOf(indices));
    shown.forEach(document::plan);
  }

  /**
   * Statements, each once; the same with other values is planned alike. Nothing is found for a row
   * that is only added, and it cannot be added twice.
   */
  private List<SentStatement> sent() {
    Map<String, SentStatement> sent = new LinkedHashMap<>();
    wire.sent().stream()
        .filter(statement -> !ENDS.contains(statement.sql()))
        .filter(statement -> !statement.sql().startsWith("insert into"))
        .forEach(statement -> sent.putIfAbsent(statement.sql(), statement));
    return List.copyOf(sent.values());
  }

  /** Sent for a small consultation, and asked about the one with half of the comments. */
  private void judgeBreakdown(PlanJudge judge, Plans plans, FilledDatabase filled)
      throws SQLException {
    List<SentValue> values =
        filled.breakdown().values().stream()
            .map(value -> is(value, filled.answered()) ? valueOf(filled.open()) : value)
            .toList();
    FrequentOperation operation =
        new FrequentOperation(
            BREAKDOWN, "POST /v1/admin/consultations/…/feedback", "", List.of(), () -> {});
    List<Plan> found = plans.of(new SentStatement(filled.breakdown().sql(), values));
    Set<String> faults = new HashSet<>();
    found.forEach(plan -> faults.addAll(judge.faults(plan.root(), operation.key())));
    all.assertThat(faults)
        .as(BREAKDOWN)
        .contains("reads comment whole")
        .isSubsetOf("reads comment whole", "throws rows of comment away");
    document.operation(operation, List.of());
    document.exception("reads comment whole", COUNTED);
    document.plan(found.get(0));
  }

  private static boolean is(SentValue value, String id) {
    return Arrays.equals(value.bytes(), valueOf(id).bytes());
  }

  private static SentValue valueOf(String id) {
    UUID uuid = UUID.fromString(id);
    return new SentValue(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array(),
        true);
  }

  private void compare() throws IOException {
    if (Boolean.getBoolean("gongkai.plans.update")) {
      Files.writeString(DOCUMENT, document.text());
      return;
    }
    all.assertThat(QueryDocument.comparable(Files.readString(DOCUMENT)))
        .as("run the test with -Dgongkai.plans.update=true and commit docs/queries.md")
        .isEqualTo(QueryDocument.comparable(document.text()));
  }
}
