package org.gongkai.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EvictionsHeardTest {

  private static final long SILENCE = 500_000_000L;
  private static final long SETTLING = 900_000_000L;

  // Such a clock begins anywhere and may run over.
  private long now = Long.MAX_VALUE - SILENCE / 2;
  private final EvictionsHeard heard =
      new EvictionsHeard(() -> now, Duration.ofNanos(SILENCE), Duration.ofNanos(SETTLING));

  @Test
  void hasHeardNothingAtFirst() {
    assertThat(heard.isCurrent()).isFalse();
  }

  @Test
  void isCurrentUntilTheSilence() {
    settle();
    now += SILENCE - 1;
    assertThat(heard.isCurrent()).isTrue();
    now += 1;
    assertThat(heard.isCurrent()).isFalse();
    assertThat(heard.silence()).isEqualTo(SILENCE);
  }

  @Test
  void countsFromTheQuestionAndNotFromItsAnswer() {
    settle();
    long asked = now;
    now += SILENCE - 1;
    assertThat(heard.until(asked)).isFalse();
    now += 1;
    assertThat(heard.isCurrent()).isFalse();
  }

  @Test
  void takesNothingBackForAnAnswerThatCameLate() {
    settle();
    assertThat(heard.until(now - SILENCE)).isFalse();
    assertThat(heard.isCurrent()).isTrue();
  }

  @Test
  void hearsNothingWithoutAConnection() {
    settle();
    heard.nothing();
    assertThat(heard.isCurrent()).isFalse();
  }

  @Test
  void beginsAnewWithAnotherConnection() {
    settle();
    heard.nothing();
    assertThat(heard.until(now - SETTLING)).isTrue();
    assertThat(heard.silence()).isEqualTo(SETTLING);
    assertThat(heard.until(now)).isTrue();
    hearFor(SETTLING);
    assertThat(heard.isCurrent()).isTrue();
  }

  @Test
  void isNotCurrentBeforeOthersCouldTellWhatTheyOwed() {
    settle();
    now += SILENCE;
    assertThat(heard.until(now)).isTrue();
    hearFor(SETTLING - 1);
    assertThat(heard.isCurrent()).isFalse();
    hearFor(1);
    assertThat(heard.isCurrent()).isTrue();
  }

  /** What was asked before Redis fell silent is answered with everything after it. */
  @Test
  void noticesAGapThoughTheLastQuestionIsAnsweredAtItsEnd() {
    settle();
    long asked = now + SILENCE / 2;
    now += 2 * SILENCE;
    assertThat(heard.until(asked)).isFalse();
    assertThat(heard.isCurrent()).isFalse();
    assertThat(heard.until(now)).isTrue();
    assertThat(heard.isCurrent()).isFalse();
  }

  /** Connected for so long that what it hears counts. */
  private void settle() {
    assertThat(heard.until(now)).isTrue();
    hearFor(SETTLING);
    assertThat(heard.isCurrent()).isTrue();
  }

  /** Hears often enough. */
  private void hearFor(long nanos) {
    for (long left = nanos; left > 0; left -= SILENCE / 3) {
      now += Math.min(left, SILENCE / 3);
      assertThat(heard.until(now)).as("a gap").isFalse();
    }
  }
}
