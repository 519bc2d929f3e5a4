package org.gongkai.consultation.draft;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a table as plain text. */
public final class TableText {

  private static final String BETWEEN_CELLS = "｜";

  private TableText() {}

  /** One line per row; a cell of several lines is written on one. */
  public static String of(List<List<String>> table) {
    return table.stream().map(TableText::row).collect(Collectors.joining("\n"));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace('\n', ' '))
        .collect(Collectors.joining(BETWEEN_CELLS));
  }
}
