package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reports, and the statements that make one. Each works on all comments at once in the database, so
 * that a million of them need no memory here.
 */
@ApplicationScoped
class FeedbackRepository implements PanacheRepositoryBase<FeedbackReportEntity, UUID> {

  private static final String OPEN =
      "from comment c left join verdict v on v.comment_id = c.id where c.consultation_id = :id"
          + " and c.status <> 'WITHDRAWN' and v.comment_id is null";

  private static final String COUNTS =
      "select case when c.status = 'WITHDRAWN' then 'WITHDRAWN' else v.outcome end, count(*)"
          + " from comment c left join verdict v on v.comment_id = c.id"
          + " where c.consultation_id = :id group by 1";

  private static final String UNPUBLISHED =
      "select distinct v.draft_version from comment c join verdict v on v.comment_id = c.id"
          + " where c.consultation_id = :id and c.status <> 'WITHDRAWN' and v.draft_version is not"
          + " null and not exists (select 1 from published_draft p where p.consultation_id ="
          + " c.consultation_id and p.number = v.draft_version) order by 1";

  /**
   * What the public may not read is told by neither its clause nor its author's name. A changed
   * clause is named as in the version that changed it, a removed one as in the comment's.
   */
  private static final String FREEZE =
      """
      with frozen as (
        insert into feedback_item (consultation_id, number, comment_id, masked_name, clause_label, text, outcome, reason,
                                   changed_clause, changed_clause_id, from_version, changed_version)
        select c.consultation_id, row_number() over (order by c.submitted_at, c.id), c.id,
               case when s.shown then c.masked_name else :anonymous end,
               case when s.shown and c.clause_id is not null then coalesce(about.label, :unlabelled) end,
               case when s.shown then c.public_text end,
               v.outcome, v.reason,
               case when v.clause_id is not null then coalesce(changed.label, original.label, :unlabelled) end,
               v.clause_id,
               case when v.clause_id is not null then c.draft_number end,
               v.draft_version
          from comment c
          cross join lateral (select c.status = 'PUBLIC' and c.publish_consent as shown) s
          join verdict v on v.comment_id = c.id
          join draft made_on on made_on.consultation_id = c.consultation_id and made_on.number = c.draft_number
          left join clause about on about.draft_id = made_on.id and about.clause_id = c.clause_id
          left join clause original on original.draft_id = made_on.id and original.clause_id = v.clause_id
          left join draft later on later.consultation_id = c.consultation_id and later.number = v.draft_version
          left join clause changed on changed.draft_id = later.id and changed.clause_id = v.clause_id
         where c.consultation_id = :id and c.status <> 'WITHDRAWN'
        returning 1)
      select count(*) from frozen
      """;

  /**
   * A comment that the public may not read is counted under no clause: what a clause has more than
   * the items that name it would tell what the comment is about.
   */
  private static final String BREAKDOWN =
      """
      select 'CLAUSE', case when s.shown then cast(c.clause_id as varchar) end, count(*), not s.shown
        from comment c
        cross join lateral (select c.status = 'PUBLIC' and c.publish_consent as shown) s
       where c.consultation_id = :id group by 2, 4
      union all
      select 'SOURCE', source, count(*), false from comment where consultation_id = :id group by 2
      union all
      select 'RESPONDENT_TYPE', respondent_type, count(*), false from comment where consultation_id = :id group by 2
       order by 1, 3 desc, 2
      """;

  /** How many comments have no verdict. */
  Uni<Long> open(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("select count(*) " + OPEN, Long.class)
                    .setParameter("id", consultationId)
                    .getSingleResult());
  }

  /** Id and stored receipt of the comments without a verdict, the oldest first. */
  Uni<List<Object[]>> firstOpen(UUID consultationId, int rows) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select c.id, c.receipt " + OPEN + " order by c.id", Object[].class)
                    .setParameter("id", consultationId)
                    .setMaxResults(rows)
                    .getResultList());
  }

  /** Versions that verdicts name and that are not public. */
  Uni<List<Integer>> unpublishedVersions(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(UNPUBLISHED, Integer.class)
                    .setParameter("id", consultationId)
                    .getResultList());
  }

  /** How many comments have each outcome; {@code WITHDRAWN} stands for those taken back. */
  Uni<Map<String, Long>> counts(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(COUNTS, Object[].class)
                    .setParameter("id", consultationId)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> (String) row[0], row -> ((Number) row[1]).longValue())));
  }

  /**
   * Dimension, value, number of comments, and whether those are apart from all values; the largest
   * number first.
   */
  Uni<List<Object[]>> breakdown(UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(BREAKDOWN, Object[].class)
                    .setParameter("id", consultationId)
                    .getResultList());
  }

  /** Copies every answered comment into the report; gives how many. */
  Uni<Long> freeze(UUID consultationId, String anonymous, String unlabelled) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FREEZE, Long.class)
                    .setParameter("id", consultationId)
                    .setParameter("anonymous", anonymous)
                    .setParameter("unlabelled", unlabelled)
                    .getSingleResult());
  }
}
