package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CommentCheckRepository implements PanacheRepositoryBase<CommentCheckEntity, UUID> {

  private static final String DUE =
      "select * from comment_check where due_at <= :now order by due_at limit :rows for update skip"
          + " locked";

  /** Due checks that no other worker is claiming, locked until the transaction ends. */
  Uni<List<CommentCheckEntity>> due(Instant now, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DUE, CommentCheckEntity.class)
                    .setParameter("now", now)
                    .setParameter("rows", rows)
                    .getResultList());
  }
}
