package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox of automatic checks. */
@ApplicationScoped
public class CommentCheckRepository implements PanacheRepositoryBase<CommentCheckEntity, UUID> {

  private static final String DUE =
      "select * from comment_check where due_at <= :now order by due_at limit 1 for update skip"
          + " locked";

  private static final String POSTPONE =
      "with postponed as (update comment_check set due_at = :until, attempts = attempts - 1 where"
          + " comment_id = :id returning 1) select count(*) from postponed";

  /** A due check that no other worker is claiming, locked until the transaction ends; or null. */
  public Uni<@Nullable CommentCheckEntity> due(Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DUE, CommentCheckEntity.class)
                    .setParameter("now", now)
                    .getSingleResultOrNull());
  }

  /** Puts a check off; the try that was cut short does not count. */
  public Uni<Void> postpone(UUID commentId, Instant until) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(POSTPONE, Long.class)
                    .setParameter("until", until)
                    .setParameter("id", commentId)
                    .getSingleResult())
        .replaceWithVoid();
  }
}
