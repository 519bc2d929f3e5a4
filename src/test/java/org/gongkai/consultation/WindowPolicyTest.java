package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T01:00:00.250Z");
  private static final Duration MINIMUM = Duration.ofDays(WindowPolicy.MINIMUM_DAYS);
  private static final Duration TICK = Duration.ofMillis(1);

  @Test
  void opensNowWhenNoOpeningIsNamed() {
    Window window = WindowPolicy.decide(NOW, null, NOW.plus(MINIMUM), null);
    assertThat(window).isEqualTo(new Window(NOW, NOW.plus(MINIMUM)));
  }

  @Test
  void opensAtTheNamedInstant() {
    Instant opens = NOW.plus(Duration.ofDays(3));
    Window window = WindowPolicy.decide(NOW, opens, opens.plus(MINIMUM), null);
    assertThat(window).isEqualTo(new Window(opens, opens.plus(MINIMUM)));
  }

  @Test
  void dropsWhatIsFinerThanAMillisecond() {
    Window window =
        WindowPolicy.decide(NOW.plusNanos(400), null, NOW.plus(MINIMUM).plusNanos(999_999), null);
    assertThat(window).isEqualTo(new Window(NOW, NOW.plus(MINIMUM)));
  }

  @Test
  void takesAnOpeningInThePresentMillisecond() {
    Window window = WindowPolicy.decide(NOW.plusNanos(700), NOW, NOW.plus(MINIMUM), null);
    assertThat(window.opensAt()).isEqualTo(NOW);
  }

  @Test
  void refusesAnOpeningInThePast() {
    assertThat(refusal(NOW.minus(TICK), NOW.plus(MINIMUM), "防汛工作需要，缩短期限。"))
        .isEqualTo(ProblemType.WINDOW_INVALID);
  }

  @Test
  void refusesAWindowThatEndsBeforeItBegins() {
    Instant opens = NOW.plus(Duration.ofDays(2));
    assertThat(refusal(opens, opens.minus(TICK), "防汛工作需要，缩短期限。"))
        .isEqualTo(ProblemType.WINDOW_INVALID);
  }

  @Test
  void refusesAnEmptyWindow() {
    assertThat(refusal(NOW, NOW, "防汛工作需要，缩短期限。")).isEqualTo(ProblemType.WINDOW_INVALID);
    assertThat(refusal(NOW, NOW.plusNanos(1), "防汛工作需要，缩短期限。"))
        .isEqualTo(ProblemType.WINDOW_INVALID);
  }

  @Test
  void refusesAClosingInThePast() {
    assertThat(refusal(null, NOW.minus(TICK), "防汛工作需要，缩短期限。"))
        .isEqualTo(ProblemType.WINDOW_INVALID);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "　\n"})
  void refusesAShortWindowWithoutAReason(@Nullable String reason) {
    assertThat(refusal(null, NOW.plus(MINIMUM).minus(TICK), reason))
        .isEqualTo(ProblemType.WINDOW_TOO_SHORT);
  }

  @Test
  void takesAShortWindowWithAReason() {
    Instant closes = NOW.plus(TICK);
    assertThat(WindowPolicy.decide(NOW, null, closes, "防汛工作需要，缩短期限。"))
        .isEqualTo(new Window(NOW, closes));
  }

  @Test
  void countsTheLengthFromTheOpeningAndNotFromNow() {
    Instant opens = NOW.plus(Duration.ofDays(1));
    assertThat(refusal(opens, NOW.plus(MINIMUM), null)).isEqualTo(ProblemType.WINDOW_TOO_SHORT);
  }

  private static ProblemType refusal(
      @Nullable Instant opensAt, Instant closesAt, @Nullable String reason) {
    return catchThrowableOfType(
            ProblemException.class, () -> WindowPolicy.decide(NOW, opensAt, closesAt, reason))
        .type();
  }
}
