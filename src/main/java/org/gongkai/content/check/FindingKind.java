package org.gongkai.content.check;

/** What the check of a content looks for. */
public enum FindingKind {
  /** A word of the list for which a person reads a text before it is shown. */
  SENSITIVE_WORD,
  /** A telephone number, an identity number, a private address and the like. */
  PERSONAL_DATA,
  /** A term, office or place that is often written wrongly. */
  COMMON_MISTAKE,
  /** An image that does not say what it shows. */
  MISSING_ALT,
  /** An address that leads nowhere. */
  BROKEN_LINK,
  /** Something that an intended channel does not take. */
  CHANNEL_LIMIT,
  /** A file beside the text that is not in the media store. */
  MISSING_ATTACHMENT
}
