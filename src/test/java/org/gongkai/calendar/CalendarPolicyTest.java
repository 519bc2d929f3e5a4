package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "2031-01-01, HOLIDAY",
    "2031-12-31, HOLIDAY",
    // A day off on a Saturday is named by the notice, too.
    "2031-01-04, HOLIDAY",
    "2031-01-04, WORKING",
    "2031-01-05, WORKING"
  })
  void takesDaysOfTheYear(LocalDate day, DayKind kind) {
    assertThatCode(() -> CalendarPolicy.require(2031, List.of(day(day, kind))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "2030-12-31, HOLIDAY",
    "2032-01-01, HOLIDAY",
    "2031-01-03, WORKING",
    "2031-01-06, WORKING"
  })
  void refusesOtherDays(LocalDate day, DayKind kind) {
    assertThat(refusal(List.of(day(day, kind)))).isEqualTo(ProblemType.CALENDAR_DAY_INVALID);
  }

  @Test
  void refusesADayThatIsThereTwice() {
    LocalDate day = LocalDate.of(2031, 1, 4);
    assertThat(refusal(List.of(day(day, DayKind.WORKING), day(day, DayKind.HOLIDAY))))
        .isEqualTo(ProblemType.CALENDAR_DAY_INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1949-01-01", "2200-12-31"})
  void takesANearDay(LocalDate day) {
    assertThatCode(() -> CalendarPolicy.requireNear(day)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1948-12-31", "2201-01-01"})
  void refusesADayFarAway(LocalDate day) {
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> CalendarPolicy.requireNear(day))
                .type())
        .isEqualTo(ProblemType.INVALID_REQUEST);
  }

  private static ProblemType refusal(List<CalendarDay> days) {
    return catchThrowableOfType(ProblemException.class, () -> CalendarPolicy.require(2031, days))
        .type();
  }

  private static CalendarDay day(LocalDate day, DayKind kind) {
    return new CalendarDay(day, kind, "元旦");
  }
}
