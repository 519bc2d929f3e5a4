package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.consultation.anchor.Fate;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AnchorPolicyTest {

  private static final ClauseEntity OLD = Rows.row(9, 0, "（三）", "收费标准上墙公示。");

  /** The same clause three times. */
  private static final Map<UUID, ClauseEntity> KNOWN =
      Stream.of(1, 2, 3)
          .map(number -> Rows.row(number, 0, "(三)", "收费标准 上墙公示。"))
          .collect(Collectors.toMap(row -> row.clauseId, row -> row));

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"SAME", "EDITED", "MOVED", "RENUMBERED", "MERGED"})
  void wantsOneTargetOfAClauseThatGoesOn(Fate fate) {
    AnchorPolicy.require(request(fate, 1), OLD, KNOWN);
    assertThat(refusal(request(fate))).isEqualTo(ProblemType.ANCHOR_INVALID);
    assertThat(refusal(request(fate, 1, 2))).isEqualTo(ProblemType.ANCHOR_INVALID);
  }

  @Test
  void wantsTwoTargetsOrMoreOfASplitClause() {
    AnchorPolicy.require(request(Fate.SPLIT, 1, 2), OLD, KNOWN);
    AnchorPolicy.require(request(Fate.SPLIT, 3, 1, 2), OLD, KNOWN);
    assertThat(refusal(request(Fate.SPLIT))).isEqualTo(ProblemType.ANCHOR_INVALID);
    assertThat(refusal(request(Fate.SPLIT, 1))).isEqualTo(ProblemType.ANCHOR_INVALID);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"REMOVED", "ORPHANED"})
  void wantsNoTargetOfALostClause(Fate fate) {
    AnchorPolicy.require(request(fate), OLD, KNOWN);
    assertThat(refusal(request(fate, 1))).isEqualTo(ProblemType.ANCHOR_INVALID);
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void countsNoTargetTwice(Fate fate) {
    assertThat(refusal(request(fate, 1, 1))).isEqualTo(ProblemType.ANCHOR_INVALID);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      mode = Mode.EXCLUDE,
      names = {"REMOVED", "ORPHANED", "SPLIT"})
  void refusesATargetThatTheLaterVersionHasNot(Fate fate) {
    assertThat(refusal(request(fate, 4))).isEqualTo(ProblemType.CLAUSE_NOT_FOUND);
  }

  @Test
  void refusesASplitOfWhichOnePartIsUnknown() {
    assertThat(refusal(request(Fate.SPLIT, 1, 4))).isEqualTo(ProblemType.CLAUSE_NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"SAME", "MOVED", "RENUMBERED"})
  void hidesNoChangeOfTheText(Fate fate) {
    Map<UUID, ClauseEntity> edited = known("（三）", "收费标准每年公示。");
    assertThat(Problems.type(() -> AnchorPolicy.require(request(fate, 1), OLD, edited)))
        .isEqualTo(ProblemType.ANCHOR_INVALID);
    AnchorPolicy.require(request(Fate.EDITED, 1), OLD, edited);
  }

  @Test
  void hidesNoChangeOfTheLabel() {
    Map<UUID, ClauseEntity> renumbered = known("（四）", "收费标准上墙公示。");
    assertThat(Problems.type(() -> AnchorPolicy.require(request(Fate.SAME, 1), OLD, renumbered)))
        .isEqualTo(ProblemType.ANCHOR_INVALID);
    AnchorPolicy.require(request(Fate.RENUMBERED, 1), OLD, renumbered);
  }

  private static Map<UUID, ClauseEntity> known(String label, String text) {
    return Map.of(Rows.id(1), Rows.row(1, 0, label, text));
  }

  private static ProblemType refusal(PutAnchorRequest request) {
    return Problems.type(() -> AnchorPolicy.require(request, OLD, KNOWN));
  }

  private static PutAnchorRequest request(Fate fate, int... targets) {
    List<UUID> ids = Arrays.stream(targets).mapToObj(Rows::id).toList();
    return new PutAnchorRequest(fate, ids, "内容相同。");
  }
}
