package org.gongkai.comment.group;

import java.util.UUID;
import org.gongkai.comment.CommentStatus;
import org.jspecify.annotations.Nullable;

/**
 * What grouping knows of a comment.
 *
 * @param groupId null while it is in no group
 */
public record GroupedComment(
    UUID id, UUID consultationId, @Nullable UUID groupId, CommentStatus status) {

  /** Whether its author took it back; it then needs no verdict and joins no group. */
  public boolean isWithdrawn() {
    return status == CommentStatus.WITHDRAWN;
  }
}
