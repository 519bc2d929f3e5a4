package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final WorkingCalendar CALENDAR = Notices.calendar();

  @Test
  void endsAtMidnightAfterTheLastDayInChina() {
    Deadline deadline = CALENDAR.workingDayDeadline(day("2026-09-21"), 20);
    assertThat(deadline.day()).isEqualTo(day("2026-10-26"));
    assertThat(deadline.at()).isEqualTo(Instant.parse("2026-10-26T16:00:00Z"));
  }

  @Test
  void explainsHolidaysWorkedDaysAndWeekendsInTheirOrder() {
    Derivation derivation = CALENDAR.workingDayDeadline(day("2026-09-17"), 20).derivation();
    assertThat(derivation.steps())
        .containsExactly(
            "自2026年9月17日（星期四）的次日起，计算20个工作日。",
            "2026年9月20日（星期日）国庆节调休上班，计入。",
            "2026年9月25日（星期五）至2026年9月27日（星期日）中秋节放假，3天不计入。",
            "2026年10月1日（星期四）至2026年10月7日（星期三）国庆节放假，7天不计入。",
            "2026年10月10日（星期六）国庆节调休上班，计入。",
            "其余周末4天，不计入。",
            "第20个工作日是2026年10月21日（星期三），至当日24时止。");
    assertThat(derivation.worked())
        .extracting(DayReason::day)
        .containsExactly(day("2026-09-20"), day("2026-10-10"));
    assertThat(derivation.skipped()).hasSize(3 + 7 + 4);
    assertThat(derivation.yearsWithoutData()).isEmpty();
    assertThat(derivation.unverifiedYears()).isEmpty();
  }

  @Test
  void explainsASingleDayOffAndADeadlineWithoutAnything() {
    assertThat(CALENDAR.workingDayDeadline(day("2024-06-07"), 1).derivation().steps())
        .containsExactly(
            "自2024年6月7日（星期五）的次日起，计算1个工作日。",
            "2024年6月10日（星期一）端午节放假，不计入。",
            "其余周末2天，不计入。",
            "第1个工作日是2024年6月11日（星期二），至当日24时止。");
    assertThat(CALENDAR.workingDayDeadline(day("2026-07-06"), 3).derivation().steps())
        .containsExactly("自2026年7月6日（星期一）的次日起，计算3个工作日。", "第3个工作日是2026年7月9日（星期四），至当日24时止。");
  }

  @Test
  void keepsHolidaysApartThatFollowEachOtherUnderOtherNames() {
    WorkingCalendar calendar =
        new WorkingCalendar(
            List.of(
                new CalendarYear(
                    2031,
                    true,
                    List.of(holiday("2031-03-04", "甲节"), holiday("2031-03-05", "乙节")))));
    assertThat(calendar.workingDayDeadline(day("2031-03-03"), 1).derivation().steps())
        .containsSequence("2031年3月4日（星期二）甲节放假，不计入。", "2031年3月5日（星期三）乙节放假，不计入。");
  }

  @Test
  void namesTheYearsWithoutData() {
    Derivation derivation = CALENDAR.workingDayDeadline(day("2026-12-21"), 250).derivation();
    assertThat(derivation.yearsWithoutData()).containsExactly(2027);
    assertThat(derivation.steps()).last().isEqualTo("2027年的节假日安排尚未录入，只按周一至周五推算，录入后结果可能改变。");
    assertThat(derivation.skipped())
        .filteredOn(day -> day.day().getYear() == 2027)
        .allSatisfy(day -> assertThat(day.hasData()).isFalse());
  }

  @Test
  void doesNotNameAYearOfWhichNoDayIsCounted() {
    assertThat(CALENDAR.workingDayDeadline(day("2023-12-31"), 1).derivation().yearsWithoutData())
        .isEmpty();
    assertThat(CALENDAR.workingDayDeadline(day("2026-12-30"), 1).derivation().yearsWithoutData())
        .isEmpty();
  }

  @Test
  void namesTheYearsThatNobodyVerified() {
    WorkingCalendar calendar =
        new WorkingCalendar(List.of(new CalendarYear(2031, false, List.of())));
    Derivation derivation = calendar.workingDayDeadline(day("2031-03-03"), 1).derivation();
    assertThat(derivation.unverifiedYears()).containsExactly(2031);
    assertThat(derivation.yearsWithoutData()).isEmpty();
    assertThat(derivation.steps()).last().isEqualTo("2031年的节假日安排尚未核对。");
  }

  @Test
  void accountsForEveryDayOnTheWay() {
    Stream.iterate(
            day("2024-01-01"), day -> day.isBefore(day("2026-06-01")), day -> day.plusDays(1))
        .forEach(
            from -> {
              Deadline deadline = CALENDAR.workingDayDeadline(from, 20);
              long calendarDays = deadline.day().toEpochDay() - from.toEpochDay();
              assertThat(deadline.derivation().skipped()).hasSize((int) calendarDays - 20);
              assertThat(deadline.derivation().skipped())
                  .noneMatch(day -> CALENDAR.isWorkingDay(day.day()));
              assertThat(deadline.derivation().worked())
                  .allMatch(day -> CALENDAR.isWorkingDay(day.day()));
            });
  }

  @Test
  void countsCalendarDaysOneByOne() {
    Deadline deadline = WorkingCalendar.calendarDayDeadline(day("2026-09-01"), 30);
    assertThat(deadline.at()).isEqualTo(Instant.parse("2026-10-01T16:00:00Z"));
    assertThat(deadline.derivation().steps())
        .containsExactly("自2026年9月1日（星期二）的次日起，计算30个自然日。", "第30个自然日是2026年10月1日（星期四），至当日24时止。");
    assertThat(deadline.derivation().skipped()).isEmpty();
    assertThat(deadline.derivation().unit()).isEqualTo(DayUnit.CALENDAR_DAYS);
  }

  private static CalendarDay holiday(String day, String name) {
    return new CalendarDay(day(day), DayKind.HOLIDAY, name);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
