package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AnchorDecisionRepository implements PanacheRepositoryBase<AnchorDecisionEntity, UUID> {

  /** Every decision about an anchor, the first one first. */
  Uni<List<AnchorDecisionEntity>> of(AnchorEntity anchor) {
    return list(
        "consultationId = ?1 and toVersion = ?2 and clauseId = ?3 order by id",
        anchor.consultationId,
        anchor.toVersion,
        anchor.clauseId);
  }
}
