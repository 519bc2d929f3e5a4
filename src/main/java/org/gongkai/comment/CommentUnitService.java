package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.scope.UnitLookUp;
import org.jspecify.annotations.Nullable;

/** The unit that holds the consultation of a comment. */
@ApplicationScoped
public class CommentUnitService implements UnitLookUp {

  private static final String UNIT =
      "select k.unit from CommentEntity c join ConsultationEntity k on k.id = c.consultationId"
          + " where c.id = :id";

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
    return ProblemType.COMMENT_NOT_FOUND;
  }
}
