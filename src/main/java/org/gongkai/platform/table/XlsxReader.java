package org.gongkai.platform.table;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.platform.office.OfficeFileException;
import org.gongkai.platform.office.OfficeLinks;
import org.gongkai.platform.office.OfficePackage;
import org.gongkai.platform.office.XmlCursor;
import org.gongkai.platform.table.TableException.Reason;
import org.jspecify.annotations.Nullable;

/** Reads a table from the first sheet of a workbook that is not hidden. */
final class XlsxReader {

  private static final int MOST_ROWS = 1_048_576;

  private final OfficePackage file;
  private final TableBuilder table = new TableBuilder();
  private boolean from1904;

  private XlsxReader(OfficePackage file) {
    this.file = file;
  }

  static Table read(byte[] bytes) {
    try {
      return new XlsxReader(OfficePackage.open(bytes)).read();
    } catch (OfficeFileException refused) {
      throw new TableException(reason(refused.reason()), 0, 0, refused);
    }
  }

  private static Reason reason(OfficeFileException.Reason reason) {
    return switch (reason) {
      case UNREADABLE_FILE -> Reason.UNREADABLE_FILE;
      case UNSAFE_FILE -> Reason.UNSAFE_FILE;
      case CONTAINS_MACROS -> Reason.CONTAINS_MACROS;
    };
  }

  private Table read() {
    String workbook = required(OfficeLinks.of(file, "").part("officeDocument"));
    OfficeLinks links = OfficeLinks.of(file, workbook);
    String sheet = sheet(links, file.part(workbook));
    XmlCursor styles = linked(links, "styles");
    XmlCursor strings = linked(links, "sharedStrings");
    readRows(
        file.part(sheet),
        new XlsxCells(
            strings == null ? List.of() : XlsxStrings.read(strings),
            styles == null ? XlsxDates.NONE : XlsxDates.read(styles, from1904)));
    return table.build();
  }

  /** The part of the first sheet that is shown. */
  private String sheet(OfficeLinks links, XmlCursor workbook) {
    String shown = null;
    while (workbook.next(0)) {
      switch (workbook.name()) {
        case "workbookPr" -> from1904 = isTrue(workbook.text("date1904"));
        case "sheet" -> {
          if (shown == null && !workbook.text("state").endsWith("idden")) {
            shown = workbook.text("id");
          }
        }
        default -> {
          // Nothing that changes what a cell means.
        }
      }
    }
    return required(shown == null ? null : links.target(shown));
  }

  private void readRows(XmlCursor sheet, XlsxCells cells) {
    int number = 0;
    while (sheet.next(0)) {
      if (sheet.name().equals("row")) {
        int given = rowNumber(sheet.text("r"), number + 1);
        if (given <= number) {
          throw new TableException(Reason.UNREADABLE_FILE, given, 0);
        }
        number = given;
        table.add(number, row(sheet, cells, number));
      }
    }
  }

  private static List<String> row(XmlCursor sheet, XlsxCells cells, int number) {
    List<String> row = new ArrayList<>();
    int next = 0;
    int depth = sheet.depth();
    while (sheet.next(depth)) {
      if (sheet.name().equals("c")) {
        int column = sheet.attribute("r") == null ? next : CellName.column(sheet.text("r"));
        if (column < next) {
          throw new TableException(Reason.UNREADABLE_FILE, number, 0);
        }
        next = column + 1;
        put(row, column, cells.read(sheet, number, column + 1), number);
      }
    }
    return row;
  }

  private static void put(List<String> row, int column, String cell, int number) {
    if (cell.isBlank()) {
      return;
    }
    if (column >= TableReader.MAX_COLUMNS) {
      throw new TableException(Reason.TOO_MANY_COLUMNS, number, column + 1);
    }
    while (row.size() < column) {
      row.add("");
    }
    row.add(cell);
  }

  private static int rowNumber(String given, int otherwise) {
    if (given.isEmpty()) {
      return otherwise;
    }
    int number = Digits.parse(given);
    if (number < 1 || number > MOST_ROWS) {
      throw new TableException(Reason.UNREADABLE_FILE);
    }
    return number;
  }

  private @Nullable XmlCursor linked(OfficeLinks links, String type) {
    String part = links.part(type);
    return part == null ? null : file.part(part);
  }

  private static String required(@Nullable String part) {
    if (part == null) {
      throw new TableException(Reason.UNREADABLE_FILE);
    }
    return part;
  }

  private static boolean isTrue(String flag) {
    return flag.equals("1") || flag.equals("true");
  }
}
