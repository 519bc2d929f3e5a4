package org.gongkai.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
  /** Waits for its first attempt. */
  PENDING,
  /** Waits for an earlier one of the same content on the same channel. */
  WAITING,
  /** A worker is calling the channel. */
  SENDING,
  /** Waits for another attempt; the last one had no effect. */
  RETRY,
  /** It is done. */
  DELIVERED,
  /** The channel refused it for good, or every attempt failed; the editor must act. */
  REJECTED,
  /** An attempt may have taken effect; the channel is read before anything else is tried. */
  UNKNOWN,
  /** A worker is reading the channel to find out. */
  RECONCILING,
  /** A person has to do something about it. */
  MANUAL,
  /** A later one took its place before anything was sent. */
  SUPERSEDED
}
