package org.gongkai.decision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class DecisionRepository implements PanacheRepositoryBase<DecisionEntity, UUID> {}
