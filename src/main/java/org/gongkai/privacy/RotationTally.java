package org.gongkai.privacy;

import java.util.List;

/** Where the rotation of one column stands. Used by one run and never by two at once. */
final class RotationTally {

  private final SealedColumn column;
  private List<String> after = List.of();
  private long outdated;
  private long resealed;
  private long unreadable;

  RotationTally(SealedColumn column) {
    this.column = column;
  }

  SealedColumn column() {
    return column;
  }

  /** The key of the last row that was looked at. */
  List<String> after() {
    return after;
  }

  void found(List<SealedRow> rows) {
    outdated += rows.size();
    if (!rows.isEmpty()) {
      after = rows.get(rows.size() - 1).key();
    }
  }

  void resealed(long rows) {
    resealed += rows;
  }

  void unreadable(long rows) {
    unreadable += rows;
  }

  RotationReport report() {
    return new RotationReport(column.place(), outdated, resealed, unreadable);
  }
}
