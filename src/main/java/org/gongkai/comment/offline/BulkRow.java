package org.gongkai.comment.offline;

import java.util.List;
import org.gongkai.comment.SealedIntake;

/**
 * A row of a table that can be entered as far as the row itself tells.
 *
 * @param number as a spreadsheet counts it, from 1
 * @param clause what it says of its clause, a label or an id; empty for the whole draft
 * @param entry without its clause
 */
record BulkRow(int number, String clause, OfflineEntry entry, SealedIntake respondent) {

  /** A row that cannot be entered. */
  record Bad(int number, List<EntryFault.Found> faults) {}

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "BulkRow[" + number + "]";
  }
}
