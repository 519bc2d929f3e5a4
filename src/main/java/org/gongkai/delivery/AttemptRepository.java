package org.gongkai.delivery;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class AttemptRepository implements PanacheRepositoryBase<AttemptEntity, AttemptEntity.Key> {}
