package org.gongkai.comment.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.consultation.ClauseRef;
import org.gongkai.consultation.EntryLeave;
import org.gongkai.platform.problem.ProblemLanguage;
import org.jspecify.annotations.Nullable;

/** Holds the rows of a table against the consultation, and keeps those that can be entered. */
final class BulkCheck {

  /** Most faults that are named; their number is told beside them. */
  static final int MAX_NAMED = 200;

  private final BulkSheet sheet;
  private final List<BulkRow.Bad> bad;
  private final List<Located> good = new ArrayList<>();

  private BulkCheck(BulkSheet sheet) {
    this.sheet = sheet;
    this.bad = new ArrayList<>(sheet.badRows());
  }

  /** A row whose clause is known. */
  record Located(BulkRow row, OfflineEntry entry, int version, String hash) {}

  /** Finds the clause of each row and checks its days. */
  static BulkCheck of(
      BulkSheet sheet, EntryLeave leave, BulkClauses clauses, OfflineComments comments) {
    BulkCheck check = new BulkCheck(sheet);
    for (BulkRow row : sheet.rows()) {
      List<EntryFault.Found> faults = new ArrayList<>(EntryPolicy.faults(row.entry(), leave));
      ClauseRef clause = clause(row, clauses, faults);
      if (!faults.isEmpty()) {
        check.bad.add(new BulkRow.Bad(row.number(), faults));
        continue;
      }
      OfflineEntry entry = row.entry().about(clause == null ? null : clause.id());
      int version = clause == null ? leave.draftNumber() : clause.version();
      check.good.add(new Located(row, entry, version, comments.hash(entry)));
    }
    return check;
  }

  private static @Nullable ClauseRef clause(
      BulkRow row, BulkClauses clauses, List<EntryFault.Found> faults) {
    if (row.clause().isEmpty()) {
      return null;
    }
    List<ClauseRef> found = clauses.find(row.clause());
    if (found.size() == 1) {
      return found.get(0);
    }
    EntryFault fault = found.isEmpty() ? EntryFault.CLAUSE_UNKNOWN : EntryFault.CLAUSE_AMBIGUOUS;
    faults.add(fault.in(BulkColumn.CLAUSE.field()));
    return null;
  }

  List<String> hashes() {
    return good.stream().map(Located::hash).distinct().toList();
  }

  /**
   * Takes out what repeats an earlier row or was entered before.
   *
   * @param known readable receipts by hash
   */
  void removeRepetitions(Map<String, String> known) {
    Map<String, Integer> first = new HashMap<>();
    good.removeIf(
        located -> {
          EntryFault.Found repeated = repeated(located, first, known);
          if (repeated != null) {
            bad.add(new BulkRow.Bad(located.row().number(), List.of(repeated)));
          }
          return repeated != null;
        });
  }

  private static EntryFault.@Nullable Found repeated(
      Located located, Map<String, Integer> first, Map<String, String> known) {
    String receipt = known.get(located.hash());
    if (receipt != null) {
      return EntryFault.ALREADY_ENTERED.in("", receipt);
    }
    Integer earlier = first.putIfAbsent(located.hash(), located.row().number());
    return earlier == null ? null : EntryFault.SAME_AS_ROW.in("", earlier);
  }

  boolean isGood() {
    return bad.isEmpty();
  }

  /** The rows that can be entered, in their order. */
  List<Located> rows() {
    return good;
  }

  /** Everything that was found. */
  BulkReportView report(ProblemLanguage language) {
    List<BulkErrorView> errors =
        bad.stream()
            .sorted(Comparator.comparingInt(BulkRow.Bad::number))
            .flatMap(row -> row.faults().stream().map(found -> error(row, found, language)))
            .toList();
    return new BulkReportView(
        sheet.rowCount(),
        good.size(),
        errors.size(),
        errors.subList(0, Math.min(errors.size(), MAX_NAMED)));
  }

  private BulkErrorView error(BulkRow.Bad row, EntryFault.Found found, ProblemLanguage language) {
    return new BulkErrorView(row.number(), sheet.heading(found.field()), found.message(language));
  }
}
