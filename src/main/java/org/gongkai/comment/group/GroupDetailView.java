package org.gongkai.comment.group;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A group with its members.
 *
 * @param items members in the order of intake
 */
@Schema(description = "A group with its members")
public record GroupDetailView(
    GroupView group,
    List<GroupMemberView> items,
    @Nullable @Schema(nullable = true) String nextCursor) {}
