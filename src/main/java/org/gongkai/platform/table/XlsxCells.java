package org.gongkai.platform.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.gongkai.platform.office.XmlCursor;
import org.gongkai.platform.table.TableException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads cells of a workbook as the texts that people mean by them. Of a formula the result that the
 * file holds is taken; nothing is calculated.
 */
final class XlsxCells {

  /** The digits that Excel keeps of a number. */
  private static final MathContext EXCEL = new MathContext(15);

  /** Largest exponent of a number of eight bytes. */
  private static final int MOST_PLACES = 308;

  private static final int LONGEST_NUMBER = 400;

  private final List<String> strings;
  private final XlsxDates dates;

  XlsxCells(List<String> strings, XlsxDates dates) {
    this.strings = strings;
    this.dates = dates;
  }

  /** Reads the cell at which the cursor is; an empty text when there is nothing in it. */
  String read(XmlCursor sheet, int row, int column) {
    String type = sheet.text("t");
    String style = sheet.text("s");
    boolean formula = false;
    String value = null;
    int depth = sheet.depth();
    while (sheet.next(depth)) {
      switch (sheet.name()) {
        case "f" -> {
          formula = true;
          sheet.skip();
        }
        case "v" -> value = sheet.words();
        case "is" -> value = XlsxStrings.text(sheet);
        default -> {
          // Extensions.
        }
      }
    }
    if (value == null && formula) {
      throw new TableException(Reason.FORMULA_WITHOUT_RESULT, row, column);
    }
    return text(type, style, value, row, column);
  }

  private String text(String type, String style, @Nullable String value, int row, int column) {
    if (value == null) {
      return "";
    }
    return switch (type) {
      case "s" -> shared(value, row, column);
      case "str" -> XlsxText.decoded(value);
      case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
      case "inlineStr", "e", "d" -> value;
      default -> number(style, value.strip(), row, column);
    };
  }

  private String shared(String value, int row, int column) {
    int index = Digits.parse(value.strip());
    if (index < 0 || index >= strings.size()) {
      throw new TableException(Reason.UNREADABLE_FILE, row, column);
    }
    return strings.get(index);
  }

  private String number(String style, String value, int row, int column) {
    if (value.isEmpty()) {
      return "";
    }
    BigDecimal number = parsed(value, row, column);
    String date = dates.text(style, number);
    if (date != null) {
      return date;
    }
    // An identity number typed as a number has lost its last digits when the workbook was made.
    if (number.precision() - number.scale() > EXCEL.getPrecision()) {
      throw new TableException(Reason.DIGITS_LOST, row, column);
    }
    return number.signum() == 0 ? "0" : number.round(EXCEL).stripTrailingZeros().toPlainString();
  }

  private static BigDecimal parsed(String value, int row, int column) {
    try {
      BigDecimal number = value.length() > LONGEST_NUMBER ? null : new BigDecimal(value);
      // Written out, a number with a made-up exponent would fill the memory.
      if (number != null && Math.abs((long) number.scale()) <= MOST_PLACES + 20) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new TableException(Reason.UNREADABLE_FILE, row, column, e);
    }
    throw new TableException(Reason.UNREADABLE_FILE, row, column);
  }
}
