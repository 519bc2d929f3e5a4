package org.gongkai.consultation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.consultation.ClauseTreeRequest.Clause;
import org.gongkai.consultation.draft.ClauseKind;
import org.gongkai.consultation.draft.DraftTextParser;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;

/** What a tree drawn by a person must be. */
final class ClauseTreePolicy {

  /** Years of the catalogue of decisions. */
  private static final int FIRST_YEAR = 1949;

  private static final int LAST_YEAR = 2200;

  /** The tree itself, two for each level of clauses, and the rows of a table. */
  private static final int MAX_NESTING = 2 * ClauseTreeRequest.MAX_DEPTH + 3;

  private ClauseTreePolicy() {}

  /**
   * Refuses a tree that is too deep or too large, before anything looks at each of its clauses.
   *
   * @throws ProblemException {@link ProblemType#DRAFT_TOO_LARGE} or {@link
   *     ProblemType#INVALID_REQUEST}
   */
  static void requireSize(ClauseTreeRequest tree) {
    if (tree.depth() > ClauseTreeRequest.MAX_DEPTH) {
      throw tooDeep();
    }
    if (tree.size() > DraftTextParser.MAX_CLAUSES) {
      throw new ProblemException(ProblemType.DRAFT_TOO_LARGE, DraftTextParser.MAX_CLAUSES);
    }
  }

  /**
   * Refuses JSON that is nested deeper than any tree of {@link ClauseTreeRequest#MAX_DEPTH}: an
   * object and an array for each level, and a table beneath the last.
   *
   * @throws ProblemException {@link ProblemType#INVALID_REQUEST}
   */
  static void requireNesting(int depth) {
    if (depth > MAX_NESTING) {
      throw tooDeep();
    }
  }

  private static ProblemException tooDeep() {
    return invalid(
        List.of(violation("clauses", "nested more than " + ClauseTreeRequest.MAX_DEPTH + " deep")));
  }

  /**
   * Refuses clauses that no draft can have.
   *
   * @throws ProblemException as {@link #requireSize}, or {@link ProblemType#INVALID_REQUEST} naming
   *     each clause that is wrong
   */
  static void require(ClauseTreeRequest tree) {
    requireSize(tree);
    List<Violation> violations = new ArrayList<>();
    LocalDate issuedOn = tree.issuedOn();
    if (issuedOn != null && (issuedOn.getYear() < FIRST_YEAR || issuedOn.getYear() > LAST_YEAR)) {
      violations.add(violation("issuedOn", "a year from " + FIRST_YEAR + " to " + LAST_YEAR));
    }
    check(tree.clauses(), "clauses", violations);
    if (!violations.isEmpty()) {
      throw invalid(violations);
    }
  }

  private static void check(List<Clause> level, String path, List<Violation> violations) {
    for (int i = 0; i < level.size(); i++) {
      Clause clause = level.get(i);
      String at = path + '[' + i + ']';
      check(clause, at, violations);
      check(clause.beneath(), at + ".children", violations);
    }
  }

  private static void check(Clause clause, String at, List<Violation> violations) {
    boolean numbered = clause.kind() != ClauseKind.PARAGRAPH && clause.kind() != ClauseKind.TABLE;
    boolean labelled = clause.label() != null && !clause.label().isBlank();
    if (numbered && !labelled) {
      violations.add(violation(at + ".label", "a numbered clause has a label"));
    }
    if (clause.kind() == ClauseKind.PARAGRAPH && clause.text().isBlank()) {
      violations.add(violation(at + ".text", "a paragraph has a text"));
    }
    List<List<String>> table = clause.table();
    if ((clause.kind() == ClauseKind.TABLE) != (table != null)) {
      violations.add(violation(at + ".table", "a table, and nothing else, has rows"));
    } else if (table != null && (table.isEmpty() || !isGrid(table))) {
      violations.add(violation(at + ".table", "each row has as many cells as every other"));
    }
  }

  private static boolean isGrid(List<List<String>> table) {
    int width = table.get(0).size();
    return width > 0 && table.stream().allMatch(row -> row.size() == width);
  }

  private static Violation violation(String field, String message) {
    return new Violation("body", field, message);
  }

  private static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(ProblemType.INVALID_REQUEST).withViolations(violations);
  }
}
