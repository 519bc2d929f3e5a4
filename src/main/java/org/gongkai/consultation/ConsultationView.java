package org.gongkai.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A consultation as everyone may see it.
 *
 * @param round which consultation on its decision it is, from 1
 * @param contact how comments can be sent otherwise
 * @param closesOn the last day, when the end was named as a day; it then ends at 24:00 of it
 * @param windowText the window for people
 * @param shortenedReason why the window is shorter than the legal minimum
 * @param draftVersion version of the draft on which comments are taken; null before the window is
 *     announced
 * @param feedbackPublishedAt when the feedback report was published
 * @param decidedAt when the decision's result was published
 * @param windows every decision about the window, the first one first
 */
@Schema(description = "A consultation")
public record ConsultationView(
    UUID id,
    UUID decisionId,
    @Schema(examples = "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Schema(examples = "电子邮箱：yijian@example.invalid") String contact,
    @Schema(examples = "1") int round,
    ConsultationStatus status,
    @Nullable @Schema(nullable = true) Instant opensAt,
    @Nullable @Schema(nullable = true) Instant closesAt,
    @Nullable
        @Schema(
            nullable = true,
            description = "Last day, when the end was named as a day: it ends at 24:00 of it",
            examples = "2026-03-31")
        LocalDate closesOn,
    @Nullable @Schema(nullable = true, examples = "2026年3月1日0时至2026年3月31日24时（北京时间）")
        String windowText,
    @Nullable @Schema(nullable = true) String shortenedReason,
    @Nullable @Schema(nullable = true, examples = "1") Integer draftVersion,
    @Nullable @Schema(nullable = true) Instant feedbackPublishedAt,
    @Nullable @Schema(nullable = true) Instant decidedAt,
    List<WindowView> windows) {

  static ConsultationView of(
      ConsultationEntity consultation, List<WindowEntity> windows, Instant now) {
    Window window = Windows.of(consultation);
    return new ConsultationView(
        consultation.id,
        consultation.decisionId,
        consultation.title,
        consultation.unit,
        consultation.contact,
        consultation.round,
        Windows.status(consultation, now),
        consultation.opensAt,
        consultation.closesAt,
        consultation.closesOn,
        window == null ? null : WindowText.of(window),
        consultation.shortenedReason,
        consultation.publishedDraft,
        consultation.feedbackPublishedAt,
        consultation.decidedAt,
        windows.stream().map(WindowView::of).toList());
  }
}
