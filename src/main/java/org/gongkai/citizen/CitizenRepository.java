package org.gongkai.citizen;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CitizenRepository implements PanacheRepositoryBase<CitizenEntity, UUID> {

  private static final String UPSERT =
      "insert into citizen (id, openid_hash, openid_sealed) values (:id, :hash, :sealed) on"
          + " conflict (openid_hash) do update set last_login_at = clock_timestamp() returning id";

  /** The citizen with this openid; made at the first login, however many happen at once. */
  Uni<UUID> upsert(UUID id, String openidHash, String openidSealed) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(UPSERT, UUID.class)
                    .setParameter("id", id)
                    .setParameter("hash", openidHash)
                    .setParameter("sealed", openidSealed)
                    .getSingleResult());
  }

  Uni<@Nullable CitizenEntity> withOpenidHash(String openidHash) {
    return find("openidHash", openidHash).firstResult();
  }
}
