package org.gongkai.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One version of a content.
 *
 * @param number from 1, one more with each change
 * @param body as it is stored: cleaned
 * @param correction what kind of correction it is; null for a version before the first publication
 * @param correctionNote what it corrects, for readers
 * @param checkedAt when its findings were made
 * @param edition which of the public versions it is, from 1; null for one that is not public
 */
@Schema(description = "One version of a content")
public record ContentVersionView(
    @Schema(examples = "3") int number,
    @Schema(examples = "notices") String column,
    @Schema(examples = "关于公布《集市管理办法》的通知") String title,
    @Schema(examples = "《集市管理办法》自 2026 年 5 月 1 日起施行。") String summary,
    @Schema(examples = "<p>《集市管理办法》已经审议通过，现予公布。</p>") String body,
    @Schema(examples = "青禾镇人民政府") String unit,
    List<Attachment> attachments,
    @Schema(examples = "[\"feed\"]") List<String> channels,
    Openness openness,
    @Nullable @Schema(nullable = true) String opennessGround,
    @Nullable @Schema(nullable = true, examples = "个体工商户") String audience,
    @Nullable @Schema(nullable = true, examples = "青政发〔2026〕3号") String documentNumber,
    @Nullable @Schema(nullable = true, examples = "2026-04-10") LocalDate generatedOn,
    @Nullable @Schema(nullable = true, examples = "2026-05-01") LocalDate effectiveOn,
    @Nullable @Schema(nullable = true, examples = "2026年第2期") String issue,
    @Nullable @Schema(nullable = true) UUID interprets,
    @Nullable @Schema(nullable = true) UUID consultationId,
    @Nullable @Schema(nullable = true) Instant expiresAt,
    @Nullable @Schema(nullable = true) CorrectionKind correction,
    @Nullable @Schema(nullable = true) String correctionNote,
    @Schema(examples = "editor-1") String writtenBy,
    Instant writtenAt,
    @Nullable @Schema(nullable = true) Instant checkedAt,
    @Nullable @Schema(nullable = true, examples = "1") Integer edition,
    @Nullable @Schema(nullable = true) Instant publishedAt,
    @Nullable @Schema(nullable = true, examples = "editor-1") String publishedBy) {

  static ContentVersionView of(
      ContentVersionEntity version, List<Attachment> attachments, List<String> channels) {
    return new ContentVersionView(
        version.number,
        version.column,
        version.title,
        version.summary,
        version.body,
        version.unit,
        attachments,
        channels,
        version.openness,
        version.opennessGround,
        version.audience,
        version.documentNumber,
        version.generatedOn,
        version.effectiveOn,
        version.issue,
        version.interprets,
        version.consultationId,
        version.expiresAt,
        version.correction,
        version.correctionNote,
        version.writtenBy,
        version.writtenAt,
        version.checkedAt,
        version.edition,
        version.publishedAt,
        version.publishedBy);
  }
}
