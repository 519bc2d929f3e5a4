package org.gongkai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Something that is due, and why then. */
@Schema(description = "Something that is due, and why then")
public record DueView(
    UUID id,
    DeadlineKind kind,
    @Schema(examples = "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Schema(
            description = "Address of what is due",
            examples = "/v1/admin/consultations/0197a3c0-0000-7000-8000-000000000001")
        String href,
    DeadlineStage stage,
    @Schema(
            description = "Working days after today up to the last day; negative after it",
            examples = "12")
        int workingDaysLeft,
    @Schema(description = "Days of the reminders, 10 and 3 working days before the last day")
        List<LocalDate> remindOn,
    @Nullable @Schema(nullable = true, description = "When it was done") Instant metAt,
    DeadlineView deadline,
    @Schema(description = "Every move of the last day, oldest first") List<DueChangeView> changes) {

  static DueView of(
      DeadlineEntity row,
      WorkingCalendar calendar,
      Map<UUID, List<DeadlineChangeEntity>> changes,
      Instant now) {
    return new DueView(
        row.id,
        row.kind,
        row.title,
        row.unit,
        row.kind.path() + row.subjectId,
        DeadlineStage.at(now, row),
        calendar.workingDaysBetween(now.atZone(Times.SHANGHAI).toLocalDate(), row.dueDay),
        List.of(row.firstReminder, row.secondReminder),
        row.metAt,
        DeadlineView.of(row, calendar.workingDayDeadline(row.fromDay, row.workingDays)),
        changes.getOrDefault(row.id, List.of()).stream().map(DueChangeView::of).toList());
  }
}
