package org.gongkai.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRetryPolicyTest {

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  private final EventRetryPolicy policy =
      new EventRetryPolicy(40, Duration.ofSeconds(10), Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 40", "9, 2560", "10, 3600", "39, 3600"})
  void waitsTwiceAsLongEachTimeUpToTheCeiling(int made, long seconds) {
    assertThat(policy.next(made, NOW)).isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertThat(policy.next(40, NOW)).isNull();
    assertThat(policy.next(41, NOW)).isNull();
  }
}
