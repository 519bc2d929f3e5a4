package org.gongkai.comment;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.screening.PersonalDataKind;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen gets for a comment.
 *
 * @param receipt follows the comment, without login
 * @param publicText what the public may read of it; null when it leaves nothing out
 * @param maskedKinds kinds of personal data that the public text leaves out
 */
@Schema(description = "What a citizen gets for a comment")
public record SubmittedView(
    UUID id,
    @Schema(examples = "7K3M-9QTA-X2V4N") String receipt,
    CommentStatus status,
    @Nullable @Schema(nullable = true, examples = "请致电138***。") String publicText,
    List<PersonalDataKind> maskedKinds) {

  static SubmittedView of(CommentEntity comment) {
    return new SubmittedView(
        comment.id,
        Receipts.format(comment.receipt),
        comment.status,
        comment.isMasked() ? comment.publicText : null,
        EnumNames.read(PersonalDataKind.class, comment.maskedKinds));
  }
}
