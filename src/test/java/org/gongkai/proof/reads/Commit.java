package org.gongkai.proof.reads;

import java.time.Instant;

/**
 * A write that took effect at some moment between its sending and its acknowledgement.
 *
 * @param acknowledged {@link Instant#MAX} while nobody knows
 * @param instance through which it was written; {@link History#NO_INSTANCE} for one that a worker
 *     made
 */
record Commit(Instant sent, Instant acknowledged, int instance, Timeline shows) {

  @Override
  public String toString() {
    return "[" + sent + " to " + acknowledged + " through " + instance + ": " + shows + ']';
  }

  Commit acknowledgedAt(Instant at) {
    return new Commit(sent, at, instance, shows);
  }
}
