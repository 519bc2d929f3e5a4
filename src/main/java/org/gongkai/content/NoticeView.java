package org.gongkai.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;

/**
 * A notice: a published content as readers see it.
 *
 * @param version which public version it is, from 1
 * @param body HTML subset
 * @param about address of what it is about
 * @param documentNumber 文号
 * @param effectiveOn the day from which it applies
 * @param issue 期号 of a gazette
 * @param disclosure its metadata; null for one from before they were kept
 * @param interprets the policy that it explains; null when there is none to see
 * @param interpretations what explains this policy, the oldest first
 * @param corrections the public corrections so far, the oldest first
 * @param publishedAt when it was first published
 * @param updatedAt when this version was published
 * @param expiresAt when it ceases to be public; null when it stays
 */
@Schema(description = "A notice: a published content as readers see it")
public record NoticeView(
    UUID id,
    ContentType type,
    @Schema(examples = "feedback") String column,
    @Schema(examples = "《青禾镇生活垃圾分类管理办法》意见征集采纳情况") String title,
    @Schema(examples = "共收到意见 3 条，采纳 1 条。") String summary,
    @Schema(examples = "<p>共收到意见 3 条。</p>") String body,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Nullable
        @Schema(
            nullable = true,
            examples = "/v1/consultations/0197a3c0-0000-7000-8000-000000000001/feedback")
        String about,
    @Schema(examples = "1") int version,
    List<NoticeFile> attachments,
    @Nullable @Schema(nullable = true, examples = "青政发〔2026〕3号") String documentNumber,
    @Nullable @Schema(nullable = true, examples = "2026-05-01") LocalDate effectiveOn,
    @Nullable @Schema(nullable = true, examples = "2026年第1期") String issue,
    @Nullable @Schema(nullable = true) Disclosure disclosure,
    @Nullable @Schema(nullable = true) NoticeLink interprets,
    List<NoticeLink> interpretations,
    List<Correction> corrections,
    Instant publishedAt,
    Instant updatedAt,
    @Nullable @Schema(nullable = true) Instant expiresAt) {

  /**
   * A correction that readers were told of.
   *
   * @param edition the public version that it made
   */
  @Schema(name = "NoticeCorrection", description = "A correction that readers were told of")
  public record Correction(
      @Schema(examples = "2") int edition,
      CorrectionKind kind,
      @Schema(examples = "更正第三条中的日期。") String note,
      Instant at) {

    static Correction of(ContentVersionEntity version) {
      return new Correction(
          Objects.requireNonNull(version.edition),
          Objects.requireNonNull(version.correction),
          Objects.requireNonNull(version.correctionNote),
          Objects.requireNonNull(version.publishedAt));
    }
  }

  static NoticeView of(
      NoticeRepository.Shown shown,
      NoticeService.Ties ties,
      List<Correction> corrections,
      List<NoticeFile> files) {
    ContentEntity content = shown.content();
    ContentVersionEntity version = shown.version();
    return new NoticeView(
        content.id,
        content.type,
        content.column,
        version.title,
        version.summary,
        version.body,
        version.unit,
        content.subjectPath,
        Objects.requireNonNull(version.edition),
        files,
        version.documentNumber,
        version.effectiveOn,
        version.issue,
        content.disclosure,
        ties.interpreted().stream().findFirst().map(NoticeRepository.Shown::link).orElse(null),
        ties.interpretations().stream().map(NoticeRepository.Shown::link).toList(),
        corrections,
        Objects.requireNonNull(content.publishedAt),
        Objects.requireNonNull(version.publishedAt),
        content.expiresAt);
  }
}
