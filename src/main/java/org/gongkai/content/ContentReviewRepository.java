package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ContentReviewRepository
    implements PanacheRepositoryBase<ContentReviewEntity, ContentReviewEntity.Key> {

  /** Reviews of one round of a version, by stage. */
  Uni<List<ContentReviewEntity>> ofRound(UUID contentId, int number, int round) {
    return list(
        "contentId = ?1 and number = ?2 and round = ?3 order by stage", contentId, number, round);
  }

  /** All reviews of a content, the first one first. */
  Uni<List<ContentReviewEntity>> ofContent(UUID contentId) {
    return list("contentId = ?1 order by number, round, stage", contentId);
  }
}
