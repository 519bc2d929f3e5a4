package org.gongkai.adoption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A template of reasons.
 *
 * @param outcome the outcome that it is for
 * @param text may hold the placeholders {条款}, {修改后条款}, {版本}, {单位}, {意见人} and {结论}
 */
@Schema(description = "A template of reasons")
public record VerdictTemplateRequest(
    @NotBlank @Size(max = 100) @Schema(examples = "已有规定") String name,
    @NotNull Outcome outcome,
    @NotBlank
        @Size(max = 1000)
        @Schema(
            description = "May hold the placeholders {条款}, {修改后条款}, {版本}, {单位}, {意见人} and {结论}",
            examples = "您对{条款}的意见，{单位}已经研究，现行规定已有相应内容，不再重复。")
        String text) {}
