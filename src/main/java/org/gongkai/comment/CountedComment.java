package org.gongkai.comment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as those see it who answer and count it. Holds nothing that names its author.
 *
 * @param publicText the text, or null where the public may not see it
 */
public record CountedComment(
    UUID id,
    UUID consultationId,
    int draftNumber,
    @Nullable UUID clauseId,
    String maskedName,
    @Nullable String publicText,
    String receipt,
    CommentStatus status,
    @Nullable String statusReason,
    @Nullable Instant checkedAt,
    Instant submittedAt) {

  static CountedComment of(CommentEntity comment) {
    boolean isShown = comment.status == CommentStatus.PUBLIC && comment.publishConsent;
    return new CountedComment(
        comment.id,
        comment.consultationId,
        comment.draftNumber,
        comment.clauseId,
        comment.maskedName,
        isShown ? comment.publicText : null,
        Receipts.format(comment.receipt),
        comment.status,
        comment.statusReason,
        comment.checkedAt,
        comment.submittedAt);
  }
}
