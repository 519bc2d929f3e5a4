package org.gongkai.comment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment under lock, for those who answer it.
 *
 * @param draftNumber version of the draft that it is about
 * @param maskedName as the public may see it
 * @param isShown whether the public may read it
 * @param citizenId its author, if known; told to nobody
 * @param version names the present state in {@code If-Match}
 */
public record Answerable(
    UUID id,
    UUID consultationId,
    int draftNumber,
    @Nullable UUID clauseId,
    String maskedName,
    boolean isShown,
    String receipt,
    @Nullable UUID citizenId,
    int version) {

  static Answerable of(CommentEntity comment) {
    return new Answerable(
        comment.id,
        comment.consultationId,
        comment.draftNumber,
        comment.clauseId,
        comment.maskedName,
        comment.status == CommentStatus.PUBLIC && comment.publishConsent,
        Receipts.format(comment.receipt),
        comment.citizenId,
        comment.version);
  }
}
