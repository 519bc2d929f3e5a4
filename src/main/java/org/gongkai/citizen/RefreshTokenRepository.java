package org.gongkai.citizen;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class RefreshTokenRepository implements PanacheRepositoryBase<RefreshTokenEntity, String> {

  Uni<Void> revokeFamily(UUID family) {
    return update("revoked = true where family = ?1", family).replaceWithVoid();
  }
}
