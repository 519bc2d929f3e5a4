package org.gongkai.platform.limit;

import java.time.Duration;

/**
 * A limit that a call counts against.
 *
 * @param name as clients read it, such as {@code login-address}
 * @param key names who is counted, without telling who it is
 * @param count calls, at least 1
 * @param per in which the whole count comes back
 */
record Quota(String name, String key, int count, Duration per) {

  /** One call's share of the time, in microseconds. */
  long interval() {
    return Math.max(1, per.toNanos() / 1_000 / count);
  }
}
