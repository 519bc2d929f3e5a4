package org.gongkai.decision;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new entry of the catalogue.
 *
 * @param year year of the catalogue
 * @param title 事项名称
 * @param unit 承办单位, the unit that prepares the decision
 * @param kind {@link DecisionKind#MAJOR_DECISION} when absent
 * @param item 事项说明
 * @param plannedFor 计划完成时间
 */
@Schema(description = "A new entry of the yearly decision catalogue")
public record CreateDecisionRequest(
    @Min(DecisionPolicy.FIRST_YEAR) @Max(DecisionPolicy.LAST_YEAR) @Schema(examples = "2026")
        int year,
    @NotBlank @Size(max = 200) @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @NotBlank @Size(max = 100) @Schema(examples = "青禾镇人民政府") String unit,
    @Nullable @Schema(nullable = true, description = "`MAJOR_DECISION` when absent")
        DecisionKind kind,
    @Nullable @Size(max = 2000) @Schema(nullable = true, examples = "规范生活垃圾的投放、收集、运输和处理。")
        String item,
    @Nullable
        @JsonFormat(lenient = OptBoolean.FALSE)
        @Schema(nullable = true, examples = "2026-12-31")
        LocalDate plannedFor) {}
