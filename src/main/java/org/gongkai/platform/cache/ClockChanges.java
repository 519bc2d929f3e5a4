package org.gongkai.platform.cache;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Knows when something public changes by itself; each feature that has windows or ends has one. */
public interface ClockChanges {

  /** Time until the next change by the database's clock, in whole milliseconds; null for none. */
  Uni<@Nullable Duration> untilNext();
}
