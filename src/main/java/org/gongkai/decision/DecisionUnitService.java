package org.gongkai.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.scope.UnitLookUp;
import org.jspecify.annotations.Nullable;

/** The unit that prepares a decision. */
@ApplicationScoped
public class DecisionUnitService implements UnitLookUp {

  private static final String UNIT = "select d.unit from DecisionEntity d where d.id = :id";

  @Override
  @WithSession
  public Uni<@Nullable String> unitOf(UUID id) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(UNIT, String.class)
                    .setParameter("id", id)
                    .getSingleResultOrNull());
  }

  @Override
  public ProblemType missing() {
    return ProblemType.DECISION_NOT_FOUND;
  }
}
