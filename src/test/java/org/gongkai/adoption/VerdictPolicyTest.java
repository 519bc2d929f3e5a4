package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictPolicyTest {

  private static final UUID CLAUSE = UUID.randomUUID();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "好"})
  void takesAnAdoptionOfAClauseWithAnyReasonOrNone(@Nullable String reason) {
    assertThatCode(() -> require(Outcome.ADOPTED, reason, CLAUSE)).doesNotThrowAnyException();
  }

  @Test
  void refusesAnAdoptionThatNamesNoClause() {
    assertThat(refusal(Outcome.ADOPTED, "已在第三条中写明公布期限。")).isEqualTo(ProblemType.CLAUSE_REQUIRED);
  }

  @ParameterizedTest
  @EnumSource(value = Outcome.class, mode = Mode.EXCLUDE, names = "ADOPTED")
  void takesEveryOtherOutcomeWithAReasonOfTenCharacters(Outcome outcome) {
    assertThatCode(() -> require(outcome, "一二三四五六七八九十", null)).doesNotThrowAnyException();
    assertThatCode(() -> require(outcome, "一二三四五六七八九十", CLAUSE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(value = Outcome.class, mode = Mode.EXCLUDE, names = "ADOPTED")
  void refusesEveryOtherOutcomeWithoutAReason(Outcome outcome) {
    assertThat(refusal(outcome, null)).isEqualTo(ProblemType.REASON_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "          ", "一二三四五六七八九", "　一二三四五六七八九　", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"})
  void refusesAReasonOfFewerThanTenCharacters(String reason) {
    assertThat(refusal(Outcome.NOT_ADOPTED, reason)).isEqualTo(ProblemType.REASON_REQUIRED);
  }

  private static ProblemType refusal(Outcome outcome, @Nullable String reason) {
    return catchThrowableOfType(ProblemException.class, () -> require(outcome, reason, null))
        .type();
  }

  private static void require(Outcome outcome, @Nullable String reason, @Nullable UUID clauseId) {
    VerdictPolicy.require(new VerdictRequest(outcome, reason, clauseId));
  }
}
