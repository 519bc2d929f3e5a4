package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.platform.data.UuidArray;

@ApplicationScoped
class VerdictRepository implements PanacheRepositoryBase<VerdictEntity, UUID> {

  private static final String OUTCOMES =
      "select outcome, count(*) from verdict where comment_id = any(cast(cast(:ids as varchar) as"
          + " uuid[])) group by outcome";
  private static final String OF =
      "select * from verdict where comment_id = any(cast(cast(:ids as varchar) as uuid[]))";

  /** How many of some comments have which outcome. */
  Uni<Map<String, Long>> outcomes(Collection<UUID> comments) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(OUTCOMES, Object[].class)
                    .setParameter("ids", UuidArray.of(comments))
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> (String) row[0], row -> ((Number) row[1]).longValue())));
  }

  /** The verdicts on some comments; as many as a campaign has. */
  Uni<List<VerdictEntity>> of(Collection<UUID> comments) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(OF, VerdictEntity.class)
                    .setParameter("ids", UuidArray.of(comments))
                    .getResultList());
  }
}
