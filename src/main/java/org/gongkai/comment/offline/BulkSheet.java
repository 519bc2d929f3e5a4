package org.gongkai.comment.offline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gongkai.comment.SealedIntake;
import org.gongkai.platform.table.Table;
import org.gongkai.platform.table.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * What a table of comments says, before anything is known of the consultation.
 *
 * @param rowCount how many rows there are below the heading
 * @param headings how each column is called in the table
 */
record BulkSheet(
    int rowCount, Map<BulkColumn, String> headings, List<BulkRow> rows, List<BulkRow.Bad> badRows) {

  /** Seals the respondent of an entry. */
  interface Sealer {
    SealedIntake seal(OfflineEntry entry);
  }

  /** Reads all rows; none of a table whose headings are wrong. */
  static BulkSheet of(Table table, Sealer sealer) {
    Map<BulkColumn, Integer> columns = new EnumMap<>(BulkColumn.class);
    Map<BulkColumn, String> headings = new EnumMap<>(BulkColumn.class);
    List<EntryFault.Found> faults = readHeading(table.heading().cells(), columns, headings);
    if (table.rows().isEmpty()) {
      faults.add(EntryFault.NO_ROWS.in(""));
    }
    List<BulkRow> rows = new ArrayList<>();
    List<BulkRow.Bad> bad = new ArrayList<>();
    if (!faults.isEmpty()) {
      bad.add(new BulkRow.Bad(table.heading().number(), faults));
    } else {
      table.rows().forEach(row -> read(row, columns, sealer, rows, bad));
    }
    return new BulkSheet(table.rows().size(), headings, rows, bad);
  }

  private static List<EntryFault.Found> readHeading(
      List<String> cells, Map<BulkColumn, Integer> columns, Map<BulkColumn, String> headings) {
    List<EntryFault.Found> faults = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      BulkColumn column = BulkColumn.of(cells.get(i));
      if (column == null) {
        if (!cells.get(i).isBlank()) {
          faults.add(EntryFault.COLUMN_UNKNOWN.in(cells.get(i)));
        }
      } else if (columns.putIfAbsent(column, i) == null) {
        headings.put(column, cells.get(i));
      } else {
        faults.add(EntryFault.COLUMN_TWICE.in(cells.get(i)));
      }
    }
    if (columns.isEmpty()) {
      // A table without a heading: what stands there is somebody's comment, not to be repeated.
      faults.clear();
    }
    BulkColumn.all().stream()
        .filter(column -> column.isMandatory() && !columns.containsKey(column))
        .forEach(missing -> faults.add(EntryFault.COLUMN_MISSING.in(missing.chinese())));
    return faults;
  }

  private static void read(
      TableRow row,
      Map<BulkColumn, Integer> columns,
      Sealer sealer,
      List<BulkRow> rows,
      List<BulkRow.Bad> bad) {
    BulkCells cells = new BulkCells(row.cells(), columns);
    OfflineEntry entry = cells.entry();
    if (entry == null) {
      bad.add(new BulkRow.Bad(row.number(), cells.faults()));
    } else {
      rows.add(new BulkRow(row.number(), cells.clause(), entry, sealer.seal(entry)));
    }
  }

  /** How the table calls the column of a field; null for a fault of the whole row. */
  @Nullable String heading(String field) {
    BulkColumn column = BulkColumn.of(field);
    if (column != null) {
      return headings.getOrDefault(column, field);
    }
    return field.isEmpty() ? null : field;
  }
}
