package org.gongkai.comment.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongkai.comment.group.Separations.Sides;
import org.gongkai.comment.similarity.Separation;
import org.junit.jupiter.api.Test;

class SeparationsTest {

  private static final List<UUID> ID =
      IntStream.range(0, 10).mapToObj(i -> new UUID(0x7000L, i)).toList();

  @Test
  void keepsEverybodyTogetherWhomNobodyTookApart() {
    assertThat(new Separations(List.of()).together(Set.of(), ids(0, 1, 2))).isEqualTo(ids(0, 1, 2));
    Separations others = new Separations(List.of(new Sides(ids(7), ids(8))));
    assertThat(others.together(Set.of(), ids(0, 1, 7))).isEqualTo(ids(0, 1, 7));
  }

  @Test
  void leavesOutWhoWasTakenApartFromAnEarlierOne() {
    Separations taken = new Separations(List.of(new Sides(ids(2), ids(0, 1))));
    assertThat(taken.together(Set.of(), ids(0, 1, 2, 3))).isEqualTo(ids(0, 1, 3));
    // Whichever side comes first.
    assertThat(taken.together(Set.of(), ids(2, 1, 3, 0))).isEqualTo(ids(2, 3));
    assertThat(taken.together(Set.of(), ids(0, 1))).isEqualTo(ids(0, 1));
  }

  @Test
  void proposesNoTwoOfARejectedProposal() {
    Separations rejected = new Separations(List.of(new Sides(ids(0, 1, 2), ids(0, 1, 2))));
    assertThat(rejected.together(Set.of(), ids(0, 1, 2))).isEqualTo(ids(0));
    assertThat(rejected.together(Set.of(), ids(1, 2, 3))).isEqualTo(ids(1, 3));
  }

  @Test
  void tellsRecordsWithTheSameSidesApart() {
    Separations twice =
        new Separations(List.of(new Sides(ids(0), ids(1)), new Sides(ids(0), ids(1))));
    assertThat(twice.together(Set.of(), ids(0, 1, 2))).isEqualTo(ids(0, 2));
  }

  @Test
  void leavesOutWhoWasTakenApartFromAMember() {
    Separations taken = new Separations(List.of(new Sides(ids(2), ids(0, 1))));
    assertThat(taken.together(Set.of(ID.get(1), ID.get(9)), ids(2, 3))).isEqualTo(ids(3));
    assertThat(taken.together(Set.of(ID.get(9)), ids(2, 3))).isEqualTo(ids(2, 3));
  }

  @Test
  void writesPairsOutForTheSearch() {
    Separations taken = new Separations(List.of(new Sides(ids(0, 1), ids(0, 1, 2))));
    assertThat(taken.pairs())
        .containsExactlyInAnyOrder(pair(0, 1), pair(0, 2), pair(1, 0), pair(1, 2));
  }

  @Test
  void writesNoMorePairsOutThanMemoryTakes() {
    List<UUID> campaign = IntStream.range(0, 5000).mapToObj(i -> new UUID(0x8000L, i)).toList();
    Separations large =
        new Separations(List.of(new Sides(campaign, campaign), new Sides(ids(0), ids(1))));
    assertThat(large.pairs()).containsExactly(pair(0, 1));
    assertThat(large.together(Set.of(), campaign)).containsExactly(campaign.get(0));
  }

  private static List<UUID> ids(int... numbers) {
    return IntStream.of(numbers).mapToObj(ID::get).toList();
  }

  private static Separation pair(int one, int other) {
    return new Separation(ID.get(one), ID.get(other));
  }
}
