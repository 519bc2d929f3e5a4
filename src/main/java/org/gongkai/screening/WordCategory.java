package org.gongkai.screening;

/** Why a word is listed. */
public enum WordCategory {
  /** Insults and threats. */
  ABUSE,
  /** Advertising and enticement. */
  AD,
  /** Offers of what the law forbids. */
  ILLEGAL,
  /** Anything else that a moderator wants to see. */
  OTHER
}
