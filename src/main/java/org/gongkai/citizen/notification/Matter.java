package org.gongkai.citizen.notification;

import java.time.Instant;
import java.util.UUID;
import org.gongkai.citizen.ToldOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a notification tells.
 *
 * @param messageId of the inbox message
 * @param title of what it is about
 * @param at when it was told
 * @param href address in the API of what it is about
 */
record Matter(
    UUID messageId, String title, ToldOutcome outcome, Instant at, @Nullable String href) {

  private static final String RECEIPTS = "/v1/receipts/";

  /** The comment's receipt; empty when the message does not know it. */
  String receipt() {
    return href != null && href.startsWith(RECEIPTS) ? href.substring(RECEIPTS.length()) : "";
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "Matter[" + messageId + "]";
  }
}
