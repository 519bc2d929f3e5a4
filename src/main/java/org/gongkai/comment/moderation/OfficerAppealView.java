package org.gongkai.comment.moderation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentStatus;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as officers see it.
 *
 * @param commentVersion names the comment's present state in {@code If-Match}, as {@code "v3"} for
 *     3
 * @param statusReason why the comment is hidden at present
 * @param hiddenBy everybody who had hidden it by then; another one decides
 * @param enteredBy the officer who entered it for its author; null for one made online
 * @param receivedOn the day on which an entered one came in
 */
@Schema(description = "An appeal as officers see it")
public record OfficerAppealView(
    UUID commentId,
    @Schema(examples = "3") int commentVersion,
    UUID consultationId,
    CommentStatus status,
    @Nullable @Schema(nullable = true, examples = "内容含有他人的身份证号码。") String statusReason,
    @Schema(examples = "建议写明意见采纳情况的公布期限。") String commentText,
    @Schema(examples = "[\"officer-1\"]") List<String> hiddenBy,
    @Nullable @Schema(nullable = true, examples = "officer-2") String decidedBy,
    @Nullable @Schema(nullable = true, examples = "officer-3") String enteredBy,
    @Nullable @Schema(nullable = true, examples = "2026-03-20") LocalDate receivedOn,
    AppealView appeal) {

  static OfficerAppealView of(AppealEntity appeal, CommentEntity comment) {
    return new OfficerAppealView(
        comment.id,
        comment.version,
        comment.consultationId,
        comment.status,
        comment.statusReason,
        comment.text,
        List.of(appeal.hiddenBy),
        appeal.decidedBy,
        appeal.enteredBy,
        appeal.receivedOn,
        AppealView.of(appeal));
  }
}
