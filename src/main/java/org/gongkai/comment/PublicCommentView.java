package org.gongkai.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A comment as the public sees it. */
@Schema(description = "A comment as the public sees it")
public record PublicCommentView(
    UUID id,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Schema(examples = "甲**") String respondent,
    RespondentType respondentType,
    @Schema(examples = "建议写明意见采纳情况的公布期限。") String text,
    Instant submittedAt) {

  static PublicCommentView of(CommentEntity comment) {
    return new PublicCommentView(
        comment.id,
        comment.clauseId,
        comment.maskedName,
        comment.respondentType,
        comment.text,
        comment.submittedAt);
  }
}
