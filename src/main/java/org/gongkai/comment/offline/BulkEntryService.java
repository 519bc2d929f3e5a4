package org.gongkai.comment.offline;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.Comments;
import org.gongkai.consultation.AdmissionService;
import org.gongkai.consultation.DraftService;
import org.gongkai.consultation.EntryLeave;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemLanguage;
import org.gongkai.platform.problem.ProblemType;

/** Clerks enter comments, a table at a time: every row or none. */
@ApplicationScoped
public class BulkEntryService {

  private final AdmissionService admissions;
  private final DraftService drafts;
  private final OfflineComments offline;
  private final Comments comments;
  private final EntryRepository entries;
  private final AuditService audit;
  private final IdGenerator ids;

  BulkEntryService(
      AdmissionService admissions,
      DraftService drafts,
      OfflineComments offline,
      Comments comments,
      EntryRepository entries,
      AuditService audit,
      IdGenerator ids) {
    this.admissions = admissions;
    this.drafts = drafts;
    this.offline = offline;
    this.comments = comments;
    this.entries = entries;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * Says what entering the table would come to, and enters nothing.
   *
   * @throws ProblemException (in the Uni) as {@link AdmissionService#admitEntry}
   */
  @WithTransaction
  Uni<BulkReportView> rehearse(UUID consultationId, BulkSheet sheet, ProblemLanguage language) {
    return admissions
        .admitEntry(consultationId)
        .chain(leave -> check(consultationId, sheet, leave))
        .map(check -> check.report(language));
  }

  /**
   * Enters every row of the table, each with its receipt and its check; none when one is bad.
   *
   * @param digest of the file, for the record
   * @throws ProblemException (in the Uni) {@link ProblemType#BULK_ROWS_INVALID} with the faults, or
   *     as {@link AdmissionService#admitEntry}
   */
  @WithTransaction
  Uni<BulkEnteredView> enter(
      UUID consultationId, BulkSheet sheet, String digest, ProblemLanguage language, String by) {
    return admissions
        .admitEntry(consultationId)
        .call(() -> entries.lock(consultationId))
        .chain(
            leave ->
                check(consultationId, sheet, leave)
                    .invoke(check -> requireGood(check, language))
                    .chain(check -> store(consultationId, check, leave, by)))
        .call(entered -> audit.record(action(consultationId, entered, digest, by)));
  }

  private Uni<BulkCheck> check(UUID consultationId, BulkSheet sheet, EntryLeave leave) {
    return clauses(consultationId, sheet, leave)
        .map(clauses -> BulkCheck.of(sheet, leave, clauses, offline))
        .call(
            check ->
                entries
                    .known(consultationId, check.hashes())
                    .invoke(known -> check.removeRepetitions(readable(known))));
  }

  private Uni<BulkClauses> clauses(UUID consultationId, BulkSheet sheet, EntryLeave leave) {
    List<UUID> named =
        sheet.rows().stream()
            .map(row -> BulkClauses.id(row.clause()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return drafts
        .clauseRefs(consultationId, leave.draftNumber())
        .chain(
            present ->
                drafts
                    .publicClauses(consultationId, named)
                    .map(found -> new BulkClauses(present, found)));
  }

  private static void requireGood(BulkCheck check, ProblemLanguage language) {
    if (!check.isGood()) {
      BulkReportView report = check.report(language);
      throw new ProblemException(ProblemType.BULK_ROWS_INVALID, report.errorCount())
          .with("errors", report.errors());
    }
  }

  private Uni<BulkEnteredView> store(
      UUID consultationId, BulkCheck check, EntryLeave leave, String by) {
    // Identifiers of one millisecond are in no order; lists keep that of the file.
    List<UUID> ascending = Stream.generate(ids::next).limit(check.rows().size()).sorted().toList();
    List<CommentEntity> made = new ArrayList<>();
    List<BulkEnteredView.RowReceipt> receipts = new ArrayList<>();
    for (BulkCheck.Located located : check.rows()) {
      CommentEntity comment =
          offline.make(
              consultationId,
              located.version(),
              located.entry(),
              located.row().respondent(),
              located.hash(),
              leave,
              by);
      comment.id = ascending.get(made.size());
      made.add(comment);
      receipts.add(
          new BulkEnteredView.RowReceipt(located.row().number(), Comments.receipt(comment)));
    }
    int late = (int) made.stream().filter(comment -> comment.late).count();
    return comments.persist(made).replaceWith(new BulkEnteredView(made.size(), late, receipts));
  }

  private static Map<String, String> readable(Map<String, String> known) {
    Map<String, String> receipts = new HashMap<>();
    known.forEach((hash, receipt) -> receipts.put(hash, Comments.readable(receipt)));
    return receipts;
  }

  private static AuditedAction action(
      UUID consultationId, BulkEnteredView entered, String digest, String by) {
    return new AuditedAction(
        by,
        "enterComments",
        "consultation",
        consultationId,
        null,
        Map.of("entered", entered.entered(), "late", entered.late(), "sha256", digest));
  }
}
