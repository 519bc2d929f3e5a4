package org.gongkai.content;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A notice: a published content as readers see it.
 *
 * @param version version of the text, from 1
 * @param body HTML subset
 * @param about address of what it is about
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
    @Schema(examples = "/v1/consultations/0197a3c0-0000-7000-8000-000000000001/feedback")
        String about,
    @Schema(examples = "1") int version,
    Instant publishedAt) {

  static NoticeView of(ContentEntity content) {
    return new NoticeView(
        content.id,
        content.type,
        content.column,
        content.title,
        content.summary,
        content.body,
        content.unit,
        content.subjectPath,
        content.number,
        content.publishedAt);
  }
}
