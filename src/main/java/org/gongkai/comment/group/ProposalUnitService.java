package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.scope.UnitLookUp;
import org.jspecify.annotations.Nullable;

/** The unit that holds the consultation of a proposed group. */
@ApplicationScoped
public class ProposalUnitService implements UnitLookUp {

  private static final String UNIT =
      "select k.unit from GroupProposalEntity p join ConsultationEntity k on k.id ="
          + " p.consultationId where p.id = :id";

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
    return ProblemType.PROPOSAL_NOT_FOUND;
  }
}
