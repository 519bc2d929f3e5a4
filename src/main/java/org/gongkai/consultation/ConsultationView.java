package org.gongkai.consultation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A consultation as everyone may see it.
 *
 * @param contact how comments can be sent otherwise
 * @param shortenedReason why the window is shorter than the legal minimum
 * @param draftVersion version of the draft on which comments are taken; null before the window is
 *     announced
 * @param feedbackPublishedAt when the feedback report was published
 */
@Schema(description = "A consultation")
public record ConsultationView(
    UUID id,
    UUID decisionId,
    @Schema(examples = "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Schema(examples = "电子邮箱：yijian@example.invalid") String contact,
    ConsultationStatus status,
    @Nullable @Schema(nullable = true) Instant opensAt,
    @Nullable @Schema(nullable = true) Instant closesAt,
    @Nullable @Schema(nullable = true) String shortenedReason,
    @Nullable @Schema(nullable = true, examples = "1") Integer draftVersion,
    @Nullable @Schema(nullable = true) Instant feedbackPublishedAt) {

  static ConsultationView of(ConsultationEntity consultation, Instant now) {
    return new ConsultationView(
        consultation.id,
        consultation.decisionId,
        consultation.title,
        consultation.unit,
        consultation.contact,
        Windows.status(consultation, now),
        consultation.opensAt,
        consultation.closesAt,
        consultation.shortenedReason,
        consultation.publishedDraft,
        consultation.feedbackPublishedAt);
  }
}
