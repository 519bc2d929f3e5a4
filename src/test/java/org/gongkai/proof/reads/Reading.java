package org.gongkai.proof.reads;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What an answer said about one thing.
 *
 * @param thing name of its {@link History}
 * @param seen what its state must match
 * @param instance which one answered
 * @param freshUntil until when the answer may be kept; {@code began} when it may not
 * @param address what was asked for
 */
record Reading(
    String thing,
    Pattern seen,
    int instance,
    Instant began,
    Instant ended,
    Instant freshUntil,
    String address) {

  Reading ofFreshUntil(Instant other) {
    return new Reading(thing, seen, instance, began, ended, other, address);
  }

  Reading ofSeen(Pattern other) {
    return new Reading(thing, other, instance, began, ended, freshUntil, address);
  }
}
