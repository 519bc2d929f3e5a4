package org.gongkai.adoption;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A template of reasons.
 *
 * @param version names the present state in {@code If-Match}, as {@code "v3"} for 3
 */
@Schema(description = "A template of reasons")
public record VerdictTemplateView(
    UUID id,
    @Schema(examples = "已有规定") String name,
    Outcome outcome,
    @Schema(examples = "您对{条款}的意见，{单位}已经研究，现行规定已有相应内容，不再重复。") String text,
    @Schema(examples = "staff-1") String changedBy,
    Instant changedAt,
    @Schema(examples = "0") int version) {

  static VerdictTemplateView of(VerdictTemplateEntity row) {
    return new VerdictTemplateView(
        row.id, row.name, row.outcome, row.text, row.changedBy, row.changedAt, row.version);
  }
}
