package org.gongkai.citizen;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message for a citizen.
 *
 * @param title at most 200 characters; longer ones are cut
 * @param text at most 2,000 characters; longer ones are cut
 * @param href address in the API of what it is about
 */
public record NewMessage(
    UUID citizenId, InboxKind kind, String title, String text, @Nullable String href) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "NewMessage[" + kind + "]";
  }
}
