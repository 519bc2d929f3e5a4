package org.gongkai.comment.moderation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.CommentStatus;
import org.gongkai.platform.scope.Units;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Appeals as they are stored. */
@ApplicationScoped
public class AppealRepository implements PanacheRepositoryBase<AppealEntity, UUID> {

  private static final String PAGE =
      "select a, c from AppealEntity a join CommentEntity c on c.id = a.commentId where ";

  /** Nothing is left to decide about a comment that its author took back. */
  private static final String OPEN = "a.outcome is null and c.status <> :withdrawn";

  private static final String DECIDED = "a.outcome is not null";

  private static final String OWN =
      " and exists (select 1 from ConsultationEntity k where k.id = c.consultationId and k.unit in"
          + " :units)";

  /** An appeal beside its comment. */
  record Row(AppealEntity appeal, CommentEntity comment) {

    private static Row of(Object[] columns) {
      return new Row((AppealEntity) columns[0], (CommentEntity) columns[1]);
    }
  }

  Uni<@Nullable AppealEntity> ofComment(UUID commentId) {
    return find("commentId", commentId).firstResult();
  }

  /** The appeals of comments as their authors read them, by comment. */
  public Uni<Map<UUID, AppealView>> of(Collection<UUID> comments) {
    return list("commentId in ?1", comments)
        .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.commentId, AppealView::of)));
  }

  /** In the order in which they were made, so that the one who waits longest comes first. */
  Uni<List<Row>> page(Units units, AppealState state, @Nullable UUID after, int rows) {
    return Panache.getSession()
        .chain(session -> query(session, units, state, after, rows).getResultList())
        .map(found -> found.stream().map(Row::of).toList());
  }

  private static Mutiny.SelectionQuery<Object[]> query(
      Mutiny.Session session, Units units, AppealState state, @Nullable UUID after, int rows) {
    String behind = after == null ? "" : " and a.id > :after";
    String own = units.all() ? "" : OWN;
    String query =
        PAGE + (state == AppealState.OPEN ? OPEN : DECIDED) + own + behind + " order by a.id";
    Mutiny.SelectionQuery<Object[]> selection =
        session.createQuery(query, Object[].class).setMaxResults(rows);
    if (state == AppealState.OPEN) {
      selection.setParameter("withdrawn", CommentStatus.WITHDRAWN);
    }
    if (!units.all()) {
      selection.setParameter("units", units.names());
    }
    return after == null ? selection : selection.setParameter("after", after);
  }
}
