package org.gongkai.consultation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A consultation in a list.
 *
 * @param round which consultation on its decision it is, from 1
 * @param secondsLeft until the window opens when it has not, until it closes when it is open
 */
@Schema(description = "A consultation in a list")
public record ConsultationItem(
    UUID id,
    UUID decisionId,
    @Schema(examples = "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告") String title,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Schema(examples = "1") int round,
    ConsultationStatus status,
    @Nullable @Schema(nullable = true) Instant opensAt,
    @Nullable @Schema(nullable = true) Instant closesAt,
    @Nullable
        @Schema(
            nullable = true,
            description = "Until it opens when it has not, until it closes when it is open",
            examples = "86400")
        Long secondsLeft,
    @Nullable @Schema(nullable = true, examples = "1") Integer draftVersion,
    @Nullable @Schema(nullable = true) Instant feedbackPublishedAt) {

  static ConsultationItem of(ConsultationEntity consultation, Instant now) {
    return new ConsultationItem(
        consultation.id,
        consultation.decisionId,
        consultation.title,
        consultation.unit,
        consultation.round,
        Windows.status(consultation, now),
        consultation.opensAt,
        consultation.closesAt,
        Windows.secondsLeft(consultation, now),
        consultation.publishedDraft,
        consultation.feedbackPublishedAt);
  }

  /** The same without what the clock alone changes. */
  public ConsultationItem withoutClock() {
    return new ConsultationItem(
        id,
        decisionId,
        title,
        unit,
        round,
        status,
        opensAt,
        closesAt,
        null,
        draftVersion,
        feedbackPublishedAt);
  }
}
