package org.gongkai.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.ClauseTrailView;
import org.jspecify.annotations.Nullable;

/**
 * A comment as its author sees it.
 *
 * @param draftVersion version of the draft that it was made on
 * @param clause where its clause is now; null for a comment on the whole draft
 */
@Schema(description = "A comment as its author sees it")
public record MyCommentView(
    UUID id,
    UUID consultationId,
    @Schema(examples = "1") int draftVersion,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable @Schema(nullable = true) ClauseTrailView clause,
    @Schema(examples = "7K3M-9QTA-X2V4N") String receipt,
    CommentStatus status,
    @Nullable @Schema(nullable = true) String statusReason,
    @Schema(examples = "建议写明意见采纳情况的公布期限。") String text,
    Instant submittedAt) {

  static MyCommentView of(CommentEntity comment, @Nullable ClauseTrailView clause) {
    return new MyCommentView(
        comment.id,
        comment.consultationId,
        comment.draftNumber,
        comment.clauseId,
        clause,
        Receipts.format(comment.receipt),
        comment.status,
        comment.statusReason,
        comment.text,
        comment.submittedAt);
  }
}
