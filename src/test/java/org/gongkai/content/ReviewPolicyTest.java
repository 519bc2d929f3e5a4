package org.gongkai.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewPolicyTest {

  private static final Set<Gate> ALL = EnumSet.allOf(Gate.class);
  private static final List<String> AUTHORS = List.of("author-1", "author-2");

  @Test
  void letsThreeDifferentPersonsPassItOneAfterTheOther() {
    List<ContentReviewEntity> made = new ArrayList<>();
    for (int stage = 1; stage <= ReviewPolicy.STAGES; stage++) {
      String reviewer = "reviewer-" + stage;
      ReviewContentRequest request = passing(stage, ALL, true);
      assertThatCode(() -> ReviewPolicy.require(request, made, AUTHORS, reviewer))
          .doesNotThrowAnyException();
      made.add(by(reviewer));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,2", "0,3", "1,1", "1,3", "2,1", "2,2"})
  void takesNoStageBeforeItsTurn(int made, int stage) {
    List<ContentReviewEntity> before = new ArrayList<>();
    for (int i = 0; i < made; i++) {
      before.add(by("reviewer-" + i));
    }
    assertRefused(ProblemType.REVIEW_STAGE_WRONG, passing(stage, ALL, true), before, "reviewer-9");
  }

  @ParameterizedTest
  @CsvSource({"author-1", "author-2", "reviewer-1"})
  void takesNobodyWhoWroteOrReviewedIt(String who) {
    assertRefused(
        ProblemType.REVIEWER_NOT_INDEPENDENT,
        passing(2, ALL, true),
        List.of(by("reviewer-1")),
        who);
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void passesNothingWithAGateLeftOpen(Gate gate) {
    Set<Gate> ticked = EnumSet.complementOf(EnumSet.of(gate));
    assertRefused(ProblemType.CONTENT_INVALID, passing(1, ticked, true), List.of(), "reviewer-1");
  }

  @Test
  void wantsTheThirdReviewToSignTheOpennessOff() {
    List<ContentReviewEntity> made = List.of(by("reviewer-1"), by("reviewer-2"));
    assertRefused(ProblemType.CONTENT_INVALID, passing(3, ALL, null), made, "reviewer-3");
    assertRefused(ProblemType.CONTENT_INVALID, passing(3, ALL, false), made, "reviewer-3");
    assertThatCode(
            () -> ReviewPolicy.require(passing(1, ALL, null), List.of(), AUTHORS, "reviewer-1"))
        .doesNotThrowAnyException();
  }

  @Test
  void wantsAReasonForAReturn() {
    for (String note : new String[] {null, "", " 改 "}) {
      assertRefused(ProblemType.CONTENT_INVALID, returning(note), List.of(), "reviewer-1");
    }
    assertThatCode(() -> ReviewPolicy.require(returning("请改"), List.of(), AUTHORS, "reviewer-1"))
        .doesNotThrowAnyException();
  }

  @Test
  void saysHowFarItIsAfterwards() {
    assertThat(ReviewPolicy.after(passing(1, ALL, null))).isEqualTo(ContentState.IN_REVIEW);
    assertThat(ReviewPolicy.after(passing(2, ALL, null))).isEqualTo(ContentState.IN_REVIEW);
    assertThat(ReviewPolicy.after(passing(3, ALL, true))).isEqualTo(ContentState.APPROVED);
    assertThat(ReviewPolicy.after(returning("请改"))).isEqualTo(ContentState.DRAFT);
  }

  @Test
  void writesGatesInTheirOrder() {
    assertThat(ReviewPolicy.names(ALL)).isEqualTo("CONFIDENTIALITY,POLITICS,LAW,POLICY,WORDING");
    assertThat(ReviewPolicy.names(Set.of(Gate.WORDING, Gate.LAW))).isEqualTo("LAW,WORDING");
    assertThat(ReviewPolicy.names(Set.of())).isEmpty();
  }

  private static void assertRefused(
      ProblemType type, ReviewContentRequest request, List<ContentReviewEntity> made, String by) {
    assertThatThrownBy(() -> ReviewPolicy.require(request, made, AUTHORS, by))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private static ReviewContentRequest passing(
      int stage, Set<Gate> gates, @Nullable Boolean openness) {
    return new ReviewContentRequest(stage, ReviewOutcome.PASSED, gates, null, openness);
  }

  private static ReviewContentRequest returning(@Nullable String note) {
    return new ReviewContentRequest(1, ReviewOutcome.RETURNED, Set.of(), note, null);
  }

  private static ContentReviewEntity by(String reviewer) {
    ContentReviewEntity review = new ContentReviewEntity();
    review.reviewer = reviewer;
    return review;
  }
}
