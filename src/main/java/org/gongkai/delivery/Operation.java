package org.gongkai.delivery;

/** What a delivery is to bring about. */
public enum Operation {
  /** The channel shows the version. */
  PUBLISH,
  /** The channel shows nothing of the content. */
  WITHDRAW
}
