package org.gongkai.content;

/** How much a correction changes. */
public enum CorrectionKind {
  /** Wording; what is meant stays. */
  MINOR,
  /** What is meant. */
  MAJOR
}
