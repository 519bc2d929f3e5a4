package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.gongkai.platform.cache.ClockChanges;
import org.jspecify.annotations.Nullable;

/** The next opening or closing of any window. */
@ApplicationScoped
public class ConsultationClockService implements ClockChanges {

  private static final String NEXT =
      "select cast(floor(extract(epoch from (min(at) - clock_timestamp())) * 1000) as bigint) from"
          + " (select min(opens_at) as at from consultation where opens_at > clock_timestamp()"
          + " union all select min(closes_at) from consultation where closes_at >"
          + " clock_timestamp()) next";

  @Override
  @WithSession
  public Uni<@Nullable Duration> untilNext() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(NEXT, Long.class).getSingleResultOrNull())
        .map(millis -> millis == null ? null : Duration.ofMillis(millis));
  }
}
