package org.gongkai.citizen;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message for a citizen.
 *
 * @param title at most 200 characters; longer ones are cut
 * @param text at most 2,000 characters; longer ones are cut
 * @param href address in the API of what it is about
 * @param subject title of what it is about, for what carries the message further; null for the
 *     message's own
 * @param outcome what it tells in a word; null for a message that nothing carries further
 */
public record NewMessage(
    UUID citizenId,
    InboxKind kind,
    String title,
    String text,
    @Nullable String href,
    @Nullable String subject,
    @Nullable ToldOutcome outcome) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "NewMessage[" + kind + "]";
  }
}
