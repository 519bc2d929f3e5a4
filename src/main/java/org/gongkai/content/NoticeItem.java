package org.gongkai.content;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notice in a list.
 *
 * @param version which public version it is, from 1; details kept of an older one are to be read
 *     again
 * @param expiresAt when it ceases to be public; null when it stays
 */
@Schema(description = "A notice in a list")
public record NoticeItem(
    UUID id,
    ContentType type,
    @Schema(examples = "feedback") String column,
    @Schema(examples = "《青禾镇生活垃圾分类管理办法》意见征集采纳情况") String title,
    @Schema(examples = "共收到意见 3 条，采纳 1 条。") String summary,
    @Schema(examples = "青禾镇人民政府") String unit,
    @Schema(examples = "1") int version,
    Instant publishedAt,
    @Nullable @Schema(nullable = true) Instant expiresAt) {

  static NoticeItem of(ContentEntity content, ContentVersionEntity version) {
    Integer edition = version.edition;
    return new NoticeItem(
        content.id,
        content.type,
        content.column,
        version.title,
        version.summary,
        version.unit,
        edition == null ? 1 : edition,
        Objects.requireNonNull(content.publishedAt),
        content.expiresAt);
  }
}
