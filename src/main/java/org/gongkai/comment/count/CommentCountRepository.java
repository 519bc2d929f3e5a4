package org.gongkai.comment.count;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads and folds the counts that the database's triggers write. */
@ApplicationScoped
class CommentCountRepository {

  private static final String KEY =
      "consultation_id, status, comment_class, source, respondent_type, clause_id, late, selected,"
          + " unanswered, due_on";

  // One statement sees one moment: what is folded is in one of the tables and never in both.
  private static final String SUMS =
      "with c as (select * from comment_count where consultation_id = :id and n <> 0 union all"
          + " select consultation_id, status, comment_class, source, respondent_type, clause_id,"
          + " late, selected, unanswered, due_on, n from comment_count_delta where consultation_id"
          + " = :id), alike as (select status, comment_class, source, respondent_type, clause_id,"
          + " late, selected, unanswered, unanswered and coalesce(due_on < :today, false) as"
          + " overdue, sum(n) as n from c group by 1, 2, 3, 4, 5, 6, 7, 8, 9) select d.dimension,"
          + " d.value, cast(sum(n) as bigint) from alike cross join lateral (values ('STATUS',"
          + " status), ('CLASS', coalesce(comment_class, 'UNCLASSIFIED')), ('SOURCE', source),"
          + " ('RESPONDENT_TYPE', respondent_type), ('CLAUSE', coalesce(cast(clause_id as varchar),"
          + " '')), ('LATE', cast(late as varchar)), ('SELECTED', cast(selected as varchar)),"
          + " ('UNANSWERED', cast(unanswered as varchar)), ('OVERDUE', cast(overdue as varchar)))"
          + " d(dimension, value) group by 1, 2 having sum(n) <> 0";

  // In one order, so that two instances that fold at once wait for each other and do not meet.
  // The array is made once, whatever the statistics say; joined, the table was read anew for each
  // row when a burst had outrun them.
  static final String FOLD =
      "with taken as (delete from comment_count_delta where id = any (array(select id from"
          + " comment_count_delta order by id limit :most for update skip locked)) returning *),"
          + " folded as (insert into comment_count as known ("
          + KEY
          + ", n) select "
          + KEY
          + ", sum(n) from taken group by "
          + KEY
          + " order by "
          + KEY
          + " on conflict on constraint comment_count_key do update set n = known.n + excluded.n"
          + " returning 1) select count(*) from taken";

  private static final String SWEEP =
      "with swept as (delete from comment_count where n = 0 returning 1) select count(*) from"
          + " swept";

  /** Sums of a consultation: dimension, value, number. */
  Uni<List<Object[]>> sums(UUID consultationId, LocalDate today) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(SUMS, Object[].class)
                    .setParameter("id", consultationId)
                    .setParameter("today", today)
                    .getResultList());
  }

  /** Adds changes to the sums and removes them; says how many there were. */
  Uni<Long> fold(int most) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FOLD, Long.class)
                    .setParameter("most", most)
                    .getSingleResult());
  }

  /** Removes sums that came to nothing. */
  Uni<Long> sweep() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(SWEEP, Long.class).getSingleResult());
  }
}
