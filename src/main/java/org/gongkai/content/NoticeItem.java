package org.gongkai.content;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice in a list. */
@Schema(description = "A notice in a list")
public record NoticeItem(
    UUID id,
    ContentType type,
    @Schema(examples = "feedback") String column,
    @Schema(examples = "《青禾镇生活垃圾分类管理办法》意见征集采纳情况") String title,
    @Schema(examples = "共收到意见 3 条，采纳 1 条。") String summary,
    @Schema(examples = "青禾镇人民政府") String unit,
    Instant publishedAt) {

  static NoticeItem of(ContentEntity content) {
    return new NoticeItem(
        content.id,
        content.type,
        content.column,
        content.title,
        content.summary,
        content.unit,
        content.publishedAt);
  }
}
