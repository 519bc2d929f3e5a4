package org.gongkai.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionPolicyTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"1949-01-01", "2200-12-31"})
  void takesANearDayOrNone(@Nullable LocalDate day) {
    assertThatCode(() -> DecisionPolicy.requireNear("plannedFor", day)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1948-12-31", "2201-01-01", "+999999999-12-31", "-999999999-01-01"})
  void refusesADayFarAway(LocalDate day) {
    assertThat(refusal(() -> DecisionPolicy.requireNear("plannedFor", day)))
        .isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void changesTheYearUntilThePublication() {
    DecisionEntity decision = new DecisionEntity();
    decision.year = 2026;
    DecisionPolicy.requireYear(decision, 2027);
    decision.publishedAt = Instant.EPOCH;
    DecisionPolicy.requireYear(decision, 2026);
    assertThat(refusal(() -> DecisionPolicy.requireYear(decision, 2027)))
        .isEqualTo(ProblemType.DECISION_YEAR_FIXED);
  }

  @Test
  void changesTheKindUntilThePublication() {
    DecisionEntity decision = new DecisionEntity();
    decision.kind = DecisionKind.MAJOR_DECISION;
    DecisionPolicy.requireKind(decision, DecisionKind.NORMATIVE_DOCUMENT);
    decision.publishedAt = Instant.EPOCH;
    DecisionPolicy.requireKind(decision, DecisionKind.MAJOR_DECISION);
    assertThat(refusal(() -> DecisionPolicy.requireKind(decision, DecisionKind.OTHER)))
        .isEqualTo(ProblemType.DECISION_KIND_FIXED);
  }

  @Test
  void publishesOnce() {
    DecisionEntity decision = new DecisionEntity();
    DecisionPolicy.requireUnpublished(decision);
    decision.publishedAt = Instant.EPOCH;
    assertThat(refusal(() -> DecisionPolicy.requireUnpublished(decision)))
        .isEqualTo(ProblemType.DECISION_ALREADY_PUBLISHED);
  }

  private static ProblemType refusal(Runnable work) {
    return catchThrowableOfType(ProblemException.class, work::run).type();
  }
}
