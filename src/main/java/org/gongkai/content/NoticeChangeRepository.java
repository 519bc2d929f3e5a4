package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which contents changed for readers, by the transactions that changed them. */
@ApplicationScoped
class NoticeChangeRepository {

  private static final String OLDEST =
      "select cast(pg_snapshot_xmin(pg_current_snapshot()) as varchar)";

  private static final String POSSIBLE =
      "select cast(cast(:transaction as varchar) as xid8) <="
          + " pg_snapshot_xmax(pg_current_snapshot())";

  private static final String FIRST_SINCE =
      "select cast(changed_xid as varchar) from (select changed_xid from content where published"
          + " is not null and changed_at >= :at union all select changed_xid from content where"
          + " published is not null and withdrawn_at >= :at) c order by c.changed_xid limit 1";

  // Each half has its index: by transaction, and for what only the clock has changed so far.
  private static final String CHANGED =
      "content c where c.published is not null and"
          + " c.changed_xid >= cast(cast(:since as varchar) as xid8)";

  // Without "offset 0" the order of the whole would choose the index by transaction here too, and
  // read every earlier change.
  private static final String EXPIRED =
      "(select * from content where published is not null and withdrawn_at is null and"
          + " expires_at > :at and expires_at <= :now offset 0) c where"
          + " c.changed_xid < cast(cast(:since as varchar) as xid8)";

  private static final String HALF =
      "(select c.changed_xid, c.id from %s and (c.changed_xid, c.id) >"
          + " (cast(cast(:after as varchar) as xid8), :id)%s order by"
          + " c.changed_xid, c.id limit :rows)";

  // A notice that left a column is told to those who list it.
  private static final String OF_COLUMN =
      " and (c.column_name = :column or exists (select from content_version v where v.content_id ="
          + " c.id and v.edition is not null and v.column_name = :column))";

  /**
   * A content that changed.
   *
   * @param transaction the one that changed it last
   */
  record Change(UUID id, long transaction) {}

  /** The oldest transaction that is still under way, else the next one. */
  Uni<Long> oldestTransaction() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(OLDEST, String.class).getSingleResult())
        .map(Long::valueOf);
  }

  /** Whether a transaction can have begun here. */
  Uni<Boolean> isPossible(long transaction) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(POSSIBLE, Boolean.class)
                    .setParameter("transaction", Long.toString(transaction))
                    .getSingleResult());
  }

  /**
   * The first transaction of those that changed something at or after an instant; null for none.
   */
  Uni<@Nullable Long> firstSince(Instant at) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FIRST_SINCE, String.class)
                    .setParameter("at", at)
                    .getSingleResultOrNull())
        .map(first -> first == null ? null : Long.valueOf(first));
  }

  /** Changes behind a place, the oldest first. */
  Uni<List<Change>> after(ChangeCursor place, NoticeFilter filter, Instant now, int rows) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("since", Long.toString(place.since().transaction()));
    parameters.put("at", place.since().at());
    parameters.put("now", now);
    parameters.put("after", Long.toString(place.transaction()));
    parameters.put("id", place.id());
    parameters.put("rows", rows);
    String sql = sql(conditions(filter, parameters));
    return Panache.getSession()
        .chain(
            session -> {
              var query = session.createNativeQuery(sql, Object[].class);
              parameters.forEach(query::setParameter);
              return query.getResultList();
            })
        .map(found -> found.stream().map(NoticeChangeRepository::change).toList());
  }

  private static String sql(String conditions) {
    return "select c.id, cast(c.changed_xid as varchar) from ("
        + HALF.formatted(CHANGED, conditions)
        + " union all "
        + HALF.formatted(EXPIRED, conditions)
        + ") c order by c.changed_xid, c.id limit :rows";
  }

  private static String conditions(NoticeFilter filter, Map<String, Object> parameters) {
    StringBuilder conditions = new StringBuilder();
    if (filter.column() != null) {
      conditions.append(OF_COLUMN);
      parameters.put("column", filter.column());
    }
    if (filter.type() != null) {
      conditions.append(" and c.type = :type");
      parameters.put("type", filter.type().name());
    }
    return conditions.toString();
  }

  private static Change change(Object[] row) {
    return new Change((UUID) row[0], Long.parseLong((String) row[1]));
  }
}
