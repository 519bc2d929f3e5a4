package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedbackTotalsTest {

  @Test
  void isZeroWithoutComments() {
    assertThat(FeedbackTotals.of(Map.of())).isEqualTo(new FeedbackTotals(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void countsEachOutcomeInItsOwnPlace() {
    Map<String, Long> counts =
        Map.of(
            "ADOPTED", 1L,
            "PARTLY_ADOPTED", 2L,
            "NOT_ADOPTED", 3L,
            "NOTED", 4L,
            "OUT_OF_SCOPE", 5L,
            "WITHDRAWN", 6L);
    assertThat(FeedbackTotals.of(counts)).isEqualTo(new FeedbackTotals(21, 1, 2, 3, 4, 5, 6));
  }

  @Test
  void namesEveryOutcome() {
    for (Outcome outcome : Outcome.values()) {
      FeedbackTotals totals = FeedbackTotals.of(Map.of(outcome.name(), 1L));
      int sum =
          totals.adopted()
              + totals.partlyAdopted()
              + totals.notAdopted()
              + totals.noted()
              + totals.outOfScope()
              + totals.withdrawn();
      assertThat(sum).as(outcome.name()).isEqualTo(1).isEqualTo(totals.received());
    }
  }
}
