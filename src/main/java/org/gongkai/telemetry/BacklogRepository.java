package org.gongkai.telemetry;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads what waits, all of it in one query. Each part has the condition of an index that holds only
 * what is not finished, so that its cost follows what waits and not what was ever done.
 */
@ApplicationScoped
class BacklogRepository {

  // A refused delivery waits for a person until somebody settled it or a later one took its place.
  private static final String DELIVERIES =
      "with waiting as (select channel_id, state, created_at from delivery where state in"
          + " ('PENDING', 'RETRY', 'UNKNOWN') union all select channel_id, state, created_at from"
          + " delivery where state in ('SENDING', 'RECONCILING') union all select channel_id,"
          + " state, created_at from delivery where state = 'WAITING' union all select"
          + " d.channel_id, d.state, d.created_at from delivery d where d.state in ('MANUAL',"
          + " 'REJECTED') and (d.state = 'MANUAL' or d.resolved_by is null and not exists (select"
          + " from delivery later where later.content_id = d.content_id and later.channel_id ="
          + " d.channel_id and later.sequence > d.sequence))) select 'DELIVERY' as subject,"
          + " channel_id as name, state as state, count(*) as number, coalesce(extract(epoch from"
          + " clock_timestamp() - min(created_at)), 0) as seconds from waiting group by 2, 3";

  private static final String DEADLINES =
      " union all select 'DEADLINE', '', stage, count(*), 0 from (select case when due_at <="
          + " clock_timestamp() then 'OVERDUE' when second_reminder <= today then 'URGENT' when"
          + " first_reminder <= today then 'REMINDED' else 'RUNNING' end as stage from deadline,"
          + " lateral (select cast(clock_timestamp() at time zone 'Asia/Shanghai' as date) as"
          + " today) t where met_at is null) d group by 3";

  // Ten thousand of one consultation are enough to know; no index counts them over all.
  private static final String MODERATION =
      " union all select 'QUEUE', 'moderation', '', coalesce(sum(w.number), 0),"
          + " coalesce(extract(epoch from clock_timestamp() - min(w.oldest)), 0) from consultation"
          + " c cross join lateral (select count(*) as number, min(submitted_at) as oldest from"
          + " (select submitted_at from comment where consultation_id = c.id and status ="
          + " 'PENDING_REVIEW' order by id limit 10000) first) w";

  private static final String QUEUES =
      queue("appeal", "made_at", "comment_appeal where outcome is null")
          + queue("comment_check", "due_at", "comment_check")
          + queue("wechat_event", "received_at", "wechat_event where state = 'WAITING'")
          + queue("notification", "created_at", "notification where state = 'WAITING'");

  private static String queue(String name, String since, String rows) {
    return " union all select 'QUEUE', '"
        + name
        + "', '', count(*), coalesce(greatest(extract(epoch from clock_timestamp() - min("
        + since
        + ")), 0), 0) from "
        + rows;
  }

  /** All that waits, in the present session. */
  Uni<List<BacklogLine>> read() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DELIVERIES + DEADLINES + MODERATION + QUEUES, Object[].class)
                    .getResultList())
        .map(rows -> rows.stream().map(BacklogRepository::line).toList());
  }

  private static BacklogLine line(Object[] row) {
    return new BacklogLine(
        BacklogLine.Subject.valueOf((String) row[0]),
        (String) row[1],
        (String) row[2],
        ((Number) row[3]).longValue(),
        ((Number) row[4]).doubleValue());
  }
}
