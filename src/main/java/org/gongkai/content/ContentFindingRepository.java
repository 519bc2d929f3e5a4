package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ContentFindingRepository
    implements PanacheRepositoryBase<ContentFindingEntity, ContentFindingEntity.Key> {

  /** Findings of a version in their order. */
  Uni<List<ContentFindingEntity>> ofVersion(UUID contentId, int number) {
    return list("contentId = ?1 and number = ?2 order by position", contentId, number);
  }

  /** Forgets the findings of a version behind a position. */
  Uni<Long> deleteAfter(UUID contentId, int number, int position) {
    return delete("contentId = ?1 and number = ?2 and position > ?3", contentId, number, position);
  }
}
