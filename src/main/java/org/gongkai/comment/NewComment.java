package org.gongkai.comment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every comment has when it comes in, whatever the way.
 *
 * @param version of the draft
 * @param clauseId null for the whole draft
 * @param text as {@link CommentText} accepted it
 * @param at when it came in, on the database's clock
 * @param repetitionHash see {@link Repetitions}
 */
public record NewComment(
    UUID consultationId,
    int version,
    @Nullable UUID clauseId,
    CommentSource source,
    String text,
    SealedIntake respondent,
    boolean publishConsent,
    Instant at,
    String repetitionHash) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "NewComment[" + source + "]";
  }
}
