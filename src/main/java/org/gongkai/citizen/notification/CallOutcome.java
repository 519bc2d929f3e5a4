package org.gongkai.citizen.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a call leads to.
 *
 * @param again when it waits for another try; null otherwise
 * @param platformId the platform's name of a message that was sent
 * @param detail for operators; nothing personal
 */
record CallOutcome(
    NotificationState state,
    Consent consent,
    @Nullable Instant again,
    @Nullable String platformId,
    @Nullable String detail) {

  /** What becomes of the consent that the message holds. */
  enum Consent {
    /** Used up. */
    USED,
    /** Not needed: it is good for another message. */
    GIVEN_BACK,
    /** The platform has none: neither has the ledger. */
    CLEARED
  }

  static CallOutcome sent(@Nullable String platformId) {
    return new CallOutcome(NotificationState.SENT, Consent.USED, null, platformId, null);
  }

  static CallOutcome failed(String detail) {
    return new CallOutcome(NotificationState.FAILED, Consent.GIVEN_BACK, null, null, detail);
  }

  static CallOutcome again(Instant at, String detail) {
    return new CallOutcome(NotificationState.WAITING, Consent.GIVEN_BACK, at, null, detail);
  }
}
