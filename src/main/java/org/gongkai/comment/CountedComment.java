package org.gongkai.comment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as those see it who answer and count it. Holds nothing that names its author.
 *
 * @param publicText the text without personal data, or null where the public may not see it
 * @param receivedOn the day on which it came in, of one that a clerk entered
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
    Instant submittedAt,
    @Nullable LocalDate receivedOn,
    @Nullable Instant withdrawnAt) {

  static CountedComment of(CommentEntity comment) {
    return new CountedComment(
        comment.id,
        comment.consultationId,
        comment.draftNumber,
        comment.clauseId,
        comment.maskedName,
        comment.shownText(),
        Receipts.format(comment.receipt),
        comment.status,
        comment.statusReason,
        comment.checkedAt,
        comment.submittedAt,
        comment.receivedOn,
        comment.withdrawnAt);
  }
}
