package org.gongkai.calendar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The notice that a year's days come from.
 *
 * @param documentNumber 发文字号
 */
@Schema(description = "The notice that a year's days come from")
public record CalendarSource(
    @NotBlank @Size(max = 200) @Schema(examples = "国务院办公厅关于2026年部分节假日安排的通知") String title,
    @NotBlank @Size(max = 100) @Schema(examples = "国办发明电〔2025〕7号") String documentNumber) {}
