package org.gongkai.platform.limit;

/**
 * What is left of a quota after a call was counted or refused.
 *
 * @param remaining calls that are possible at once
 * @param retryMicros until one more call is possible; 0 when this one was
 * @param resetMicros until the whole count is there again
 */
record Count(Quota quota, long remaining, long retryMicros, long resetMicros) {

  private static final long SECOND = 1_000_000;

  boolean refused() {
    return retryMicros > 0;
  }

  /** Whole seconds, never too few. */
  long retrySeconds() {
    return (retryMicros + SECOND - 1) / SECOND;
  }

  /** An item of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-09, section 3). */
  String policy() {
    long window = Math.max(1, quota.per().toSeconds());
    return "\"%s\";q=%d;w=%d".formatted(quota.name(), quota.count(), window);
  }

  /** An item of {@code RateLimit} (the same, section 4). */
  String state() {
    long reset = (resetMicros + SECOND - 1) / SECOND;
    return "\"%s\";r=%d;t=%d".formatted(quota.name(), remaining, reset);
  }
}
