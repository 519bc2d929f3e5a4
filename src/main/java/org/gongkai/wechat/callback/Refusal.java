package org.gongkai.wechat.callback;

/** Why a callback is refused: for our log, never for its sender. */
enum Refusal {
  /** The account has no token: it takes no callbacks. */
  NO_TOKEN,
  /** Timestamp absent, unreadable, or too far from our clock. */
  TIMESTAMP,
  /** Signature absent or wrong. */
  SIGNATURE,
  /** The body is no text, or neither XML nor JSON. */
  UNREADABLE,
  /** A plain message where only encrypted ones are taken, or the other way round. */
  MODE,
  /** It cannot be decrypted, or is for another account. */
  ENCRYPTION,
  /** The signature was used with another content. */
  REUSED
}
