package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes a derivation for people. */
final class DerivationText {

  private static final String WEEK = "一二三四五六日";

  private DerivationText() {}

  static List<String> steps(Derivation derivation) {
    String days = derivation.count() + "个" + derivation.unit().text();
    List<String> steps = new ArrayList<>();
    steps.add("自" + text(derivation.from()) + "的次日起，计算" + days + "。");
    Stream.concat(
            holidays(derivation.skipped()).stream(), derivation.worked().stream().map(Run::of))
        .sorted(Comparator.comparing(Run::first))
        .map(DerivationText::text)
        .forEach(steps::add);
    long weekend =
        derivation.skipped().stream().filter(day -> day.because() == Because.WEEKEND).count();
    if (weekend > 0) {
      steps.add("其余周末" + weekend + "天，不计入。");
    }
    steps.add("第" + days + "是" + text(derivation.dueDay()) + "，至当日24时止。");
    for (int year : derivation.yearsWithoutData()) {
      steps.add(year + "年的节假日安排尚未录入，只按周一至周五推算，录入后结果可能改变。");
    }
    for (int year : derivation.unverifiedYears()) {
      steps.add(year + "年的节假日安排尚未核对。");
    }
    return List.copyOf(steps);
  }

  /** Days off of one name that follow each other. */
  private static List<Run> holidays(List<DayReason> skipped) {
    List<Run> runs = new ArrayList<>();
    for (DayReason day : skipped) {
      if (day.because() == Because.HOLIDAY) {
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.isFollowedBy(day)) {
          runs.set(runs.size() - 1, new Run(last.firstReason(), day));
        } else {
          runs.add(Run.of(day));
        }
      }
    }
    return runs;
  }

  private static String text(Run run) {
    DayReason reason = run.firstReason();
    if (reason.because() == Because.SWAPPED) {
      return text(run.first()) + reason.text() + "，计入。";
    }
    return run.days() == 1
        ? text(run.first()) + reason.text() + "，不计入。"
        : text(run.first()) + "至" + text(run.last()) + reason.text() + "，" + run.days() + "天不计入。";
  }

  private static String text(LocalDate day) {
    return day.getYear()
        + "年"
        + day.getMonthValue()
        + "月"
        + day.getDayOfMonth()
        + "日（星期"
        + WEEK.charAt(day.getDayOfWeek().getValue() - 1)
        + "）";
  }

  private record Run(DayReason firstReason, DayReason lastReason) {

    static Run of(DayReason day) {
      return new Run(day, day);
    }

    LocalDate first() {
      return firstReason.day();
    }

    LocalDate last() {
      return lastReason.day();
    }

    long days() {
      return last().toEpochDay() - first().toEpochDay() + 1;
    }

    boolean isFollowedBy(DayReason day) {
      return day.day().equals(last().plusDays(1)) && Objects.equals(day.name(), firstReason.name());
    }
  }
}
