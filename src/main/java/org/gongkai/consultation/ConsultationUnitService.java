package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.scope.UnitLookUp;
import org.jspecify.annotations.Nullable;

/** The unit that holds a consultation. */
@ApplicationScoped
public class ConsultationUnitService implements UnitLookUp {

  private static final String UNIT = "select k.unit from ConsultationEntity k where k.id = :id";

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
    return ProblemType.CONSULTATION_NOT_FOUND;
  }
}
