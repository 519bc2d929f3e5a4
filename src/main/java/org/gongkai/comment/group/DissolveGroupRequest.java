package org.gongkai.comment.group;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a group's members are answered one by one again.
 *
 * @param reason at least 10 characters; kept with the group's history
 */
@Schema(description = "Why a group's members are answered one by one again")
public record DissolveGroupRequest(
    @NotNull @Size(max = 500) @Schema(examples = "各条意见的诉求不同，须分别答复。") String reason) {}
