package org.gongkai.comment.group;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal with its comments.
 *
 * @param items in the order of intake
 */
@Schema(description = "A proposal with its comments")
public record GroupProposalDetailView(
    GroupProposalView proposal,
    List<GroupMemberView> items,
    @Nullable @Schema(nullable = true) String nextCursor) {}
