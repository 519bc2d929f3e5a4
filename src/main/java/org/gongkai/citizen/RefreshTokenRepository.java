package org.gongkai.citizen;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class RefreshTokenRepository implements PanacheRepositoryBase<RefreshTokenEntity, String> {

  private static final String REVOKE =
      "with revoked as (update refresh_token set revoked = true where family = :family returning 1)"
          + " select count(*) from revoked";

  Uni<Void> revokeFamily(UUID family) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(REVOKE, Long.class)
                    .setParameter("family", family)
                    .getSingleResult())
        .replaceWithVoid();
  }
}
