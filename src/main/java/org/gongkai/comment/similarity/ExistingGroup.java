package org.gongkai.comment.similarity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group that a person made or accepted. It may get members, but is never changed or divided.
 *
 * @param id the group
 * @param clauseId the clause that its comments are about; null for the whole draft
 * @param representativeText the text that new members are compared with
 * @param memberIds the comments in it, on which separations may stand
 */
public record ExistingGroup(
    UUID id, @Nullable UUID clauseId, String representativeText, Set<UUID> memberIds) {

  /** Copies the members. */
  public ExistingGroup {
    memberIds = Set.copyOf(memberIds);
  }

  /** Without the text, which may name persons. */
  @Override
  public String toString() {
    return "ExistingGroup[id=" + id + ", clauseId=" + clauseId + ", members=" + memberIds + "]";
  }
}
