package org.gongkai.consultation;

/** What a decision about a window was. */
public enum WindowKind {
  /** The window was announced, with the first draft. */
  ANNOUNCED,
  /** The end was put off while the window had not ended. */
  EXTENDED,
  /** A new window was given after the end of the last one. */
  REOPENED
}
