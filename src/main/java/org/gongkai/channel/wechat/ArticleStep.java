package org.gongkai.channel.wechat;

/** How far a content is on its way to an official account. */
public enum ArticleStep {
  /** A draft is being added or changed: it may be there. Readers see nothing. */
  DRAFTING,
  /** The draft is there. */
  DRAFTED,
  /** The draft is being submitted or sent: whether the platform took it is not known. */
  SUBMITTING,
  /** The platform took it and works on it. */
  SUBMITTED,
  /** Readers see it. */
  PUBLISHED,
  /** The platform refused it after it had taken it. */
  FAILED,
  /** It was deleted or blocked. */
  DELETED
}
