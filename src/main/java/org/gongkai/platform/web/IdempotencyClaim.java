package org.gongkai.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * The record of a write whose answer is known before it begins, for the statement that does the
 * work: it stores the record unless the key is taken.
 *
 * @param subject who sends it
 * @param key chosen by the sender
 * @param operation operation and the resource it acts on
 * @param hash of operation and request
 * @param status of the answer
 * @param location of what is made, or null
 * @param body of the answer, sealed
 */
public record IdempotencyClaim(
    String subject,
    String key,
    String operation,
    String hash,
    int status,
    @Nullable String location,
    String body) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "IdempotencyClaim[" + operation + "]";
  }
}
