package org.gongkai.adoption;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a comment.
 *
 * @param reason at least 10 characters unless adopted
 * @param clauseId the clause that was changed; mandatory when adopted
 */
@Schema(description = "The answer to a comment")
public record VerdictRequest(
    @NotNull Outcome outcome,
    @Nullable @Size(max = 2000) @Schema(nullable = true, examples = "第十一条已规定公布期限，不再重复。")
        String reason,
    @Nullable @Schema(nullable = true) UUID clauseId) {}
