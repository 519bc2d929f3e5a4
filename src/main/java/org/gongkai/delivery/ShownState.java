package org.gongkai.delivery;

/** What a channel shows of a content, as far as we know. */
public enum ShownState {
  /** What was sent. */
  SHOWN,
  /** Another text than was sent. */
  ALTERED,
  /** A post that the platform keeps from readers. */
  BLOCKED,
  /** Nothing, though nobody here took it away. */
  GONE,
  /** Nothing, as it should. */
  REMOVED,
  /** A card or a message that leads to the tombstone. */
  CARD_REMAINS;

  /** Whether there is a post that can be changed or taken away. */
  public boolean isPosted() {
    return this == SHOWN || this == ALTERED || this == BLOCKED;
  }
}
