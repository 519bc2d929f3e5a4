package org.gongkai.calendar;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.scope.Units;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DeadlineRepository implements PanacheRepositoryBase<DeadlineEntity, UUID> {

  /** The deadline of a subject, locked until the transaction ends. */
  Uni<@Nullable DeadlineEntity> findForUpdate(DeadlineKind kind, UUID subjectId) {
    return find("kind = ?1 and subjectId = ?2", kind, subjectId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  /** Those not met whose days or reminders may fall in a period, locked in one order. */
  Uni<List<DeadlineEntity>> openBetween(LocalDate first, LocalDate last) {
    return find("metAt is null and fromDay <= ?2 and dueDay >= ?1 order by id", first, last)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /**
   * Those of some units, the earliest first.
   *
   * @param stage null for all that are not met
   * @param after excludes itself and all before it
   */
  Uni<List<DeadlineEntity>> page(
      Units units, @Nullable DeadlineStage stage, Instant now, @Nullable UUID after, int rows) {
    Map<String, Object> parameters = new HashMap<>();
    String query = stage == null ? "d.metAt is null" : condition(stage);
    if (!units.all()) {
      query += " and d.unit in :units";
      parameters.put("units", units.names());
    }
    if (query.contains(":now")) {
      parameters.put("now", now);
    }
    if (query.contains(":today")) {
      parameters.put("today", now.atZone(Times.SHANGHAI).toLocalDate());
    }
    if (after != null) {
      query +=
          " and exists (select 1 from DeadlineEntity a where a.id = :after"
              + " and (d.dueAt > a.dueAt or (d.dueAt = a.dueAt and d.id > a.id)))";
      parameters.put("after", after);
    }
    return find("from DeadlineEntity d where " + query + " order by d.dueAt, d.id", parameters)
        .page(0, rows)
        .list();
  }

  private static String condition(DeadlineStage stage) {
    String open = "d.metAt is null and d.dueAt > :now and ";
    return switch (stage) {
      case RUNNING -> open + "d.firstReminder > :today";
      case REMINDED -> open + "d.firstReminder <= :today and d.secondReminder > :today";
      case URGENT -> open + "d.secondReminder <= :today";
      case OVERDUE -> "d.metAt is null and d.dueAt <= :now";
      case MET -> "d.metAt is not null";
    };
  }
}
