package org.gongkai.comment.group;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Comments that leave a group.
 *
 * @param reason at least 10 characters; kept with the group's history
 */
@Schema(description = "Comments that leave a group")
public record RemoveGroupMembersRequest(
    @NotNull @Size(min = 1, max = 1000) List<@NotNull UUID> commentIds,
    @NotNull @Size(max = 500) @Schema(examples = "另有一项单独的建议，须分别答复。") String reason) {}
