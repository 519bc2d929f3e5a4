package org.gongkai.delivery;

/** What a platform does differently from what it should. */
public enum IncidentKind {
  /** The post is gone. */
  DELETED,
  /** The platform keeps the post from readers. */
  BLOCKED,
  /** The post reads otherwise than what was sent. */
  ALTERED,
  /** The post is there though it was withdrawn. */
  STILL_SHOWN
}
