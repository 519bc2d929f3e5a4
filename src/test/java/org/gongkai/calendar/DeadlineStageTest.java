package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.gongkai.platform.time.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineStageTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T00:00:00+08:00, RUNNING",
    "2026-03-11T23:59:59.999+08:00, RUNNING",
    // The first reminder's day, as China counts days.
    "2026-03-12T00:00:00+08:00, REMINDED",
    "2026-03-11T16:00:00Z, REMINDED",
    "2026-03-11T15:59:59.999Z, RUNNING",
    "2026-03-12T00:00:00.001+08:00, REMINDED",
    "2026-03-12T23:59:59.999+08:00, REMINDED",
    "2026-03-16T23:59:59.999+08:00, REMINDED",
    "2026-03-17T00:00:00+08:00, URGENT",
    "2026-03-17T00:00:00.001+08:00, URGENT",
    "2026-03-18T00:00:00+08:00, URGENT",
    // The last day ends at 24:00.
    "2026-03-19T23:59:59.999+08:00, URGENT",
    "2026-03-20T00:00:00+08:00, OVERDUE",
    "2026-03-20T00:00:00.001+08:00, OVERDUE",
    "2027-03-20T00:00:00+08:00, OVERDUE"
  })
  void followsFromTheClock(String now, DeadlineStage stage) {
    assertThat(DeadlineStage.at(instant(now), deadline())).isEqualTo(stage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T00:00:00+08:00",
        "2026-03-12T00:00:00+08:00",
        "2026-03-17T00:00:00+08:00",
        "2026-03-20T00:00:00+08:00"
      })
  void isMetAtAnyTimeOnceItIsDone(String now) {
    DeadlineEntity late = deadline();
    late.metAt = late.dueAt.plusMillis(1);
    assertThat(DeadlineStage.at(instant(now), late)).isEqualTo(DeadlineStage.MET);
  }

  @Test
  void isUrgentAtOnceWhenBothRemindersAreOnOneDay() {
    DeadlineEntity deadline = deadline();
    deadline.firstReminder = deadline.secondReminder;
    Instant day = deadline.secondReminder.atStartOfDay(Times.SHANGHAI).toInstant();
    assertThat(DeadlineStage.at(day.minusMillis(1), deadline)).isEqualTo(DeadlineStage.RUNNING);
    assertThat(DeadlineStage.at(day, deadline)).isEqualTo(DeadlineStage.URGENT);
  }

  private static DeadlineEntity deadline() {
    DeadlineEntity deadline = new DeadlineEntity();
    deadline.firstReminder = LocalDate.of(2026, 3, 12);
    deadline.secondReminder = LocalDate.of(2026, 3, 17);
    deadline.dueDay = LocalDate.of(2026, 3, 19);
    deadline.dueAt = instant("2026-03-20T00:00:00+08:00");
    return deadline;
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
