package org.gongkai.comment.group;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says that comments do not belong together.
 *
 * @param reason why, if the officer wants to say so
 */
@Schema(description = "Says that comments do not belong together")
public record RejectProposalRequest(
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "文字相近，诉求相反。") String reason) {}
