package org.gongkai.comment;

import org.jspecify.annotations.Nullable;

/**
 * Who comments, and what the public may read of it, as they are stored: name and telephone number
 * sealed, personal data masked.
 *
 * @param publicText the text without personal data
 * @param maskedKinds kinds of personal data that it leaves out, see {@link EnumNames}
 */
public record SealedIntake(
    RespondentType type,
    @Nullable String name,
    @Nullable String phone,
    String maskedName,
    String publicText,
    String maskedKinds) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "SealedIntake[" + type + "]";
  }
}
