package org.gongkai.comment.offline;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.Respondent;
import org.jspecify.annotations.Nullable;

/**
 * A comment that a clerk enters.
 *
 * @param clauseId the clause it is about; null for the whole draft
 * @param draftVersion the public version that its author read; the present one, or the newest that
 *     has the clause, when absent
 * @param text 1 to 5,000 characters as people count them
 * @param publishConsent whether it may be shown, with a masked name
 * @param receivedOn the day on which it came in, in China
 * @param postmarkedOn 邮戳日: of a letter only; decides whether it is late
 * @param archiveNumber 档号: where the paper or its scan is kept
 */
@Schema(description = "A comment that a clerk enters")
public record EnterCommentRequest(
    @NotNull OfflineSource source,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable @Min(1) @Schema(nullable = true, examples = "1") Integer draftVersion,
    @NotNull
        @Schema(
            minLength = 1,
            maxLength = 20000,
            description = "At most 5,000 characters as people count them",
            examples = "建议在第十一条中写明意见采纳情况的公布期限。")
        String text,
    @NotNull @Valid Respondent respondent,
    @NotNull Boolean publishConsent,
    @NotNull @JsonFormat(lenient = OptBoolean.FALSE) @Schema(examples = "2026-03-20")
        LocalDate receivedOn,
    @Nullable
        @JsonFormat(lenient = OptBoolean.FALSE)
        @Schema(nullable = true, examples = "2026-03-16")
        LocalDate postmarkedOn,
    @Nullable
        @Size(min = 1, max = OfflineEntry.MAX_ARCHIVE_NUMBER)
        @Schema(nullable = true, examples = "2026-XF-0031")
        String archiveNumber) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "EnterCommentRequest[" + source + "]";
  }
}
