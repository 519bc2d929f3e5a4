package org.gongkai.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing wrong with a request.
 *
 * @param in where it is: {@code body}, {@code query}, {@code path} or {@code header}
 * @param field the field's path, for example {@code respondent.type}
 * @param message what is expected
 */
@Schema(description = "One thing wrong with a request")
public record Violation(
    @Schema(examples = "body") String in,
    @Schema(examples = "respondent.type") String field,
    @Schema(examples = "不能为空") String message) {}
