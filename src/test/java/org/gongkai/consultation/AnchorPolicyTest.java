package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongkai.consultation.anchor.Fate;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AnchorPolicyTest {

  private static final Set<UUID> KNOWN = Set.of(Rows.id(1), Rows.id(2), Rows.id(3));

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"SAME", "EDITED", "MOVED", "RENUMBERED", "MERGED"})
  void wantsOneTargetOfAClauseThatGoesOn(Fate fate) {
    AnchorPolicy.require(request(fate, 1), KNOWN);
    assertThat(refusal(request(fate))).isEqualTo(ProblemType.ANCHOR_INVALID);
    assertThat(refusal(request(fate, 1, 2))).isEqualTo(ProblemType.ANCHOR_INVALID);
  }

  @Test
  void wantsTwoTargetsOrMoreOfASplitClause() {
    AnchorPolicy.require(request(Fate.SPLIT, 1, 2), KNOWN);
    AnchorPolicy.require(request(Fate.SPLIT, 3, 1, 2), KNOWN);
    assertThat(refusal(request(Fate.SPLIT))).isEqualTo(ProblemType.ANCHOR_INVALID);
    assertThat(refusal(request(Fate.SPLIT, 1))).isEqualTo(ProblemType.ANCHOR_INVALID);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"REMOVED", "ORPHANED"})
  void wantsNoTargetOfALostClause(Fate fate) {
    AnchorPolicy.require(request(fate), KNOWN);
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

  private static ProblemType refusal(PutAnchorRequest request) {
    return Problems.type(() -> AnchorPolicy.require(request, KNOWN));
  }

  private static PutAnchorRequest request(Fate fate, int... targets) {
    List<UUID> ids = Arrays.stream(targets).mapToObj(Rows::id).toList();
    return new PutAnchorRequest(fate, ids, "内容相同。");
  }
}
