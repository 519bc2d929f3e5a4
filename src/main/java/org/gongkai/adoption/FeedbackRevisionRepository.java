package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class FeedbackRevisionRepository
    implements PanacheRepositoryBase<FeedbackRevisionEntity, FeedbackRevisionEntity.Key> {

  /** The oldest first. */
  Uni<List<FeedbackRevisionEntity>> page(UUID consultationId, int after, int rows) {
    return find("consultationId = ?1 and number > ?2 order by number", consultationId, after)
        .page(0, rows)
        .list();
  }

  /** The revisions of one answer, the oldest first. */
  Uni<List<FeedbackRevisionEntity>> ofItem(UUID consultationId, int item) {
    return list("consultationId = ?1 and item = ?2 order by number", consultationId, item);
  }

  /** 0 when there is none. */
  Uni<Integer> lastNumber(UUID consultationId) {
    return find("consultationId = ?1 order by number desc", consultationId)
        .firstResult()
        .map(last -> last == null ? 0 : last.number);
  }
}
