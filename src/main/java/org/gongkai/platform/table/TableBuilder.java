package org.gongkai.platform.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.platform.table.TableException.Reason;
import org.jspecify.annotations.Nullable;

/** Takes rows one after the other and keeps them within the limits of {@link TableReader}. */
final class TableBuilder {

  private final List<TableRow> rows = new ArrayList<>();
  private @Nullable TableRow heading;
  private int characters;

  /**
   * Adds a row.
   *
   * @param number higher than those before
   */
  void add(int number, List<String> cells) {
    int width = width(cells);
    if (width == 0) {
      return;
    }
    requireLimits(number, cells, width);
    if (heading == null) {
      heading = heading(number, cells.subList(0, width));
    } else {
      rows.add(row(heading, number, cells, width));
    }
  }

  Table build() {
    if (heading == null) {
      throw new TableException(Reason.EMPTY);
    }
    int last = rows.isEmpty() ? heading.number() : rows.get(rows.size() - 1).number();
    return new Table(heading, rows, last - heading.number() - rows.size());
  }

  private void requireLimits(int number, List<String> cells, int width) {
    if (width > TableReader.MAX_COLUMNS) {
      throw new TableException(Reason.TOO_MANY_COLUMNS, number, width);
    }
    if (rows.size() == TableReader.MAX_ROWS) {
      throw new TableException(Reason.TOO_MANY_ROWS, number, 0);
    }
    for (int i = 0; i < width; i++) {
      int length = cells.get(i).length();
      if (length > TableReader.MAX_CELL) {
        throw new TableException(Reason.CELL_TOO_LONG, number, i + 1);
      }
      characters += length;
    }
    // One text of a workbook may stand in any number of its cells.
    if (characters > TableReader.MAX_BYTES) {
      throw new TableException(Reason.FILE_TOO_LARGE, number, 0);
    }
  }

  private static TableRow heading(int number, List<String> cells) {
    List<String> names = cells.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
        throw new TableException(Reason.HEADING_TWICE, number, i + 1);
      }
    }
    return new TableRow(number, names);
  }

  private static TableRow row(TableRow heading, int number, List<String> cells, int width) {
    List<String> row = new ArrayList<>(cells.subList(0, Math.min(width, heading.cells().size())));
    for (int i = 0; i < width; i++) {
      boolean named = i < row.size() && !heading.cells().get(i).isEmpty();
      if (!named && !cells.get(i).isBlank()) {
        throw new TableException(Reason.CELL_WITHOUT_HEADING, number, i + 1);
      }
    }
    while (row.size() < heading.cells().size()) {
      row.add("");
    }
    return new TableRow(number, row);
  }

  /** Where the words of a row end. */
  private static int width(List<String> cells) {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }
}
