package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class FeedbackItemRepository
    implements PanacheRepositoryBase<FeedbackItemEntity, FeedbackItemEntity.Key> {

  /** By number. */
  Uni<List<FeedbackItemEntity>> page(UUID consultationId, int after, int rows) {
    return find("consultationId = ?1 and number > ?2 order by number", consultationId, after)
        .page(0, rows)
        .list();
  }

  Uni<@Nullable FeedbackItemEntity> ofComment(UUID commentId) {
    return find("commentId", commentId).firstResult();
  }
}
