package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongkai.platform.data.UuidArray;

@ApplicationScoped
class VerdictRepository implements PanacheRepositoryBase<VerdictEntity, UUID> {

  private static final String OF =
      "select * from verdict where comment_id = any(cast(cast(:ids as varchar) as uuid[]))";

  /** The verdicts on some comments; as many as a campaign has. */
  Uni<List<VerdictEntity>> of(Collection<UUID> comments) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(OF, VerdictEntity.class)
                    .setParameter("ids", UuidArray.of(comments))
                    .getResultList());
  }
}
