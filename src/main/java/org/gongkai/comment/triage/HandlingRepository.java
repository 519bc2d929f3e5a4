package org.gongkai.comment.triage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class HandlingRepository implements PanacheRepositoryBase<HandlingEntity, HandlingEntity.Key> {

  private static final String LAST =
      "select h.commentId, max(h.number) from HandlingEntity h where h.commentId in :ids group by"
          + " h.commentId";

  /** The steps of a comment behind one of them, in their order. */
  Uni<List<HandlingEntity>> page(UUID commentId, int after, int rows) {
    return find("commentId = ?1 and number > ?2 order by number", commentId, after)
        .page(0, rows)
        .list();
  }

  /** The steps that gave a comment to a unit, in their order. */
  Uni<List<HandlingEntity>> handovers(UUID commentId) {
    return list(
        "commentId = ?1 and action in ?2 and unit is not null order by number",
        commentId,
        List.of(HandlingAction.ASSIGNED, HandlingAction.TRANSFERRED));
  }

  /** The number of the last step of each comment that has one. */
  Uni<Map<UUID, Integer>> lastNumbers(Collection<UUID> commentIds) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(LAST, Object[].class)
                    .setParameter("ids", commentIds)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1])));
  }
}
