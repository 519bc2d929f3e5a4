package org.gongkai.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.photo.PublicPhotoView;
import org.gongkai.consultation.ClauseTrailView;
import org.jspecify.annotations.Nullable;

/**
 * A comment as the public sees it. For whom its author speaks is left out: how many spoke for each
 * type is published with small numbers suppressed, and a list that told the type of each comment
 * would let them be counted again.
 *
 * @param draftVersion version of the draft that it was made on
 * @param clause where its clause is now; null for a comment on the whole draft
 * @param text without personal data
 * @param photos those that may be shown
 * @param selected whether it was chosen to be shown first
 */
@Schema(description = "A comment as the public sees it")
public record PublicCommentView(
    UUID id,
    @Schema(examples = "1") int draftVersion,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable @Schema(nullable = true) ClauseTrailView clause,
    @Schema(examples = "甲**") String respondent,
    @Schema(examples = "建议写明意见采纳情况的公布期限。") String text,
    List<PublicPhotoView> photos,
    boolean selected,
    Instant submittedAt) {

  static PublicCommentView of(
      CommentEntity comment, @Nullable ClauseTrailView clause, List<PublicPhotoView> photos) {
    return new PublicCommentView(
        comment.id,
        comment.draftNumber,
        comment.clauseId,
        clause,
        comment.maskedName,
        comment.publicText,
        photos,
        comment.selected,
        comment.submittedAt);
  }
}
