package org.gongkai.comment.group;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Comments to be answered together: a proposal's or some that the officer names, not both.
 *
 * @param commentIds of any clauses of the consultation
 * @param title what the group is called among staff
 */
@Schema(description = "Comments to be answered together: a proposal's or some that are named")
public record FormGroupRequest(
    @Nullable @Schema(nullable = true) UUID proposalId,
    @Nullable @Size(min = 2, max = 1000) @Schema(nullable = true) List<@NotNull UUID> commentIds,
    @NotBlank @Size(max = 100) @Schema(examples = "建议延长收摊时间") String title) {}
