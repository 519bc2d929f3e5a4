package org.gongkai.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalCountsTest {

  private long now;
  private final LocalCounts counts = new LocalCounts(new Clock());
  private final Quota quota = new Quota("login-address", "k", 3, Duration.ofSeconds(30));

  private final class Clock implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return now;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  @Test
  void countsDownAndRefuses() {
    assertThat(count()).isEqualTo(new Count(quota, 2, 0, 10_000_000));
    assertThat(count().remaining()).isOne();
    assertThat(count().refused()).isFalse();
    Count refused = count();
    assertThat(refused.refused()).isTrue();
    assertThat(refused.remaining()).isZero();
    assertThat(refused.retrySeconds()).isEqualTo(10);
  }

  @Test
  void givesOneCallBackAfterItsShareOfTheTime() {
    for (int i = 0; i < 3; i++) {
      count();
    }
    now += Duration.ofSeconds(10).toNanos() - 1;
    assertThat(count().refused()).isTrue();
    now += 1;
    assertThat(count().refused()).isFalse();
    assertThat(count().refused()).isTrue();
  }

  @Test
  void countsEachKeyForItself() {
    for (int i = 0; i < 4; i++) {
      count();
    }
    Quota other = new Quota("login-address", "other", 3, Duration.ofSeconds(30));
    assertThat(counts.count(List.of(quota, other)))
        .extracting(Count::refused)
        .containsExactly(true, false);
  }

  @Test
  void saysWhatTheHeadersSay() {
    assertThat(count().policy()).isEqualTo("\"login-address\";q=3;w=30");
    assertThat(count().state()).isEqualTo("\"login-address\";r=1;t=20");
  }

  @Test
  void roundsSecondsUp() {
    assertThat(new Count(quota, 0, 1, 1).retrySeconds()).isOne();
    assertThat(new Count(quota, 0, 1_000_001, 1).retrySeconds()).isEqualTo(2);
  }

  @CanIgnoreReturnValue
  private Count count() {
    return counts.count(List.of(quota)).get(0);
  }
}
