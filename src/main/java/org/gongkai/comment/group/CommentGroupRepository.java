package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CommentGroupRepository implements PanacheRepositoryBase<CommentGroupEntity, UUID> {

  private static final String SHOWN =
      "select g, (select count(*) from CommentEntity m where m.groupId = g.id), left(c.text, 100)"
          + " from CommentGroupEntity g join CommentEntity c on c.id = g.representativeId where ";

  /**
   * Where a group belongs and its version, which later proves that nobody changed it meanwhile.
   *
   * @param version of the group
   */
  record Head(UUID consultationId, int version) {}

  /** Without a lock; null for an unknown group. */
  Uni<@Nullable Head> head(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select g.consultationId, g.version from CommentGroupEntity g where g.id ="
                            + " :id",
                        Object[].class)
                    .setParameter("id", id)
                    .getSingleResultOrNull())
        .map(row -> row == null ? null : new Head((UUID) row[0], (Integer) row[1]));
  }

  /**
   * A group with what the lists show of it.
   *
   * @param size how many comments are in it
   * @param textBeginning of its representative
   */
  record Shown(CommentGroupEntity group, int size, String textBeginning) {

    private static Shown of(Object[] row) {
      return new Shown((CommentGroupEntity) row[0], ((Long) row[1]).intValue(), (String) row[2]);
    }
  }

  /** Null for an unknown group. */
  Uni<@Nullable Shown> shown(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(SHOWN + "g.id = :id", Object[].class)
                    .setParameter("id", id)
                    .getSingleResultOrNull())
        .map(row -> row == null ? null : Shown.of(row));
  }

  /** Newest first. A range and the index's order, so that no group of others is read. */
  Uni<List<Shown>> page(
      UUID consultationId, @Nullable GroupStatus status, @Nullable UUID before, int rows) {
    Map<String, Object> parameters = new HashMap<>(Map.of("consultation", consultationId));
    String query = SHOWN + "g.consultationId between :consultation and :consultation";
    if (status != null) {
      query += " and g.status = :status";
      parameters.put("status", status);
    }
    if (before != null) {
      query += " and g.id < :before";
      parameters.put("before", before);
    }
    return page(query + " order by g.consultationId desc, g.id desc", parameters, rows);
  }

  private static Uni<List<Shown>> page(String query, Map<String, Object> parameters, int rows) {
    return Panache.getSession()
        .chain(
            session -> {
              var selection = session.createSelectionQuery(query, Object[].class);
              parameters.forEach(selection::setParameter);
              return selection.setMaxResults(rows).getResultList();
            })
        .map(found -> found.stream().map(Shown::of).toList());
  }

  Uni<@Nullable CommentGroupEntity> findForUpdate(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }
}
