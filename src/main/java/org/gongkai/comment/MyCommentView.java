package org.gongkai.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.moderation.AppealView;
import org.gongkai.comment.photo.PhotoView;
import org.gongkai.consultation.ClauseTrailView;
import org.gongkai.screening.PersonalDataKind;
import org.jspecify.annotations.Nullable;

/**
 * A comment as its author sees it.
 *
 * @param draftVersion version of the draft that it was made on
 * @param clause where its clause is now; null for a comment on the whole draft
 * @param text as it was written
 * @param publicText what the public may read of it; null when it leaves nothing out
 * @param maskedKinds kinds of personal data that the public text leaves out
 * @param photos each with the state of its check
 * @param appeal against its being hidden; null when none was made
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
    @Nullable @Schema(nullable = true, examples = "请致电138***。") String publicText,
    List<PersonalDataKind> maskedKinds,
    List<PhotoView> photos,
    @Nullable @Schema(nullable = true) AppealView appeal,
    Instant submittedAt) {

  static MyCommentView of(
      CommentEntity comment,
      @Nullable ClauseTrailView clause,
      @Nullable AppealView appeal,
      List<PhotoView> photos) {
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
        comment.isMasked() ? comment.publicText : null,
        EnumNames.read(PersonalDataKind.class, comment.maskedKinds),
        photos,
        appeal,
        comment.submittedAt);
  }
}
