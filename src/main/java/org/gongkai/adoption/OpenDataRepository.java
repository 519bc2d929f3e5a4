package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Published reports, item by item, with what their comments are. */
@ApplicationScoped
class OpenDataRepository {

  private static final String SHOWN =
      "select c.source, c.respondent_type, count(*) from feedback_item f join comment c on c.id ="
          + " f.comment_id where f.consultation_id = :id and f.text is not null group by 1, 2";

  private static final String PAGE =
      "select f.number, f.clause_label, f.text, f.outcome, f.reason, f.changed_clause,"
          + " case when f.text is not null then c.source end as shown_source,"
          + " case when f.text is not null then c.respondent_type end as shown_type"
          + " from feedback_item f join comment c on c.id = f.comment_id"
          + " where f.consultation_id = :id and f.number > :after order by f.number limit :rows";

  /** How many shown comments have each pair of source and type. */
  Uni<List<OpenDataPolicy.Shown>> shown(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(SHOWN, Object[].class)
                    .setParameter("id", consultationId)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new OpenDataPolicy.Shown(
                                (String) row[0], (String) row[1], ((Number) row[2]).longValue()))
                    .toList());
  }

  /** Items behind a number, with source and type where the text is shown. */
  Uni<List<Object[]>> page(UUID consultationId, int after, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(PAGE, Object[].class)
                    .setParameter("id", consultationId)
                    .setParameter("after", after)
                    .setParameter("rows", rows)
                    .getResultList());
  }
}
