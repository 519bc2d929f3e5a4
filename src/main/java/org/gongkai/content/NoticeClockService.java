package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.gongkai.platform.cache.ClockChanges;
import org.jspecify.annotations.Nullable;

/** The next end of any notice's time. */
@ApplicationScoped
public class NoticeClockService implements ClockChanges {

  // The clock is asked once, so that the index by expiry is of use.
  private static final String NEXT =
      "select cast(floor(extract(epoch from (min(expires_at) - clock_timestamp())) * 1000) as"
          + " bigint) from content where withdrawn_at is null and expires_at > (select"
          + " clock_timestamp())";

  @Override
  @WithSession
  public Uni<@Nullable Duration> untilNext() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery(NEXT, Long.class).getSingleResultOrNull())
        .map(millis -> millis == null ? null : Duration.ofMillis(millis));
  }
}
