package org.gongkai.decision;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new entry of the catalogue.
 *
 * @param year year of the catalogue
 * @param title 事项名称
 * @param unit 承办单位, the unit that prepares the decision
 */
@Schema(description = "A new entry of the yearly decision catalogue")
public record CreateDecisionRequest(
    @Min(1949) @Max(2200) @Schema(examples = "2026") int year,
    @NotBlank @Size(max = 200) @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @NotBlank @Size(max = 100) @Schema(examples = "青禾镇人民政府") String unit) {}
