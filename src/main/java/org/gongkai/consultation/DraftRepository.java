package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DraftRepository implements PanacheRepositoryBase<DraftEntity, UUID> {

  private static final String VERSIONS =
      "select d.number, d.title, d.basedOn, p.edition, p.publishedAt from DraftEntity d"
          + " left join PublishedDraftEntity p on p.consultationId = d.consultationId and p.number"
          + " = d.number where d.consultationId = :consultation order by d.number";

  Uni<@Nullable DraftEntity> find(UUID consultationId, int number) {
    return find("consultationId = ?1 and number = ?2", consultationId, number).firstResult();
  }

  /**
   * Number, title, version it is based on, edition and publication of each version, the oldest
   * first; their texts stay where they are.
   */
  Uni<List<Object[]>> versions(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(VERSIONS, Object[].class)
                    .setParameter("consultation", consultationId)
                    .getResultList());
  }

  /** 0 when there is none. */
  Uni<Integer> latestNumber(UUID consultationId) {
    return find("consultationId = ?1 order by number desc", consultationId)
        .firstResult()
        .map(latest -> latest == null ? 0 : latest.number);
  }
}
