package org.gongkai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

  private static final Instant CREATED = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = CREATED.plus(Duration.ofHours(1));
  private static final Duration GIVE_UP = Duration.ofHours(24);

  private final RetryPolicy policy =
      new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(1), GIVE_UP);

  @ParameterizedTest
  @CsvSource({"1,5", "2,10", "3,20", "4,40", "10,2560", "11,3600", "12,3600", "21,3600"})
  void doublesTheDelayUpToTheCeiling(int attempts, long seconds) {
    assertThat(policy.next(attempts, CREATED, NOW, 1.0, null)).isEqualTo(NOW.plusSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 63, 64, 65, 1000, Integer.MAX_VALUE})
  void staysAtTheCeilingHoweverManyAttempts(int attempts) {
    assertThat(policy.next(attempts, CREATED, NOW, 1.0, null))
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({"0.0,5000", "0.5,7500", "1.0,10000"})
  void waitsBetweenHalfAndAllOfTheDelay(double jitter, long millis) {
    assertThat(policy.next(2, CREATED, NOW, jitter, null)).isEqualTo(NOW.plusMillis(millis));
  }

  @Test
  void triesOnceMoreAtTheVeryEnd() {
    Instant now = CREATED.plus(GIVE_UP).minusSeconds(5);
    assertThat(policy.next(1, CREATED, now, 1.0, null)).isEqualTo(CREATED.plus(GIVE_UP));
  }

  @Test
  void givesUpWhenTheNextAttemptWouldComeTooLate() {
    Instant now = CREATED.plus(GIVE_UP).minusSeconds(5).plusMillis(1);
    assertThat(policy.next(1, CREATED, now, 1.0, null)).isNull();
  }

  @Test
  void givesUpOnAnOldDeliveryWhateverTheJitter() {
    assertThat(policy.next(1, CREATED, CREATED.plus(GIVE_UP), 0.0, null)).isNull();
  }

  @Test
  void neverTriesBeforeNow() {
    for (int attempts = 1; attempts < 30; attempts++) {
      assertThat(policy.next(attempts, CREATED, NOW, 0.0, null)).isAfter(NOW);
    }
  }

  @ParameterizedTest
  @CsvSource({"30,0.0,30000", "30,1.0,35000", "7200,0.0,7200000", "1,0.0,2500", "0,1.0,5000"})
  void givesAPlatformTheTimeThatItAsksFor(long asked, double jitter, long millis) {
    Instant next = policy.next(1, CREATED, NOW, jitter, Duration.ofSeconds(asked));
    assertThat(next).isEqualTo(NOW.plusMillis(millis));
  }

  @Test
  void givesUpWhenThePlatformAsksForMoreThanThereIs() {
    assertThat(policy.next(1, CREATED, NOW, 0.0, Duration.ofDays(2))).isNull();
  }
}
