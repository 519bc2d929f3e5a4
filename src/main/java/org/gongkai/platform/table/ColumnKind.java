package org.gongkai.platform.table;

/** What the cells of a column hold, and how each is written in the canonical form. */
public enum ColumnKind {
  /** Words; halves of surrogate pairs become U+FFFD, so that every format can hold them. */
  TEXT,
  /** A number as plain decimal digits, never with an exponent. */
  NUMBER,
  /** An instant as RFC 3339 with the offset {@code +08:00}, to the millisecond. */
  INSTANT,
  /** A day as {@code 2026-03-01}. */
  DATE,
  /** {@code true} or {@code false}. */
  BOOLEAN
}
