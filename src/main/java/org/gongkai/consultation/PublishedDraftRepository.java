package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PublishedDraftRepository
    implements PanacheRepositoryBase<PublishedDraftEntity, PublishedDraftEntity.Key> {

  /** Versions that are public, the first one first. */
  Uni<List<PublishedDraftEntity>> of(UUID consultationId) {
    return list("consultationId = ?1 order by edition", consultationId);
  }

  /** Versions that are public of several consultations, the first ones first. */
  Uni<List<PublishedDraftEntity>> of(Collection<UUID> consultations) {
    return consultations.isEmpty()
        ? Uni.createFrom().item(List.of())
        : list("consultationId in ?1 order by edition", consultations);
  }

  Uni<@Nullable PublishedDraftEntity> find(UUID consultationId, int number) {
    return findById(new PublishedDraftEntity.Key(consultationId, number));
  }
}
