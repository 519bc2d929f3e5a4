package org.gongkai.content.views;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.gongkai.platform.data.UuidArray;

/** The sums of reads. */
@ApplicationScoped
class ViewRepository {

  // Rows in one order, so that two transactions that add at once wait for each other and do not
  // meet. A batch whose name is noted was added before.
  private static final String ADD =
      "with noted as (insert into view_flush (id, flushed_at) values (:id, clock_timestamp()) on"
          + " conflict do nothing returning id), fresh as (select n.id, n.views from"
          + " unnest(cast(cast(:ids as varchar) as uuid[]), cast(cast(:counts as varchar) as"
          + " bigint[])) n(id, views) where exists (select from noted)), locked as (select c.id,"
          + " fresh.views from content c join fresh on fresh.id = c.id order by c.id for no key"
          + " update of c), added as (update content c set views = c.views + locked.views from"
          + " locked where c.id = locked.id returning 1) select count(*) from added";

  // Redis does not bring back what it held longer ago.
  private static final String FORGET =
      "with gone as (delete from view_flush where flushed_at < clock_timestamp() - interval '30"
          + " days' returning 1) select count(*) from gone";

  private static final String VIEWS =
      "select id, views from content where id = any (cast(cast(:ids as varchar) as uuid[])) and"
          + " published is not null and withdrawn_at is null and (expires_at is null or expires_at"
          + " > :now)";

  /** Adds a batch unless it was added before; says how many contents it changed. */
  Uni<Long> add(ViewBatch batch) {
    List<UUID> ids = new ArrayList<>();
    StringJoiner counts = new StringJoiner(",", "{", "}");
    batch
        .counts()
        .forEach(
            (id, count) -> {
              ids.add(id);
              counts.add(count.toString());
            });
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ADD, Long.class)
                    .setParameter("id", batch.id())
                    .setParameter("ids", UuidArray.of(ids))
                    .setParameter("counts", counts.toString())
                    .getSingleResult());
  }

  /** Forgets the names of old batches. */
  Uni<Long> forget() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(FORGET, Long.class).getSingleResult());
  }

  /** The sums of those contents that readers see. */
  Uni<Map<UUID, Long>> views(Collection<UUID> ids, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(VIEWS, Object[].class)
                    .setParameter("ids", UuidArray.of(ids))
                    .setParameter("now", now)
                    .getResultList())
        .map(ViewRepository::byId);
  }

  private static Map<UUID, Long> byId(List<Object[]> rows) {
    Map<UUID, Long> views = new HashMap<>();
    rows.forEach(row -> views.put((UUID) row[0], ((Number) row[1]).longValue()));
    return views;
  }
}
