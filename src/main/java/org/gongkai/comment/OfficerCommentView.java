package org.gongkai.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.ClauseTrailView;
import org.jspecify.annotations.Nullable;

/**
 * A comment as officers see it; name and telephone number are not part of it.
 *
 * @param version names the present state in {@code If-Match}, as {@code "v3"} for 3
 */
@Schema(description = "A comment as officers see it")
public record OfficerCommentView(
    UUID id,
    UUID consultationId,
    @Schema(examples = "1") int draftVersion,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable @Schema(nullable = true) ClauseTrailView clause,
    CommentSource source,
    RespondentType respondentType,
    @Schema(examples = "甲**") String respondent,
    @Schema(examples = "建议写明意见采纳情况的公布期限。") String text,
    boolean publishConsent,
    @Schema(examples = "7K3M-9QTA-X2V4N") String receipt,
    CommentStatus status,
    @Nullable @Schema(nullable = true) String statusReason,
    @Nullable @Schema(nullable = true) Instant checkedAt,
    Instant submittedAt,
    @Schema(examples = "3") int version) {

  static OfficerCommentView of(CommentEntity comment, @Nullable ClauseTrailView clause) {
    return new OfficerCommentView(
        comment.id,
        comment.consultationId,
        comment.draftNumber,
        comment.clauseId,
        clause,
        comment.source,
        comment.respondentType,
        comment.maskedName,
        comment.text,
        comment.publishConsent,
        Receipts.format(comment.receipt),
        comment.status,
        comment.statusReason,
        comment.checkedAt,
        comment.submittedAt,
        comment.version);
  }
}
