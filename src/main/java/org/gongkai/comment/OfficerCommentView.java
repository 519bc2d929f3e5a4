package org.gongkai.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.comment.photo.OfficerPhotoView;
import org.gongkai.consultation.ClauseTrailView;
import org.gongkai.screening.PersonalDataKind;
import org.gongkai.screening.WordCategory;
import org.jspecify.annotations.Nullable;

/**
 * A comment as officers see it; name and telephone number are not part of it.
 *
 * @param offline of a comment that a clerk entered; else null
 * @param publicText what the public may read of it
 * @param photos each with the state of its check
 * @param maskedKinds kinds of personal data that the public text leaves out
 * @param checkFindings categories of listed words for which the automatic check left it to a person
 * @param moderatedBy the person who decided last whether it is shown
 * @param late whether it came in after the window had ended
 * @param verdict what it was answered with
 * @param version names the present state in {@code If-Match}, as {@code "v3"} for 3
 */
@Schema(description = "A comment as officers see it")
public record OfficerCommentView(
    UUID id,
    UUID consultationId,
    @Schema(examples = "1") int draftVersion,
    @Nullable @Schema(nullable = true) UUID clauseId,
    @Nullable @Schema(nullable = true) ClauseTrailView clause,
    CommentSource source,
    @Nullable @Schema(nullable = true) OfflineView offline,
    RespondentType respondentType,
    @Schema(examples = "甲**") String respondent,
    @Schema(examples = "建议写明意见采纳情况的公布期限。") String text,
    @Schema(examples = "建议写明意见采纳情况的公布期限。") String publicText,
    List<PersonalDataKind> maskedKinds,
    List<WordCategory> checkFindings,
    List<OfficerPhotoView> photos,
    boolean publishConsent,
    @Schema(examples = "7K3M-9QTA-X2V4N") String receipt,
    CommentStatus status,
    @Nullable @Schema(nullable = true) String statusReason,
    @Nullable @Schema(nullable = true) Instant checkedAt,
    @Nullable @Schema(nullable = true, examples = "officer-1") String moderatedBy,
    Instant submittedAt,
    boolean late,
    TriageView triage,
    @Nullable @Schema(nullable = true) UUID groupId,
    AnswerState verdict,
    @Schema(examples = "3") int version) {

  static OfficerCommentView of(
      CommentEntity comment, @Nullable ClauseTrailView clause, List<OfficerPhotoView> photos) {
    return new OfficerCommentView(
        comment.id,
        comment.consultationId,
        comment.draftNumber,
        comment.clauseId,
        clause,
        comment.source,
        OfflineView.of(comment),
        comment.respondentType,
        comment.maskedName,
        comment.text,
        comment.publicText,
        EnumNames.read(PersonalDataKind.class, comment.maskedKinds),
        EnumNames.read(WordCategory.class, comment.checkFindings),
        photos,
        comment.publishConsent,
        Receipts.format(comment.receipt),
        comment.status,
        comment.statusReason,
        comment.checkedAt,
        comment.moderatedBy,
        comment.submittedAt,
        comment.late,
        TriageView.of(comment),
        comment.groupId,
        AnswerState.of(comment.outcome),
        comment.version);
  }
}
