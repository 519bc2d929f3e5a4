package org.gongkai.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a content that was public came to be public no more.
 *
 * @param at since when
 * @param reason for readers
 */
record Departure(Instant at, String reason) {

  private static final String EXPIRED = "已过有效期";
  private static final String MOVED = "已移至其他栏目";

  /**
   * What ended a content's time; null while readers see it. The clock decides about its expiry, not
   * the job that notes it.
   */
  static @Nullable Departure of(ContentEntity content, Instant now) {
    Instant withdrawn = content.withdrawnAt;
    if (withdrawn != null) {
      String reason = content.withdrawalReason;
      return new Departure(withdrawn, reason == null ? "" : reason);
    }
    Instant expires = content.expiresAt;
    return expires == null || expires.isAfter(now) ? null : new Departure(expires, EXPIRED);
  }

  /** A content that a list of one column does not hold any more. */
  static Departure moved(ContentEntity content) {
    return new Departure(content.changedAt, MOVED);
  }
}
