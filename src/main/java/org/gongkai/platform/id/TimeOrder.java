package org.gongkai.platform.id;

import java.time.Instant;
import java.util.UUID;

/** Where instants stand among identifiers of {@link IdGenerator}. */
public final class TimeOrder {

  private TimeOrder() {}

  /** No identifier made at this instant or later is smaller. */
  public static UUID from(Instant instant) {
    return new UUID(Math.max(0, instant.toEpochMilli()) << 16, 0);
  }

  /** When an identifier was made, in whole milliseconds. */
  public static Instant of(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
