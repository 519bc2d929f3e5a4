package org.gongkai.comment.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongkai.calendar.CalendarDay;
import org.gongkai.calendar.CalendarYear;
import org.gongkai.calendar.DayKind;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.comment.CommentClass;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.Reasons;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** What each step does to a comment. */
class TriagePolicyTest {

  private static final LocalDate DUE = LocalDate.of(2026, 9, 30);

  private static final TriageConfig.Due DAYS =
      new SmallRyeConfigBuilder()
          .withMapping(TriageConfig.class)
          .withDefaultValue("gongkai.triage.due.constructive", "1")
          .withDefaultValue("gongkai.triage.due.difficulty", "2")
          .withDefaultValue("gongkai.triage.due.misunderstanding", "3")
          .withDefaultValue("gongkai.triage.due.off-topic", "4")
          .build()
          .getConfigMapping(TriageConfig.class)
          .due();

  @Test
  void keepsTheFirstHandlerForEver() {
    CommentEntity comment = comment(CommentStatus.PUBLIC);
    TriagePolicy.assign(comment, "a", "甲单位", DUE);
    TriagePolicy.transfer(comment, "b", "乙单位", null);
    TriagePolicy.giveBack(comment);
    assertThat(comment.handler).isNull();
    assertThat(comment.handlingUnit).isNull();
    assertThat(comment.dueOn).isEqualTo(DUE);
    TriagePolicy.assign(comment, "c", "丙单位", DUE.plusDays(9));
    assertThat(comment.firstHandler).isEqualTo("a");
    assertThat(comment.handler).isEqualTo("c");
    assertThat(comment.handlingUnit).isEqualTo("丙单位");
    assertThat(comment.dueOn).isEqualTo(DUE.plusDays(9));
  }

  @Test
  void movesTheLastDayOfATransferOnlyWhenAsked() {
    CommentEntity comment = comment(CommentStatus.PUBLIC);
    TriagePolicy.assign(comment, "a", "甲单位", DUE);
    TriagePolicy.transfer(comment, "b", "乙单位", null);
    assertThat(comment.dueOn).isEqualTo(DUE);
    TriagePolicy.transfer(comment, "c", "丙单位", DUE.plusDays(1));
    assertThat(comment.dueOn).isEqualTo(DUE.plusDays(1));
  }

  @Test
  void refusesStepsThatDoNotFollow() {
    CommentEntity comment = comment(CommentStatus.PUBLIC);
    assertRefused(ProblemType.COMMENT_NOT_ASSIGNED, () -> TriagePolicy.giveBack(comment));
    assertRefused(
        ProblemType.COMMENT_NOT_ASSIGNED, () -> TriagePolicy.transfer(comment, "a", "甲单位", DUE));
    TriagePolicy.assign(comment, "a", "甲单位", DUE);
    assertRefused(
        ProblemType.COMMENT_ALREADY_ASSIGNED, () -> TriagePolicy.assign(comment, "a", "甲单位", DUE));
  }

  @Test
  void doesNothingWithAWithdrawnComment() {
    List<Consumer<CommentEntity>> steps =
        List.of(
            comment -> TriagePolicy.classify(comment, CommentClass.DIFFICULTY),
            comment -> TriagePolicy.assign(comment, "a", "甲单位", DUE),
            comment -> TriagePolicy.transfer(comment, "a", "甲单位", DUE),
            TriagePolicy::giveBack,
            comment -> TriagePolicy.select(comment, true),
            comment -> TriagePolicy.select(comment, false));
    for (Consumer<CommentEntity> step : steps) {
      assertRefused(
          ProblemType.COMMENT_WITHDRAWN, () -> step.accept(comment(CommentStatus.WITHDRAWN)));
    }
  }

  @Test
  void selectsWhatThePublicSees() {
    CommentEntity comment = comment(CommentStatus.PUBLIC);
    TriagePolicy.select(comment, true);
    assertThat(comment.selected).isTrue();
    comment.status = CommentStatus.HIDDEN;
    TriagePolicy.select(comment, false);
    assertThat(comment.selected).isFalse();
    assertRefused(ProblemType.COMMENT_NOT_SELECTABLE, () -> TriagePolicy.select(comment, true));
    CommentEntity secret = comment(CommentStatus.PUBLIC);
    secret.publishConsent = false;
    assertRefused(ProblemType.COMMENT_NOT_SELECTABLE, () -> TriagePolicy.select(secret, true));
    assertRefused(
        ProblemType.COMMENT_NOT_SELECTABLE,
        () -> TriagePolicy.select(comment(CommentStatus.PENDING_REVIEW), true));
  }

  @Test
  void countsWorkingDaysFromTheDayAfter() {
    // 2026-09-30 is a Wednesday; a holiday until the 7th, Saturday the 10th is worked instead.
    List<CalendarDay> days =
        List.of(
            day("2026-10-01", DayKind.HOLIDAY),
            day("2026-10-02", DayKind.HOLIDAY),
            day("2026-10-05", DayKind.HOLIDAY),
            day("2026-10-06", DayKind.HOLIDAY),
            day("2026-10-07", DayKind.HOLIDAY),
            day("2026-10-10", DayKind.WORKING));
    WorkingCalendar calendar = new WorkingCalendar(List.of(new CalendarYear(2026, true, days)));
    DueDays.From from = new DueDays.From(calendar, LocalDate.of(2026, 9, 30), DAYS::of);
    CommentEntity comment = comment(CommentStatus.PUBLIC);
    assertThat(from.dueOn(comment, 3)).isEqualTo("2026-10-10");
    assertThat(from.dueOn(comment, null)).isEqualTo("2026-10-13");
    comment.commentClass = CommentClass.CONSTRUCTIVE;
    assertThat(from.dueOn(comment, null)).isEqualTo("2026-10-08");
    comment.commentClass = CommentClass.DIFFICULTY;
    assertThat(from.dueOn(comment, null)).isEqualTo("2026-10-09");
    comment.commentClass = CommentClass.MISUNDERSTANDING;
    assertThat(from.dueOn(comment, null)).isEqualTo("2026-10-10");
    comment.commentClass = CommentClass.OFF_TOPIC;
    assertThat(from.dueOn(comment, null)).isEqualTo("2026-10-12");
  }

  @Test
  void takesNamesInOneLine() {
    Pattern line = Pattern.compile(TriagePolicy.LINE);
    assertThat(List.of("a", "staff-2", "市场监督管理所", "张 样例", "s".repeat(255)))
        .allMatch(name -> line.matcher(name).matches());
    assertThat(List.of("", " ", " a", "a ", "a\u3000\u2003", "a\nb", "a\u0001", "\t"))
        .noneMatch(name -> line.matcher(name).matches());
  }

  @Test
  void stripsReasonsAndRefusesShortOnes() {
    assertThat(Reasons.require("  十个字的理由正好是够  ")).isEqualTo("十个字的理由正好是够");
    assertRefused(ProblemType.REASON_REQUIRED, () -> Reasons.require("  九个字的理由还不够  "));
  }

  private static CalendarDay day(String day, DayKind kind) {
    return new CalendarDay(LocalDate.parse(day), kind, "国庆节");
  }

  private static CommentEntity comment(CommentStatus status) {
    CommentEntity comment = new CommentEntity();
    comment.status = status;
    comment.publishConsent = true;
    return comment;
  }

  private static void assertRefused(ProblemType type, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}
