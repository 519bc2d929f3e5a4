package org.gongkai.platform.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table that is written.
 *
 * @param <R> what a row is made of
 */
public final class TableColumn<R> {

  private final String name;
  private final String heading;
  private final ColumnKind kind;
  private final Function<R, @Nullable String> cell;

  private TableColumn(
      String name, String heading, ColumnKind kind, Function<R, @Nullable String> cell) {
    this.name = name;
    this.heading = heading;
    this.kind = kind;
    this.cell = cell;
  }

  /**
   * A column of words.
   *
   * @param name the key in NDJSON, in camelCase
   * @param heading what people read above the column
   * @param value gives the cell of a row, null for none
   */
  public static <R> TableColumn<R> text(
      String name, String heading, Function<R, @Nullable String> value) {
    return of(name, heading, ColumnKind.TEXT, value, TableColumn::wellFormed);
  }

  /** A column of whole or decimal numbers; see {@link #text}. */
  public static <R> TableColumn<R> number(
      String name, String heading, Function<R, @Nullable Number> value) {
    return of(name, heading, ColumnKind.NUMBER, value, TableColumn::plain);
  }

  /** A column of instants; see {@link #text}. */
  public static <R> TableColumn<R> instant(
      String name, String heading, Function<R, @Nullable Instant> value) {
    return of(name, heading, ColumnKind.INSTANT, value, Times::format);
  }

  /** A column of days; see {@link #text}. */
  public static <R> TableColumn<R> date(
      String name, String heading, Function<R, @Nullable LocalDate> value) {
    return of(name, heading, ColumnKind.DATE, value, LocalDate::toString);
  }

  /** A column of yes and no; see {@link #text}. */
  public static <R> TableColumn<R> bool(
      String name, String heading, Function<R, @Nullable Boolean> value) {
    return of(name, heading, ColumnKind.BOOLEAN, value, flag -> flag.toString());
  }

  /** The key of the column in NDJSON. */
  public String name() {
    return name;
  }

  /** What people read above the column. */
  public String heading() {
    return heading;
  }

  /** What the cells hold. */
  public ColumnKind kind() {
    return kind;
  }

  /** The cell of a row in its canonical form; null for an empty one. */
  @Nullable String cell(R row) {
    return cell.apply(row);
  }

  private static <R, T> TableColumn<R> of(
      String name,
      String heading,
      ColumnKind kind,
      Function<R, @Nullable T> value,
      Function<T, String> canonical) {
    return new TableColumn<>(
        name,
        heading,
        kind,
        row -> {
          T found = value.apply(row);
          return found == null ? null : canonical.apply(found);
        });
  }

  private static String plain(Number number) {
    // Text is the one way that no kind of number loses anything on.
    return new BigDecimal(number.toString()).toPlainString();
  }

  /** JSON refuses half a surrogate pair, the other formats lose it. */
  private static String wellFormed(String text) {
    if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
