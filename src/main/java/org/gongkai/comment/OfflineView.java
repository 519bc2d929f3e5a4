package org.gongkai.comment;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a comment came in that a clerk entered.
 *
 * @param late whether it came in after the window's last day: by its postmark, else by its receipt;
 *     it is answered like any other
 * @param archiveNumber 档号: where the paper or its scan is kept
 */
@Schema(description = "How a comment came in that a clerk entered")
public record OfflineView(
    @Schema(examples = "2026-03-20") LocalDate receivedOn,
    @Nullable @Schema(nullable = true, examples = "2026-03-16") LocalDate postmarkedOn,
    boolean late,
    @Nullable @Schema(nullable = true, examples = "2026-XF-0031") String archiveNumber,
    @Schema(examples = "staff-officer") String enteredBy) {

  static @Nullable OfflineView of(CommentEntity comment) {
    return comment.receivedOn == null || comment.enteredBy == null
        ? null
        : new OfflineView(
            comment.receivedOn,
            comment.postmarkedOn,
            comment.late,
            comment.archiveNumber,
            comment.enteredBy);
  }
}
