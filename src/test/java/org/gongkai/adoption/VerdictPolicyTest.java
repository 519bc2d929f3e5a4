package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
  }

  @Test
  void takesAClauseOfAPartlyAdoptedComment() {
    assertThatCode(() -> require(Outcome.PARTLY_ADOPTED, "一二三四五六七八九十", CLAUSE))
        .doesNotThrowAnyException();
    assertThatCode(() -> requireNames(Outcome.PARTLY_ADOPTED, CLAUSE, 2))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      mode = Mode.EXCLUDE,
      names = {"ADOPTED", "PARTLY_ADOPTED"})
  void refusesAClauseWhereNothingWasChanged(Outcome outcome) {
    assertThat(refusal(() -> requireNames(outcome, CLAUSE, null)))
        .isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(refusal(() -> requireNames(outcome, null, 2)))
        .isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void refusesAVersionWithoutAClause() {
    assertThat(refusal(() -> requireNames(Outcome.PARTLY_ADOPTED, null, 2)))
        .isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(refusal(() -> requireNames(Outcome.ADOPTED, null, 2)))
        .isEqualTo(ProblemType.CLAUSE_REQUIRED);
  }

  @Test
  void refusesAReasonThatATemplateMadeTooLong() {
    String longest = "由".repeat(VerdictPolicy.MAX_REASON);
    assertThatCode(() -> VerdictPolicy.requireReason(Outcome.NOTED, longest))
        .doesNotThrowAnyException();
    assertThat(refusal(() -> VerdictPolicy.requireReason(Outcome.ADOPTED, longest + "由")))
        .isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void needsANoteOnlyAfterPublication() {
    assertThatCode(() -> VerdictPolicy.requireNote(false, null)).doesNotThrowAnyException();
    assertThatCode(() -> VerdictPolicy.requireNote(true, "一二三四五六七八九十")).doesNotThrowAnyException();
    assertThat(refusal(() -> VerdictPolicy.requireNote(true, null)))
        .isEqualTo(ProblemType.NOTE_REQUIRED);
    assertThat(refusal(() -> VerdictPolicy.requireNote(true, "　一二三四五六七八九　")))
        .isEqualTo(ProblemType.NOTE_REQUIRED);
  }

  @Test
  void letsNobodyConfirmTheirOwn() {
    assertThatCode(() -> VerdictPolicy.requireSecondPerson("staff-1", "staff-2"))
        .doesNotThrowAnyException();
    assertThat(refusal(() -> VerdictPolicy.requireSecondPerson("staff-1", "staff-1")))
        .isEqualTo(ProblemType.SECOND_PERSON_REQUIRED);
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
    return refusal(() -> require(outcome, reason, null));
  }

  private static ProblemType refusal(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).type();
  }

  private static void require(Outcome outcome, @Nullable String reason, @Nullable UUID clauseId) {
    requireNames(outcome, clauseId, null);
    VerdictPolicy.requireReason(outcome, reason);
  }

  private static void requireNames(
      Outcome outcome, @Nullable UUID clauseId, @Nullable Integer version) {
    VerdictPolicy.requireNames(new VerdictRequest(outcome, null, clauseId, version, null, null));
  }
}
