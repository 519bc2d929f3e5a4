package org.gongkai.comment.group;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a group.
 *
 * @param number counts from 1
 * @param commentIds who joined, left or was set free, in the order of intake
 * @param by the member of staff
 */
@Schema(description = "Something that was done to a group")
public record GroupChangeView(
    @Schema(examples = "1") int number,
    GroupAction action,
    List<UUID> commentIds,
    @Nullable @Schema(nullable = true, examples = "另有一项单独的建议，须分别答复。") String reason,
    @Schema(examples = "staff-1") String by,
    Instant at) {

  static GroupChangeView of(GroupChangeEntity change) {
    return new GroupChangeView(
        change.number,
        change.action,
        List.of(change.commentIds),
        change.reason,
        change.changedBy,
        change.changedAt);
  }
}
