package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.consultation.anchor.Fate;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AnchorRepository implements PanacheRepositoryBase<AnchorEntity, AnchorEntity.Key> {

  private static final String COUNTS =
      "select a.fate, count(*) from AnchorEntity a where a.consultationId = :consultation"
          + " and a.toVersion = :version group by a.fate";

  /** All anchors into a version, in the order of the old one. */
  Uni<List<AnchorEntity>> into(UUID consultationId, int toVersion) {
    return list(
        "consultationId = ?1 and toVersion = ?2 order by position", consultationId, toVersion);
  }

  /**
   * In the order of the old version.
   *
   * @param fate null for all
   * @param after position behind which the page begins; -1 for the first
   */
  Uni<List<AnchorEntity>> page(
      UUID consultationId, int toVersion, @Nullable Fate fate, int after, int rows) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("consultation", consultationId);
    parameters.put("version", toVersion);
    parameters.put("after", after);
    String query = "consultationId = :consultation and toVersion = :version and position > :after";
    if (fate != null) {
      query += " and fate = :fate";
      parameters.put("fate", fate);
    }
    return find(query + " order by position", parameters).page(0, rows).list();
  }

  /** How many anchors into a version have which fate. */
  Uni<List<Object[]>> counts(UUID consultationId, int toVersion) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(COUNTS, Object[].class)
                    .setParameter("consultation", consultationId)
                    .setParameter("version", toVersion)
                    .getResultList());
  }

  /** Anchors of some clauses into versions that are published. */
  Uni<List<AnchorEntity>> published(Collection<UUID> clauses) {
    return clauses.isEmpty()
        ? Uni.createFrom().item(List.of())
        : list(
            "from AnchorEntity a where a.clauseId in ?1 and exists (select 1 from"
                + " PublishedDraftEntity p where p.consultationId = a.consultationId and p.number ="
                + " a.toVersion)",
            clauses);
  }
}
