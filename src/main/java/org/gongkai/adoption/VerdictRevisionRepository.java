package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.platform.data.UuidArray;

@ApplicationScoped
class VerdictRevisionRepository
    implements PanacheRepositoryBase<VerdictRevisionEntity, VerdictRevisionEntity.Key> {

  private static final String LAST =
      "select comment_id, max(number) from verdict_revision where comment_id ="
          + " any(cast(cast(:ids as varchar) as uuid[])) group by comment_id";

  /** The newest first. */
  Uni<List<VerdictRevisionEntity>> of(UUID commentId, int rows) {
    return find("commentId = ?1 order by number desc", commentId).page(0, rows).list();
  }

  /** Confirmed ones that the log of evidence does not have, the oldest first. */
  Uni<List<VerdictRevisionEntity>> unsealed(Instant since, int most) {
    return find(
            "from VerdictRevisionEntity v where v.state = ?1 and v.givenAt >= ?2 and not exists"
                + " (select 1 from EvidenceEntryEntity e where e.ref = v.commentId and e.number ="
                + " v.number and e.kind = org.gongkai.audit.evidence.EvidenceKind.VERDICT) order by"
                + " v.givenAt, v.commentId",
            VerdictState.CONFIRMED,
            since)
        .page(0, most)
        .list();
  }

  /** Confirmed ones of comments. */
  Uni<List<VerdictRevisionEntity>> confirmed(Collection<UUID> comments) {
    return list("commentId in ?1 and state = ?2", comments, VerdictState.CONFIRMED);
  }

  /** The last number of each comment that has one. */
  Uni<Map<UUID, Integer>> lastNumbers(Collection<UUID> comments) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(LAST, Object[].class)
                    .setParameter("ids", UuidArray.of(comments))
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> (UUID) row[0], row -> ((Number) row[1]).intValue())));
  }
}
