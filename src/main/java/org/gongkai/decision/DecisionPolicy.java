package org.gongkai.decision;

import java.time.LocalDate;
import java.util.List;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** What an entry of the catalogue must be. */
final class DecisionPolicy {

  /** First year of a catalogue and of any day in it. */
  static final int FIRST_YEAR = 1949;

  /** Last year of a catalogue and of any day in it. */
  static final int LAST_YEAR = 2200;

  private DecisionPolicy() {}

  /**
   * @param field the request's field
   * @param day nothing is asked of an absent one
   * @throws ProblemException {@link ProblemType#INVALID_REQUEST} for a day so far away that it must
   *     be a mistake
   */
  static void requireNear(String field, @Nullable LocalDate day) {
    if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
      throw new ProblemException(ProblemType.INVALID_REQUEST)
          .withViolations(
              List.of(
                  new Violation("body", field, "a year from " + FIRST_YEAR + " to " + LAST_YEAR)));
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#DECISION_YEAR_FIXED} when the year of a published
   *     entry would change: readers cite the entry by its catalogue
   */
  static void requireYear(DecisionEntity decision, int year) {
    if (decision.publishedAt != null && decision.year != year) {
      throw new ProblemException(ProblemType.DECISION_YEAR_FIXED);
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#DECISION_KIND_FIXED} when the kind of a published
   *     entry would change: the legal minimum of its windows depends on it
   */
  static void requireKind(DecisionEntity decision, DecisionKind kind) {
    if (decision.publishedAt != null && decision.kind != kind) {
      throw new ProblemException(ProblemType.DECISION_KIND_FIXED);
    }
  }

  /**
   * @throws ProblemException {@link ProblemType#DECISION_ALREADY_PUBLISHED}
   */
  static void requireUnpublished(DecisionEntity decision) {
    if (decision.publishedAt != null) {
      throw new ProblemException(ProblemType.DECISION_ALREADY_PUBLISHED);
    }
  }
}
