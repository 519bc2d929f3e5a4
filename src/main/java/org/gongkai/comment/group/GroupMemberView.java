package org.gongkai.comment.group;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentSource;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.Receipts;
import org.gongkai.comment.RespondentType;
import org.jspecify.annotations.Nullable;

/**
 * A comment among those that are or might be answered together; name and telephone number are not
 * part of it.
 *
 * @param status a withdrawn one stays listed and needs no verdict
 * @param version of the comment
 */
@Schema(description = "A comment among those that are or might be answered together")
public record GroupMemberView(
    UUID id,
    @Schema(examples = "7K3M-9QTA-X2V4N") String receipt,
    CommentStatus status,
    CommentSource source,
    @Schema(examples = "1") int draftVersion,
    @Nullable @Schema(nullable = true) UUID clauseId,
    RespondentType respondentType,
    @Schema(examples = "甲**") String respondent,
    @Schema(examples = "建议将收摊时间延长到晚上十点，方便下班的居民。") String text,
    Instant submittedAt,
    boolean late,
    @Schema(examples = "3") int version) {

  static GroupMemberView of(CommentEntity comment) {
    return new GroupMemberView(
        comment.id,
        Receipts.format(comment.receipt),
        comment.status,
        comment.source,
        comment.draftNumber,
        comment.clauseId,
        comment.respondentType,
        comment.maskedName,
        comment.text,
        comment.submittedAt,
        comment.late,
        comment.version);
  }
}
