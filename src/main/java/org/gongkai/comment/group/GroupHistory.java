package org.gongkai.comment.group;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.jspecify.annotations.Nullable;

/** Writes down what is done to groups. */
@ApplicationScoped
class GroupHistory {

  private final GroupChangeRepository changes;
  private final AuditService audit;
  private final InstantSource clock;

  GroupHistory(GroupChangeRepository changes, AuditService audit, InstantSource clock) {
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Something that an officer does to comments of a group.
   *
   * @param commentIds who joins, leaves or is set free
   */
  record Deed(GroupAction action, List<UUID> commentIds, @Nullable String reason, String by) {}

  /** Keeps a deed and moves the locked group's version on. */
  Uni<Void> keep(CommentGroupEntity group, Deed deed) {
    group.changes++;
    group.moveOn(clock.instant());
    return write(group, deed);
  }

  /** Keeps the deed by which a group came to be; its row is there already. */
  Uni<Void> begin(CommentGroupEntity group, Deed deed) {
    return write(group, deed);
  }

  private Uni<Void> write(CommentGroupEntity group, Deed deed) {
    GroupChangeEntity change = new GroupChangeEntity();
    change.groupId = group.id;
    change.number = group.changes;
    change.action = deed.action();
    change.commentIds = deed.commentIds().toArray(UUID[]::new);
    change.reason = deed.reason();
    change.changedBy = deed.by();
    change.changedAt = group.updatedAt;
    return changes.persist(change).chain(() -> audit.record(audited(group, deed)));
  }

  /** Who it was done to stands in the group's own history, under the number. */
  private static AuditedAction audited(CommentGroupEntity group, Deed deed) {
    return new AuditedAction(
        deed.by(),
        deed.action().operation(),
        "group",
        group.id,
        deed.reason(),
        Map.of(
            "consultationId", group.consultationId,
            "change", group.changes,
            "comments", deed.commentIds().size()));
  }
}
