package org.gongkai.comment.triage;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a comment is given back.
 *
 * @param reason why, in at least 10 characters
 */
@Schema(description = "Why a comment is given back")
public record ReturnCommentRequest(
    @NotNull @Size(max = 500) @Schema(examples = "该意见不属于本单位职责范围。") String reason) {}
