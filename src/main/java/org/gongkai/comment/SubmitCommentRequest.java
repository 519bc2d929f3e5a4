package org.gongkai.comment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A comment.
 *
 * @param clauseId the clause it is about; null for the whole draft
 * @param draftVersion the public version that its author read; the present one, or the newest that
 *     has the clause, when absent
 * @param text 1 to 5,000 characters
 * @param publishConsent whether it may be shown, with a masked name
 * @param ticket from {@code POST /v1/consultations/{id}/tickets}; needed only after the closing
 */
@Schema(description = "A comment on a draft")
public record SubmitCommentRequest(
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable
        @Min(1)
        @Schema(
            nullable = true,
            description = "The version of the draft that its author read",
            examples = "1")
        Integer draftVersion,
    @NotNull @Schema(minLength = 1, maxLength = 5000, examples = "建议在第十一条中写明意见采纳情况的公布期限。")
        String text,
    @NotNull @Valid Respondent respondent,
    @NotNull Boolean publishConsent,
    @Nullable
        @Size(max = 200)
        @Schema(
            nullable = true,
            description = "From `takeTicket`, for a comment that may arrive after the closing")
        String ticket) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "SubmitCommentRequest[clause " + clauseId + "]";
  }
}
