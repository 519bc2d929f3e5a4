package org.gongkai.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a member of staff makes of a thing, told by what the thing was before and is
 * after.
 *
 * @param actor the token's subject
 * @param action the operation as the contract names it
 * @param subject what it is done to, for example {@code decision}
 * @param reason why, where the actor must say so; of a longer one the first 500 characters
 * @param before as staff saw it; null for what was not there
 * @param after as staff see it now; null for what is gone
 */
public record AuditedChange(
    String actor,
    String action,
    String subject,
    UUID subjectId,
    @Nullable String reason,
    @Nullable Object before,
    @Nullable Object after) {

  private static final int LONGEST_REASON = 500;

  /** Cuts a long reason. */
  public AuditedChange {
    if (reason != null && reason.length() > LONGEST_REASON) {
      boolean inPair = Character.isHighSurrogate(reason.charAt(LONGEST_REASON - 1));
      reason = reason.substring(0, inPair ? LONGEST_REASON - 1 : LONGEST_REASON);
    }
  }

  /** A thing that came to be. */
  public static AuditedChange made(
      String actor, String action, String subject, UUID subjectId, Object after) {
    return new AuditedChange(actor, action, subject, subjectId, null, null, after);
  }

  /**
   * The identifier under which a thing stands in the trail that has a name instead of one: always
   * the same for a name (RFC 9562, version 3).
   */
  public static UUID idOf(String subject, String name) {
    return UUID.nameUUIDFromBytes((subject + ':' + name).getBytes(UTF_8));
  }
}
