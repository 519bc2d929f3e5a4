package org.gongkai.consultation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision about the window.
 *
 * @param reason of an announced window: why it is shorter than the legal minimum; else why it was
 *     changed
 */
@Schema(description = "A decision about the window of a consultation")
public record WindowView(
    WindowKind kind,
    @Schema(examples = "2026-08-25T00:00:00+08:00") Instant opensAt,
    @Schema(examples = "2026-09-25T00:00:00+08:00") Instant closesAt,
    @Schema(examples = "2026年8月25日0时至2026年9月24日24时（北京时间）") String text,
    @Nullable @Schema(nullable = true, examples = "应群众要求延长。") String reason,
    @Schema(examples = "2026-08-24T09:30:00+08:00") Instant decidedAt) {

  static WindowView of(WindowEntity row) {
    return new WindowView(
        row.kind,
        row.opensAt,
        row.closesAt,
        WindowText.of(new Window(row.opensAt, row.closesAt)),
        row.reason,
        row.decidedAt);
  }
}
