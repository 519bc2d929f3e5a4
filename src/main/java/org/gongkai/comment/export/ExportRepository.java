package org.gongkai.comment.export;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Pages of an export. Verdict and number in the report stand in tables of the adoption feature,
 * which knows this one and not the reverse; they are joined here because a second query per page,
 * or a port that the other feature implements, would say the same in more words. Nothing is written
 * and nothing is decided by what is read.
 */
@ApplicationScoped
class ExportRepository {

  private static final UUID FIRST = new UUID(0, 0);

  /**
   * The page is found by the index first, so that no plan joins more than its rows. A range and the
   * order of the index keep the planner from the primary key, which holds every consultation's.
   */
  private static final String PAGE =
      """
      with page as materialized (
        select * from comment
         where consultation_id between :consultation and :consultation and id > :after {conditions}
         order by consultation_id, id limit :rows)
      select c.id, c.receipt, f.number, c.source, c.received_on, c.submitted_at, c.late, c.respondent_type, c.masked_name,
             c.respondent_name, c.respondent_phone,
             case when c.clause_id is not null then coalesce(about.label, :unlabelled) end as clause_label,
             c.draft_number, c.text, c.public_text, c.publish_consent, c.status, c.status_reason, c.comment_class,
             c.handling_unit, c.group_id, v.outcome, v.reason as verdict_reason,
             case when v.clause_id is not null then coalesce(changed.label, original.label, :unlabelled) end as changed_label
        from page c
        left join verdict v on v.comment_id = c.id
        left join feedback_item f on f.comment_id = c.id
        left join draft made_on on made_on.consultation_id = c.consultation_id and made_on.number = c.draft_number
        left join clause about on about.draft_id = made_on.id and about.clause_id = c.clause_id
        left join clause original on original.draft_id = made_on.id and original.clause_id = v.clause_id
        left join draft later on later.consultation_id = c.consultation_id and later.number = v.draft_version
        left join clause changed on changed.draft_id = later.id and changed.clause_id = v.clause_id
       order by c.id
      """;

  /** Comments behind one, oldest first; null for the first ones. */
  Uni<List<ExportRow>> page(
      UUID consultationId, ExportOrder.Filter filter, @Nullable UUID after, int rows) {
    Map<String, Object> parameters = new HashMap<>();
    String query = PAGE.replace("{conditions}", conditions(filter, parameters));
    parameters.put("consultation", consultationId);
    parameters.put("after", after == null ? FIRST : after);
    parameters.put("rows", rows);
    parameters.put("unlabelled", "（无编号段落）");
    return Panache.getSession()
        .chain(session -> query(session, query, parameters).getResultList())
        .map(found -> found.stream().map(ExportRow::of).toList());
  }

  private static String conditions(ExportOrder.Filter filter, Map<String, Object> parameters) {
    StringBuilder conditions = new StringBuilder();
    if (filter.status() != null) {
      conditions.append(" and status = :status");
      parameters.put("status", filter.status().name());
    }
    if (filter.source() != null) {
      conditions.append(" and source = :source");
      parameters.put("source", filter.source().name());
    }
    if (filter.clauseId() != null) {
      conditions.append(" and clause_id = :clause");
      parameters.put("clause", filter.clauseId());
    }
    return conditions.toString();
  }

  private static Mutiny.SelectionQuery<Object[]> query(
      Mutiny.Session session, String query, Map<String, Object> parameters) {
    Mutiny.SelectionQuery<Object[]> made = session.createNativeQuery(query, Object[].class);
    parameters.forEach(made::setParameter);
    return made;
  }
}
