package org.gongkai.calendar;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A move of a deadline. */
@Schema(description = "A move of a deadline")
public record DueChangeView(
    Instant oldDueAt,
    Instant newDueAt,
    @Schema(examples = "工作日历2026年已更新：国办发明电〔2025〕7号") String reason,
    @Schema(examples = "staff-admin") String changedBy,
    Instant changedAt) {

  static DueChangeView of(DeadlineChangeEntity change) {
    return new DueChangeView(
        change.oldDueAt, change.newDueAt, change.reason, change.changedBy, change.changedAt);
  }
}
