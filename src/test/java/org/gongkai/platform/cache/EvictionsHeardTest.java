package org.gongkai.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvictionsHeardTest {

  private static final long SECOND = 1_000_000_000L;

  // Such a clock begins anywhere and may run over.
  private long now = Long.MAX_VALUE - SECOND / 2;
  private final EvictionsHeard heard = new EvictionsHeard(() -> now);

  @Test
  void hasHeardNothingAtFirst() {
    assertThat(heard.isCurrent()).isFalse();
  }

  @Test
  void isCurrentForASecondAfterWhatWasHeard() {
    heard.until(now);
    now += SECOND - 1;
    assertThat(heard.isCurrent()).isTrue();
    now += 1;
    assertThat(heard.isCurrent()).isFalse();
    assertThat(heard.silence()).isEqualTo(SECOND);
  }

  @Test
  void countsFromTheQuestionAndNotFromItsAnswer() {
    heard.until(now);
    long asked = now;
    now += SECOND - 1;
    heard.until(asked);
    now += 1;
    assertThat(heard.isCurrent()).isFalse();
  }

  @Test
  void takesNothingBackForAnAnswerThatCameLate() {
    heard.until(now);
    heard.until(now - SECOND);
    assertThat(heard.isCurrent()).isTrue();
  }

  @Test
  void hearsNothingWithoutAConnection() {
    heard.until(now);
    heard.nothing();
    assertThat(heard.isCurrent()).isFalse();
  }

  @Test
  void beginsAnewWithAnotherConnection() {
    heard.until(now + SECOND);
    heard.nothing();
    heard.until(now - SECOND);
    assertThat(heard.isCurrent()).isFalse();
    heard.until(now);
    assertThat(heard.isCurrent()).isTrue();
  }
}
