package org.gongkai.comment.offline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gongkai.comment.CommentText;
import org.gongkai.comment.Respondent;
import org.gongkai.comment.RespondentType;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row and notes everything that is wrong with them. */
final class BulkCells {

  private static final Pattern PHONE = Pattern.compile(Respondent.PHONE);

  private final List<String> cells;
  private final Map<BulkColumn, Integer> columns;
  private final List<EntryFault.Found> faults = new ArrayList<>();

  BulkCells(List<String> cells, Map<BulkColumn, Integer> columns) {
    this.cells = cells;
    this.columns = columns;
  }

  /** The entry without its clause; null when something is wrong, see {@link #faults}. */
  @Nullable OfflineEntry entry() {
    OfflineSource source = required(BulkColumn.SOURCE, BulkWords::source, EntryFault.UNKNOWN_VALUE);
    String text = text();
    RespondentType type = required(BulkColumn.TYPE, BulkWords::type, EntryFault.UNKNOWN_VALUE);
    String name = limited(BulkColumn.NAME, Respondent.MAX_NAME);
    String phone = phone();
    Boolean consent = required(BulkColumn.CONSENT, BulkWords::consent, EntryFault.UNKNOWN_VALUE);
    LocalDate received = required(BulkColumn.RECEIVED, BulkWords::day, EntryFault.DATE_UNREADABLE);
    LocalDate postmarked =
        optional(BulkColumn.POSTMARKED, BulkWords::day, EntryFault.DATE_UNREADABLE);
    String archive = limited(BulkColumn.ARCHIVE, OfflineEntry.MAX_ARCHIVE_NUMBER);
    if (source == null || text == null || type == null || consent == null || received == null) {
      return null;
    }
    return faults.isEmpty()
        ? new OfflineEntry(
            source,
            null,
            text,
            new Respondent(type, name, phone),
            consent,
            received,
            postmarked,
            archive)
        : null;
  }

  List<EntryFault.Found> faults() {
    return faults;
  }

  /** A label or an id; empty for the whole draft. */
  String clause() {
    return cell(BulkColumn.CLAUSE);
  }

  private @Nullable String text() {
    try {
      return CommentText.accept(raw(BulkColumn.TEXT));
    } catch (ProblemException refused) {
      boolean isEmpty = refused.type() == ProblemType.COMMENT_TEXT_EMPTY;
      note(BulkColumn.TEXT, isEmpty ? EntryFault.TEXT_EMPTY : EntryFault.TEXT_TOO_LONG);
      return null;
    }
  }

  private @Nullable String phone() {
    String phone = cell(BulkColumn.PHONE);
    if (phone.isEmpty()) {
      return null;
    }
    if (!PHONE.matcher(phone).matches()) {
      note(BulkColumn.PHONE, EntryFault.PHONE_UNREADABLE);
    }
    return phone;
  }

  private @Nullable String limited(BulkColumn column, int most) {
    String cell = cell(column);
    if (cell.length() > most) {
      faults.add(EntryFault.TOO_LONG.in(column.field(), most));
    }
    return cell.isEmpty() ? null : cell;
  }

  private <T> @Nullable T required(
      BulkColumn column, Function<String, @Nullable T> reader, EntryFault otherwise) {
    if (cell(column).isEmpty()) {
      note(column, EntryFault.REQUIRED);
      return null;
    }
    return optional(column, reader, otherwise);
  }

  private <T> @Nullable T optional(
      BulkColumn column, Function<String, @Nullable T> reader, EntryFault otherwise) {
    String cell = cell(column);
    if (cell.isEmpty()) {
      return null;
    }
    T read = reader.apply(cell);
    if (read == null) {
      note(column, otherwise);
    }
    return read;
  }

  private void note(BulkColumn column, EntryFault fault) {
    faults.add(fault.in(column.field(), CommentText.MAX));
  }

  private String cell(BulkColumn column) {
    return raw(column).strip();
  }

  private String raw(BulkColumn column) {
    Integer index = columns.get(column);
    return index == null ? "" : cells.get(index);
  }
}
