package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentStatus;
import org.gongkai.platform.data.UuidArray;
import org.jspecify.annotations.Nullable;

/** Who is in which group. Works on columns and not on whole comments: a campaign has thousands. */
@ApplicationScoped
class Members {

  /** Before every identifier. */
  static final UUID FIRST = new UUID(0, 0);

  private static final String LOCK =
      "select id, consultation_id, group_id, status from comment where group_id = :group or id ="
          + " any(cast(cast(:ids as varchar) as uuid[])) order by id for no key update";

  private static final String AMONG = " where id = any(cast(cast(:ids as varchar) as uuid[]))";
  private static final String MOVED =
      ", version = version + 1, updated_at = greatest(cast(:now as timestamptz), updated_at +"
          + " interval '1 millisecond')"
          + AMONG
          + " returning 1) select count(*) from moved";
  private static final String JOIN =
      "with moved as (update comment set group_id = cast(:group as uuid)" + MOVED;
  private static final String LEAVE = "with moved as (update comment set group_id = null" + MOVED;

  /** The members of a group in the order of intake. */
  Uni<List<UUID>> of(UUID groupId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select c.id from CommentEntity c where c.groupId = :group order by c.id",
                        UUID.class)
                    .setParameter("group", groupId)
                    .getResultList());
  }

  /**
   * Locks the members of a group and other comments in the order of their identifiers, so that two
   * who want some of the same wait for each other and never in a circle. A lock on a group comes
   * after it.
   *
   * @param ids other comments; unknown ones are left out of the answer
   */
  Uni<List<GroupedComment>> lock(UUID groupId, Collection<UUID> ids) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(LOCK, Object[].class)
                    .setParameter("group", groupId)
                    .setParameter("ids", UuidArray.of(ids))
                    .getResultList())
        .map(rows -> rows.stream().map(Members::grouped).toList());
  }

  /** Puts locked comments into a locked group. */
  Uni<Void> join(UUID groupId, Collection<UUID> ids, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(JOIN, Long.class)
                    .setParameter("group", groupId)
                    .setParameter("ids", UuidArray.of(ids))
                    .setParameter("now", now)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Takes locked comments out of their group. */
  Uni<Void> leave(Collection<UUID> ids, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(LEAVE, Long.class)
                    .setParameter("ids", UuidArray.of(ids))
                    .setParameter("now", now)
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Comments of a group in the order of intake, by the index that begins with the group. */
  Uni<List<CommentEntity>> page(UUID groupId, @Nullable UUID after, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "from CommentEntity c where c.groupId between :group and :group and c.id >"
                            + " :after order by c.groupId, c.id",
                        CommentEntity.class)
                    .setParameter("group", groupId)
                    .setParameter("after", after == null ? FIRST : after)
                    .setMaxResults(rows)
                    .getResultList());
  }

  /** Some comments in the order of intake. */
  Uni<List<CommentEntity>> some(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Panache.getSession()
            .chain(
                session ->
                    session
                        .createSelectionQuery(
                            "from CommentEntity c where c.id in :ids order by c.id",
                            CommentEntity.class)
                        .setParameter("ids", ids)
                        .getResultList());
  }

  /** The first 100 characters of each of some comments. */
  Uni<Map<UUID, String>> beginnings(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : Panache.getSession()
            .chain(
                session ->
                    session
                        .createSelectionQuery(
                            "select c.id, left(c.text, 100) from CommentEntity c where c.id in"
                                + " :ids",
                            Object[].class)
                        .setParameter("ids", ids)
                        .getResultList())
            .map(
                rows ->
                    rows.stream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1])));
  }

  private static GroupedComment grouped(Object[] row) {
    @Nullable UUID groupId = (UUID) row[2];
    return new GroupedComment(
        (UUID) row[0], (UUID) row[1], groupId, CommentStatus.valueOf((String) row[3]));
  }
}
