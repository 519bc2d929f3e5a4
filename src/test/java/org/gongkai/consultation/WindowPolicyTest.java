package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongkai.calendar.CalendarDay;
import org.gongkai.calendar.CalendarYear;
import org.gongkai.calendar.DayKind;
import org.gongkai.calendar.DayUnit;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Moment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T01:00:00.250Z");
  private static final Duration MINIMUM = Duration.ofDays(30);
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          List.of(
              new CalendarYear(
                  2026,
                  true,
                  List.of(new CalendarDay(LocalDate.of(2026, 4, 6), DayKind.HOLIDAY, "清明节")))));
  private static final Duration TICK = Duration.ofMillis(1);

  @Test
  void opensNowWhenNoOpeningIsNamed() {
    Window window = decide(NOW, null, NOW.plus(MINIMUM), null);
    assertThat(window).isEqualTo(new Window(NOW, NOW.plus(MINIMUM)));
  }

  @Test
  void opensAtTheNamedInstant() {
    Instant opens = NOW.plus(Duration.ofDays(3));
    Window window = decide(NOW, opens, opens.plus(MINIMUM), null);
    assertThat(window).isEqualTo(new Window(opens, opens.plus(MINIMUM)));
  }

  @Test
  void dropsWhatIsFinerThanAMillisecond() {
    Window window = decide(NOW.plusNanos(400), null, NOW.plus(MINIMUM).plusNanos(999_999), null);
    assertThat(window).isEqualTo(new Window(NOW, NOW.plus(MINIMUM)));
  }

  @Test
  void takesAnOpeningInThePresentMillisecond() {
    Window window = decide(NOW.plusNanos(700), NOW, NOW.plus(MINIMUM), null);
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
    assertThat(decide(NOW, null, closes, "防汛工作需要，缩短期限。")).isEqualTo(new Window(NOW, closes));
  }

  @Test
  void countsTheLengthFromTheOpeningAndNotFromNow() {
    Instant opens = NOW.plus(Duration.ofDays(1));
    assertThat(refusal(opens, NOW.plus(MINIMUM), null)).isEqualTo(ProblemType.WINDOW_TOO_SHORT);
  }

  // --- Days

  @Test
  void opensAtTheBeginningOfADayAndClosesAtItsEnd() {
    Window window =
        WindowPolicy.decide(
            NOW, Moment.parse("2026-03-05"), Moment.parse("2026-04-03"), null, days(30));
    assertThat(window.opensAt()).isEqualTo(Instant.parse("2026-03-04T16:00:00Z"));
    assertThat(window.closesAt()).isEqualTo(Instant.parse("2026-04-03T16:00:00Z"));
    assertThat(WindowPolicy.lastDay(window)).isEqualTo(LocalDate.of(2026, 4, 3));
  }

  @Test
  void opensNowOnThePresentDay() {
    // 2026-03-01T01:00Z is 9 o'clock of that day in China.
    Window window =
        WindowPolicy.decide(
            NOW, Moment.parse("2026-03-01"), Moment.parse("2026-04-03"), null, days(30));
    assertThat(window.opensAt()).isEqualTo(NOW);
  }

  // --- Working days

  @Test
  void countsWholeWorkingDays() {
    // Opened on Thursday morning: Friday, Tuesday to Friday (Monday is a day off), Monday, Tuesday.
    Instant opens = Instant.parse("2026-04-02T02:00:00Z");
    MinimumWindow week = new MinimumWindow(7, DayUnit.WORKING_DAYS, CALENDAR);
    Instant earliest = Instant.parse("2026-04-14T16:00:00Z");
    assertThat(week.earliestEnd(opens)).isEqualTo(earliest);
    assertThat(WindowPolicy.decide(opens, null, Moment.parse("2026-04-14"), null, week).closesAt())
        .isEqualTo(earliest);
    assertThat(
            catchThrowableOfType(
                    ProblemException.class,
                    () ->
                        WindowPolicy.decide(
                            opens, null, Moment.at(earliest.minus(TICK)), null, week))
                .type())
        .isEqualTo(ProblemType.WINDOW_TOO_SHORT);
  }

  @Test
  void countsTheOpeningDayOnlyWhenItIsWhole() {
    MinimumWindow day = new MinimumWindow(1, DayUnit.WORKING_DAYS, CALENDAR);
    Instant midnight = Instant.parse("2026-04-01T16:00:00Z");
    assertThat(day.earliestEnd(midnight)).isEqualTo(Instant.parse("2026-04-02T16:00:00Z"));
    assertThat(day.earliestEnd(midnight.plus(TICK)))
        .isEqualTo(Instant.parse("2026-04-03T16:00:00Z"));
  }

  // --- Changes

  private static final Window WINDOW =
      new Window(NOW, NOW.plus(MINIMUM).truncatedTo(ChronoUnit.SECONDS));

  @Test
  void extendsUntilTheLastInstant() {
    Instant later = WINDOW.closesAt().plus(TICK);
    assertThat(WindowPolicy.extend(WINDOW.closesAt().minus(TICK), WINDOW, Moment.at(later)))
        .isEqualTo(new Window(WINDOW.opensAt(), later));
    assertThat(problem(() -> WindowPolicy.extend(WINDOW.closesAt(), WINDOW, Moment.at(later))))
        .isEqualTo(ProblemType.CONSULTATION_CLOSED);
    assertThat(problem(() -> WindowPolicy.extend(NOW, WINDOW, Moment.at(WINDOW.closesAt()))))
        .isEqualTo(ProblemType.WINDOW_NOT_LONGER);
  }

  @Test
  void reopensFromTheClosingInstantOn() {
    Instant closed = WINDOW.closesAt();
    Instant end = closed.plus(Duration.ofDays(3));
    assertThat(WindowPolicy.reopen(closed, WINDOW, Duration.ZERO, null, Moment.at(end)))
        .isEqualTo(new Window(closed, end));
    assertThat(
            problem(
                () ->
                    WindowPolicy.reopen(
                        closed.minus(TICK), WINDOW, Duration.ZERO, null, Moment.at(end))))
        .isEqualTo(ProblemType.CONSULTATION_STILL_OPEN);
    Duration grace = Duration.ofMinutes(2);
    Instant over = closed.plus(grace);
    assertThat(
            problem(
                () -> WindowPolicy.reopen(over.minus(TICK), WINDOW, grace, null, Moment.at(end))))
        .isEqualTo(ProblemType.CONSULTATION_STILL_OPEN);
    assertThat(WindowPolicy.reopen(over, WINDOW, grace, null, Moment.at(end)))
        .isEqualTo(new Window(over, end));
    assertThat(
            problem(
                () -> WindowPolicy.reopen(closed, WINDOW, Duration.ZERO, null, Moment.at(closed))))
        .isEqualTo(ProblemType.WINDOW_INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-24T16:00:00Z, 2026-08-31T16:00:00Z, 2026年8月25日0时至2026年8月31日24时（北京时间）",
    "2026-08-25T01:30:00Z, 2026-08-31T09:05:00Z, 2026年8月25日9时30分至2026年8月31日17时5分（北京时间）",
    "2026-12-31T15:59:59Z, 2027-01-31T16:00:00Z, 2026年12月31日23时59分59秒至2027年1月31日24时（北京时间）"
  })
  void writesAWindowForPeople(Instant opens, Instant closes, String text) {
    assertThat(WindowText.of(new Window(opens, closes))).isEqualTo(text);
  }

  private static ProblemType problem(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).type();
  }

  private static MinimumWindow days(int days) {
    return new MinimumWindow(days, DayUnit.CALENDAR_DAYS, CALENDAR);
  }

  private static Window decide(
      Instant now, @Nullable Instant opensAt, Instant closesAt, @Nullable String reason) {
    return WindowPolicy.decide(
        now, opensAt == null ? null : Moment.at(opensAt), Moment.at(closesAt), reason, days(30));
  }

  private static ProblemType refusal(
      @Nullable Instant opensAt, Instant closesAt, @Nullable String reason) {
    return catchThrowableOfType(
            ProblemException.class, () -> decide(NOW, opensAt, closesAt, reason))
        .type();
  }
}
