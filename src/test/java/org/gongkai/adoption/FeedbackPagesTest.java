package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages of a report are kept, so that a change of one item finds the one that has it. */
class FeedbackPagesTest {

  private static final UUID CONSULTATION = UUID.fromString("0197a3c0-0000-7000-8000-000000000001");

  @ParameterizedTest
  @CsvSource({
    "0, 100, true",
    "100, 100, true",
    "4900, 100, true",
    "1, 100, false",
    "99, 100, false",
    "0, 99, false",
    "0, 1, false",
  })
  void keepsPagesThatLieSideBySide(int after, int limit, boolean kept) {
    assertThat(FeedbackReadService.cacheKey(CONSULTATION, after, limit) != null).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "100, 0", "101, 100", "200, 100", "201, 200"})
  void findsTheKeptPageOfAnItem(int number, int after) {
    FeedbackItemEntity item = new FeedbackItemEntity();
    item.consultationId = CONSULTATION;
    item.number = number;
    assertThat(FeedbackReadService.cacheKeyOf(item))
        .isEqualTo(FeedbackReadService.cacheKey(CONSULTATION, after, 100));
  }
}
