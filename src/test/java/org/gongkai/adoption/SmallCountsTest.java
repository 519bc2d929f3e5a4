package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongkai.adoption.SmallCounts.Count;
import org.gongkai.adoption.SmallCounts.Published;
import org.junit.jupiter.api.Test;

class SmallCountsTest {

  @Test
  void showsAllWhenNoneIsSmall() {
    assertThat(publish(5, 20, 7)).isEqualTo("1=20 2=7 0=5 rest 0");
  }

  @Test
  void countsTheSmallOnesTogether() {
    assertThat(publish(20, 3, 2, 9)).isEqualTo("0=20 3=9 rest 5");
  }

  @Test
  void doesNotLeaveOneAlone() {
    assertThat(publish(20, 3, 9)).isEqualTo("0=20 rest 12");
    assertThat(publish(20, 4)).isEqualTo("rest 24");
  }

  @Test
  void doesNotPublishASmallRest() {
    assertThat(publish(20, 1, 1, 9)).isEqualTo("0=20 rest 11");
  }

  @Test
  void saysNothingOfAFewComments() {
    assertThat(publish(1, 1)).isEqualTo("rest 2");
    assertThat(publish(3)).isEqualTo("rest 3");
    assertThat(publish()).isEqualTo("rest 0");
  }

  /**
   * An attacker who knows the rule and the total, and for whom any value may not occur at all:
   * whatever is published, no value that is not shown has only one possible number.
   */
  @Test
  void leavesNoHiddenNumberCertain() {
    for (int values = 2; values <= 4; values++) {
      Map<String, Map<Integer, Set<Integer>>> possible = new HashMap<>();
      tryAll(new int[values], 0, values == 4 ? 9 : 14, possible);
      assertThat(possible).hasSizeGreaterThan(50);
      possible.forEach(SmallCountsTest::requireDoubt);
    }
  }

  @Test
  void countsThoseApartInTheRestAlone() {
    assertThat(publishApart(7, 20, 9)).isEqualTo("0=20 rest 16");
    assertThat(publishApart(7, 20, 3, 9)).isEqualTo("0=20 2=9 rest 10");
    assertThat(publishApart(1, 20)).isEqualTo("rest 21");
    assertThat(publishApart(3)).isEqualTo("rest 3");
    assertThat(publishApart(0, 5, 20)).isEqualTo("1=20 0=5 rest 0");
  }

  /** How many stand apart is no secret; they are never the whole rest beside what is shown. */
  @Test
  void neverLeavesThoseApartAlone() {
    for (int apart = 1; apart <= 9; apart++) {
      for (int first = 1; first <= 14; first++) {
        for (int second = 1; second <= 14; second++) {
          Published<Integer> published =
              SmallCounts.publish(List.of(new Count<>(0, first), new Count<>(1, second)), apart);
          int shown = published.shown().stream().mapToInt(Count::comments).sum();
          assertThat(shown + published.rest()).isEqualTo(apart + first + second);
          assertThat(published.shown()).hasSizeLessThan(2);
          assertThat(published.rest())
              .isGreaterThan(apart)
              .isGreaterThanOrEqualTo(shown == 0 ? 3 : SmallCounts.LEAST);
        }
      }
    }
  }

  private static void requireDoubt(String published, Map<Integer, Set<Integer>> hidden) {
    if (published.endsWith("rest 0")) {
      // Nothing is hidden but what does not occur.
      return;
    }
    hidden.forEach(
        (value, numbers) ->
            assertThat(numbers).as("%s: value %d", published, value).hasSizeGreaterThan(1));
  }

  private static void tryAll(
      int[] counts, int at, int most, Map<String, Map<Integer, Set<Integer>>> possible) {
    if (at == counts.length) {
      note(counts, possible);
      return;
    }
    for (int count = 0; count <= most; count++) {
      counts[at] = count;
      tryAll(counts, at + 1, most, possible);
    }
  }

  private static void note(int[] counts, Map<String, Map<Integer, Set<Integer>>> possible) {
    String published = publish(counts);
    Map<Integer, Set<Integer>> hidden = possible.computeIfAbsent(published, key -> new TreeMap<>());
    for (int value = 0; value < counts.length; value++) {
      if (!published.contains(value + "=")) {
        hidden.computeIfAbsent(value, key -> new TreeSet<>()).add(counts[value]);
      }
    }
  }

  private static String publish(int... counts) {
    return publishApart(0, counts);
  }

  private static String publishApart(int apart, int... counts) {
    List<Count<Integer>> all = new ArrayList<>();
    for (int value = 0; value < counts.length; value++) {
      if (counts[value] > 0) {
        all.add(new Count<>(value, counts[value]));
      }
    }
    Published<Integer> published = SmallCounts.publish(Collections.unmodifiableList(all), apart);
    StringBuilder text = new StringBuilder();
    for (Count<Integer> shown : published.shown()) {
      text.append(shown.value()).append('=').append(shown.comments()).append(' ');
    }
    return text.append("rest ").append(published.rest()).toString();
  }
}
