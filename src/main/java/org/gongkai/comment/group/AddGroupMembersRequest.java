package org.gongkai.comment.group;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Comments that join a group: those of a proposal for it or some that the officer names, not both.
 */
@Schema(description = "Comments that join a group: a proposal's for it or some that are named")
public record AddGroupMembersRequest(
    @Nullable @Schema(nullable = true) UUID proposalId,
    @Nullable @Size(min = 1, max = 1000) @Schema(nullable = true) List<@NotNull UUID> commentIds) {}
