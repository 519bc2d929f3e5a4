package org.gongkai.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final Duration PAUSE = Duration.ofMillis(500);

  // Such a clock begins anywhere and may run over.
  private long now = Long.MAX_VALUE - 1;
  private final Breaker breaker = new Breaker(3, PAUSE, () -> now);

  @Test
  void letsEveryCallPassWhileItIsClosed() {
    fail(2);
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.permits()).isTrue();
    assertThat(breaker.permits()).isTrue();
  }

  @Test
  void opensAfterSoManyFailuresInARow() {
    fail(3);
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.permits()).isFalse();
  }

  @Test
  void countsOnlyFailuresInARow() {
    fail(2);
    breaker.succeeded();
    fail(2);
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void letsOneCallPassAfterEachPause() {
    fail(3);
    pass(PAUSE.minusNanos(1));
    assertThat(breaker.permits()).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(breaker.permits()).isTrue();
    assertThat(breaker.permits()).isFalse();
    pass(PAUSE);
    assertThat(breaker.permits()).isTrue();
  }

  @Test
  void staysOpenWhenTheTryFails() {
    fail(3);
    pass(PAUSE);
    assertThat(breaker.permits()).isTrue();
    pass(Duration.ofMillis(250));
    breaker.failed();
    pass(PAUSE.minusNanos(1));
    assertThat(breaker.permits()).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(breaker.permits()).isTrue();
  }

  @Test
  void closesWhenTheTrySucceeds() {
    fail(3);
    pass(PAUSE);
    assertThat(breaker.permits()).isTrue();
    breaker.succeeded();
    assertThat(breaker.isOpen()).isFalse();
    fail(2);
    assertThat(breaker.permits()).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed();
    }
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
