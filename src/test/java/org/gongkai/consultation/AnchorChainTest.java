package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.consultation.AnchorChain.Trail;
import org.gongkai.consultation.anchor.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnchorChainTest {

  private static final UUID CLAUSE = Rows.id(1);
  private static final Trail OPEN = new Trail(Fate.ORPHANED, List.of(), 0, false, false);

  @Test
  void isTheSameWithoutAnyStep() {
    assertThat(AnchorChain.follow(CLAUSE, List.of()))
        .isEqualTo(new Trail(Fate.SAME, List.of(CLAUSE), 1, false, false));
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void saysAfterOneStepWhatTheStepSays(Fate fate) {
    Trail trail = AnchorChain.follow(CLAUSE, List.of(step(fate, Set.of(CLAUSE), 10)));
    assertThat(trail.fate()).isEqualTo(fate);
    assertThat(trail.targets()).hasSize(fate == Fate.SPLIT ? 2 : hasTarget(fate) ? 1 : 0);
  }

  /** Columns are the second step: SAME, EDITED, MOVED, RENUMBERED, SPLIT, MERGED, the lost. */
  @ParameterizedTest
  @CsvSource({
    "SAME, SAME EDITED MOVED RENUMBERED SPLIT MERGED REMOVED ORPHANED",
    "EDITED, EDITED EDITED EDITED EDITED SPLIT MERGED REMOVED ORPHANED",
    "MOVED, MOVED EDITED MOVED MOVED SPLIT MERGED REMOVED ORPHANED",
    "RENUMBERED, RENUMBERED EDITED MOVED RENUMBERED SPLIT MERGED REMOVED ORPHANED",
    "SPLIT, SPLIT SPLIT SPLIT SPLIT SPLIT MERGED REMOVED ORPHANED",
    "MERGED, MERGED MERGED MERGED MERGED SPLIT MERGED REMOVED ORPHANED",
    "REMOVED, REMOVED REMOVED REMOVED REMOVED REMOVED REMOVED REMOVED REMOVED",
    "ORPHANED, ORPHANED ORPHANED ORPHANED ORPHANED ORPHANED ORPHANED ORPHANED ORPHANED"
  })
  void composesEveryTwoSteps(Fate first, String expected) {
    Map<UUID, AnchorEntity> before = step(first, Set.of(CLAUSE), 10);
    List<Fate> composed =
        Arrays.stream(Fate.values())
            .map(
                second ->
                    AnchorChain.follow(CLAUSE, List.of(before, step(second, targets(before), 100)))
                        .fate())
            .toList();
    assertThat(composed)
        .containsExactlyElementsOf(Arrays.stream(expected.split(" ")).map(Fate::valueOf).toList());
  }

  @Test
  void remembersTheStrongestOfManySteps() {
    Trail trail =
        AnchorChain.follow(
            CLAUSE,
            List.of(
                Map.of(CLAUSE, anchor(Fate.RENUMBERED, Rows.id(2))),
                Map.of(Rows.id(2), anchor(Fate.MERGED, Rows.id(3))),
                Map.of(Rows.id(3), anchor(Fate.EDITED, Rows.id(3))),
                Map.of(Rows.id(3), anchor(Fate.MOVED, Rows.id(4)))));
    assertThat(trail.fate()).isEqualTo(Fate.MERGED);
    assertThat(trail.targets()).containsExactly(Rows.id(4));
  }

  @Test
  void leavesOpenAClauseWithoutAnAnchor() {
    Map<UUID, AnchorEntity> known = Map.of(CLAUSE, anchor(Fate.SAME, CLAUSE));
    assertThat(AnchorChain.follow(CLAUSE, List.of(Map.of()))).isEqualTo(OPEN);
    assertThat(AnchorChain.follow(CLAUSE, List.of(known, Map.of(), known))).isEqualTo(OPEN);
  }

  @Test
  void guessesNothingBehindAnOpenStep() {
    Map<UUID, AnchorEntity> moved = Map.of(CLAUSE, moved(anchor(Fate.MOVED, CLAUSE)));
    Map<UUID, AnchorEntity> open = Map.of(CLAUSE, anchor(Fate.ORPHANED));
    assertThat(AnchorChain.follow(CLAUSE, List.of(moved, open, moved))).isEqualTo(OPEN);
  }

  @Test
  void keepsAllPartsInTheirOrder() {
    Trail trail =
        AnchorChain.follow(
            CLAUSE,
            List.of(
                Map.of(CLAUSE, anchor(Fate.SPLIT, Rows.id(3), Rows.id(2))),
                Map.of(
                    Rows.id(2), anchor(Fate.SPLIT, Rows.id(6), Rows.id(7)),
                    Rows.id(3), anchor(Fate.SPLIT, Rows.id(4), Rows.id(5)))));
    assertThat(trail.fate()).isEqualTo(Fate.SPLIT);
    assertThat(trail.targets()).containsExactly(Rows.id(4), Rows.id(5), Rows.id(6), Rows.id(7));
  }

  @Test
  void isEditedWhenOnlyOnePartIsLeft() {
    Trail trail =
        AnchorChain.follow(
            CLAUSE,
            List.of(
                Map.of(CLAUSE, anchor(Fate.SPLIT, Rows.id(2), Rows.id(3))),
                Map.of(
                    Rows.id(2), anchor(Fate.SAME, Rows.id(2)),
                    Rows.id(3), anchor(Fate.REMOVED))));
    assertThat(trail.fate()).isEqualTo(Fate.EDITED);
    assertThat(trail.targets()).containsExactly(Rows.id(2));
  }

  @Test
  void isMergedWhenThePartsComeTogetherAgain() {
    Trail trail =
        AnchorChain.follow(
            CLAUSE,
            List.of(
                Map.of(CLAUSE, anchor(Fate.SPLIT, Rows.id(2), Rows.id(3))),
                Map.of(
                    Rows.id(2), anchor(Fate.MERGED, Rows.id(4)),
                    Rows.id(3), anchor(Fate.MERGED, Rows.id(4)))));
    assertThat(trail.fate()).isEqualTo(Fate.MERGED);
    assertThat(trail.targets()).containsExactly(Rows.id(4));
  }

  @Test
  void leavesOpenTheWholeWhenOnePartIsOpen() {
    Trail trail =
        AnchorChain.follow(
            CLAUSE,
            List.of(
                Map.of(CLAUSE, anchor(Fate.SPLIT, Rows.id(2), Rows.id(3))),
                Map.of(
                    Rows.id(2), anchor(Fate.SAME, Rows.id(2)),
                    Rows.id(3), anchor(Fate.ORPHANED))));
    assertThat(trail).isEqualTo(OPEN);
  }

  @Test
  void hasTheLeastSimilarityAndEveryChangeOfPlaceOnTheWay() {
    AnchorEntity first = moved(anchor(Fate.EDITED, CLAUSE));
    first.similarity = 0.6;
    AnchorEntity second = anchor(Fate.EDITED, CLAUSE);
    second.similarity = 0.8;
    second.renumbered = true;
    Trail trail =
        AnchorChain.follow(CLAUSE, List.of(Map.of(CLAUSE, first), Map.of(CLAUSE, second)));
    assertThat(trail).isEqualTo(new Trail(Fate.EDITED, List.of(CLAUSE), 0.6, true, true));
  }

  /** A step in which all clauses that are there have one fate. */
  private static Map<UUID, AnchorEntity> step(Fate fate, Set<UUID> present, int firstTarget) {
    Map<UUID, AnchorEntity> step = new HashMap<>();
    int next = firstTarget;
    for (UUID id : present) {
      if (fate == Fate.SPLIT) {
        step.put(id, anchor(fate, Rows.id(next++), Rows.id(next++)));
      } else if (fate == Fate.MERGED) {
        step.put(id, anchor(fate, Rows.id(firstTarget)));
      } else {
        step.put(id, hasTarget(fate) ? anchor(fate, Rows.id(next++)) : anchor(fate));
      }
    }
    return step;
  }

  private static boolean hasTarget(Fate fate) {
    return fate != Fate.REMOVED && fate != Fate.ORPHANED;
  }

  private static Set<UUID> targets(Map<UUID, AnchorEntity> step) {
    Set<UUID> targets = new LinkedHashSet<>();
    step.values().forEach(anchor -> targets.addAll(List.of(anchor.targets)));
    return targets;
  }

  private static AnchorEntity moved(AnchorEntity anchor) {
    anchor.moved = true;
    return anchor;
  }

  private static AnchorEntity anchor(Fate fate, UUID... targets) {
    AnchorEntity anchor = new AnchorEntity();
    anchor.fate = fate;
    anchor.targets = targets;
    anchor.similarity = 1;
    return anchor;
  }
}
