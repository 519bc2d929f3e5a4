package org.gongkai.delivery;

/** What a person says of a delivery that waits for one. */
public enum ResolutionOutcome {
  /** The channel shows it, at an address. */
  POSTED,
  /** The call of unknown outcome had no effect. */
  NOT_POSTED,
  /** The channel shows nothing of it any more. */
  REMOVED,
  /** The channel shows a card that leads to the tombstone, and that stays. */
  CARD_REMAINS,
  /** It is to be sent again. */
  RETRY,
  /** It is not pursued any further. */
  GIVE_UP
}
