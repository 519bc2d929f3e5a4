package org.gongkai.comment.triage;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a comment is shown first.
 *
 * @param selected whether it is
 */
@Schema(description = "Whether a comment is shown first")
public record SelectCommentRequest(@NotNull @Schema(examples = "true") Boolean selected) {}
