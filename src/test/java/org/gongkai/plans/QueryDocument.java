package org.gongkai.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The document of the queries. What it must agree with the database about is the operations and
 * their indices; numbers of rows and identifiers in the plans are those of the run that wrote it.
 */
final class QueryDocument {

  private static final String HEADING = "## ";
  private static final String INDICES = "Indices: ";
  private static final int LONGEST = 600;

  // Beside the code that fills it in it would be hard to read.
  @SuppressWarnings("InlineFormatString")
  private static final String BEGINNING =
      """
      # Frequent queries

      What is asked most often, the statements that the application sends for it, and how PostgreSQL carries them out. A test (`QueryPlanTest`) sends each request
      to the application, listens to what it says to its database, and lets the database (PostgreSQL 18.6) carry it out once more under `auto_explain`. The
      database then holds %,d comments on %d consultations, half of them on one that is older than all others, and %,d notices with like numbers of answers,
      groups, messages, deliveries and entries of the trail. The test refuses

      - a sequential scan over a table of 5,000 rows or more,
      - a list whose own key (such as `consultation_id`) is only filtered, because that reads what belongs to others,
      - more than 1,000 rows that are read and thrown away, or sorted,
      - a plan without the index that is meant for it,

      in the plan for the values that were sent and in the one on which a connection settles that sends the statement often. Statements that only concern small
      tables are left out here. Times are not compared: they are in [benchmark.md](benchmark.md).

      A list that is found by a key and is in the order of identifiers asks for `key between ? and ?` and `order by key, id`, and not for `key = ?` and
      `order by id`: after an equality PostgreSQL leaves the key out of the order, and for a key that half of the table has it would read the primary key backwards, through
      everything that is newer and belongs to others.

      `./mvnw test -Dtest=QueryPlanTest -Dgongkai.plans.update=true` writes this document; without it the test compares operations and indices.

      """;

  private final List<String> parts = new ArrayList<>();

  QueryDocument() {
    parts.add(
        BEGINNING.formatted(
            FilledDatabase.COMMENTS, FilledDatabase.CONSULTATIONS, FilledDatabase.NOTICES));
  }

  /** Begins an operation. */
  void operation(FrequentOperation operation, List<String> indices) {
    parts.add(HEADING + operation.name() + "\n\n`" + operation.request() + "`\n");
    parts.add(
        INDICES
            + (indices.isEmpty()
                ? "none; small tables alone"
                : indices.stream().map(i -> '`' + i + '`').collect(Collectors.joining(", ")))
            + "\n");
  }

  /** A statement with its plan. */
  void plan(Plan plan) {
    parts.add("```sql\n" + shortened(plan.sql()) + "\n```\n\n```\n" + plan.text() + "\n```\n");
  }

  /** Something that the test lets pass. */
  void exception(String fault, String reason) {
    parts.add("Exception: " + fault + ". " + reason + "\n");
  }

  /** All of it. */
  String text() {
    return String.join("\n", parts);
  }

  /** What does not change from run to run. */
  static String comparable(String text) {
    return text.lines()
        .filter(line -> line.startsWith(HEADING) || line.startsWith(INDICES))
        .collect(Collectors.joining("\n"));
  }

  private static String shortened(String sql) {
    String narrow = sql.replaceFirst("(?s)^select (\\w+\\.\\w+,?\\s*){3,}from ", "select … from ");
    return narrow.length() <= LONGEST ? narrow : narrow.substring(0, LONGEST) + "…";
  }
}
