package org.gongkai.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A comment.
 *
 * @param clauseId the clause it is about; null for the whole draft
 * @param draftVersion the public version that its author read; the present one, or the newest that
 *     has the clause, when absent
 * @param text 1 to 5,000 characters as people count them (extended grapheme clusters of Unicode),
 *     and at most 20,000 code points
 * @param publishConsent whether it may be shown, with a masked name
 * @param source the client from which it is sent; the mini-program when absent
 * @param photoIds from {@code POST /v1/me/photos}, in the order in which they are shown
 * @param ticket from {@code POST /v1/consultations/{id}/tickets}; needed only after the closing
 * @param useMyPhone whether the number of the profile goes with it; absent means no
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
    @NotNull
        @Schema(
            minLength = 1,
            maxLength = 20000,
            description =
                "At most 5,000 characters as people count them: a rare Han character, an emoji or a"
                    + " letter with its marks is one. No more than 20,000 code points.",
            examples = "建议在第十一条中写明意见采纳情况的公布期限。")
        String text,
    @NotNull @Valid Respondent respondent,
    @NotNull Boolean publishConsent,
    @Nullable
        @Schema(
            nullable = true,
            description = "The client from which it is sent; `MINI_PROGRAM` when absent",
            examples = "MINI_PROGRAM")
        CitizenSource source,
    @Nullable
        @Size(max = 3)
        // Bodies without it are hashed as before.
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            nullable = true,
            description = "From `uploadPhoto`, in the order in which they are shown")
        List<@NotNull UUID> photoIds,
    @Nullable
        @Size(max = 200)
        @Schema(
            nullable = true,
            description = "From `takeTicket`, for a comment that may arrive after the closing")
        String ticket,
    @Nullable
        @Schema(
            nullable = true,
            description =
                "Whether the telephone number of the profile goes with it, for questions; one that"
                    + " stands in `respondent` comes first",
            examples = "false")
        Boolean useMyPhone) {

  CommentSource commentSource() {
    return source == null ? CommentSource.MINI_PROGRAM : CommentSource.valueOf(source.name());
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "SubmitCommentRequest[clause " + clauseId + "]";
  }
}
