package org.gongkai.link;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MiniProgramCodeRepository implements PanacheRepositoryBase<MiniProgramCodeEntity, Long> {

  private static final String NUMBER =
      "insert into mini_program_code (target, target_id) values (:target, :id) on conflict (target,"
          + " target_id) do update set target = excluded.target returning number";

  Uni<@Nullable MiniProgramCodeEntity> of(LinkTarget target, UUID id) {
    return find("target = ?1 and targetId = ?2", target, id).firstResult();
  }

  /** The number of a target; given out at the first request, however many come at once. */
  Uni<Long> number(LinkTarget target, UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(NUMBER, Long.class)
                    .setParameter("target", target.name())
                    .setParameter("id", id)
                    .getSingleResult());
  }

  /** Keeps an image where there is none yet: readers have the first one in their caches. */
  Uni<MiniProgramCodeEntity> keep(long number, CodeImage image) {
    return findById(number, LockModeType.PESSIMISTIC_WRITE)
        .invoke(
            row -> {
              if (row.image == null) {
                row.image = image.bytes();
                row.mediaType = image.mediaType();
                row.digest = image.digest();
              }
            });
  }
}
