package org.gongkai.calendar;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class CalendarYearRepository implements PanacheRepositoryBase<CalendarYearEntity, Integer> {

  private static final String LOCK =
      "select cast(pg_advisory_xact_lock(hashtextextended('calendar', 0)) as varchar)";
  private static final String HOLD =
      "select cast(pg_advisory_xact_lock_shared(hashtextextended('calendar', 0)) as varchar)";

  /** Years with their days, each year as one statement saw it. */
  Uni<List<CalendarYearEntity>> between(int first, int last) {
    return list(
        "from CalendarYearEntity y left join fetch y.days d where y.year between ?1 and ?2 order by"
            + " y.year, d.day",
        first,
        last);
  }

  /** Every year there is data of; a handful. */
  Uni<List<CalendarYearEntity>> allYears() {
    return list("from CalendarYearEntity y left join fetch y.days d order by y.year, d.day");
  }

  /** Lets no other transaction change the calendar, or count by it, until this one ends. */
  Uni<Void> lock() {
    return take(LOCK);
  }

  /** Lets no other transaction change the calendar until this one ends. */
  Uni<Void> hold() {
    return take(HOLD);
  }

  private static Uni<Void> take(String lock) {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(lock, String.class).getSingleResult())
        .replaceWithVoid();
  }
}
