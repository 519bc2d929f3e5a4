package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which contents tell of which signed heads of the log. */
@ApplicationScoped
class CheckpointContentRepository implements PanacheRepositoryBase<CheckpointContentEntity, Long> {

  private static final String CLAIM =
      "select 1 from (select pg_advisory_xact_lock(hashtextextended('checkpoint ' || cast(:size as"
          + " varchar), 0))) held";

  /** Keeps others from telling of the same head until the transaction ends. */
  Uni<Void> claim(long size) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(CLAIM, Integer.class)
                    .setParameter("size", String.valueOf(size))
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Keeps which content tells of a head. */
  Uni<Void> keep(long size, UUID contentId) {
    CheckpointContentEntity kept = new CheckpointContentEntity();
    kept.size = size;
    kept.contentId = contentId;
    return persistAndFlush(kept).replaceWithVoid();
  }
}
