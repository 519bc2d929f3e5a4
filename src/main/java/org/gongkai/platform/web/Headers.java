package org.gongkai.platform.web;

/** Names of headers that many operations take. */
public final class Headers {

  /** Chosen by the client for each write and kept over its repetitions. */
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** Names the version that a change is made on. */
  public static final String IF_MATCH = "If-Match";

  /** Names the answers that the client has. */
  public static final String IF_NONE_MATCH = "If-None-Match";

  private Headers() {}
}
