package org.gongkai.comment.export;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditEntryView;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.table.ExportSummary;
import org.jspecify.annotations.Nullable;

/** Exports in the audit trail, and the rows of them. */
@ApplicationScoped
public class ExportService {

  static final String BEGIN = "exportComments";
  static final String COMPLETE = "completeExport";
  static final String BREAK_OFF = "breakOffExport";

  private static final String SUBJECT = "export";

  private final ExportRepository rows;
  private final ConsultationService consultations;
  private final AuditService audit;

  ExportService(ExportRepository rows, ConsultationService consultations, AuditService audit) {
    this.rows = rows;
    this.consultations = consultations;
    this.audit = audit;
  }

  /**
   * Notes an export before anything of it is read.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithTransaction
  Uni<Export> begin(ExportOrder order, String by) {
    AuditedAction action =
        new AuditedAction(
            by, BEGIN, "consultation", order.consultationId(), order.purpose(), order.detail());
    return consultations
        .forStaff(order.consultationId())
        .chain(() -> audit.note(action))
        .map(id -> new Export(id, order, by));
  }

  /** Comments behind one as they are now; null for the first ones. */
  @WithSession
  Uni<List<ExportRow>> page(ExportOrder order, @Nullable UUID after, int limit) {
    return rows.page(order.consultationId(), order.filter(), after, limit);
  }

  /** Notes that the last byte of an export was handed over. */
  @WithTransaction
  Uni<Void> complete(Export export, ExportSummary summary) {
    return end(export, COMPLETE, Map.of("rows", summary.rows(), "sha256", summary.sha256()));
  }

  /**
   * Notes that an export ended before its last byte.
   *
   * @param read how many rows were read for it
   */
  @WithTransaction
  Uni<Void> breakOff(Export export, long read) {
    return end(export, BREAK_OFF, Map.of("brokenOff", true, "rowsRead", read));
  }

  private Uni<Void> end(Export export, String action, Map<String, Object> detail) {
    return audit.record(new AuditedAction(export.by(), action, SUBJECT, export.id(), null, detail));
  }

  /**
   * What became of an export.
   *
   * @param by only an export of this subject; null for anybody's
   * @throws ProblemException (in the Uni) {@link ProblemType#EXPORT_NOT_FOUND}
   */
  @WithSession
  Uni<ExportView> view(UUID id, @Nullable String by) {
    return audit
        .entry(id)
        .map(entry -> entry != null && isExport(entry, by) ? entry : null)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.EXPORT_NOT_FOUND))
        .chain(begun -> audit.page(id, null, null, 1).map(page -> view(begun, page.items())));
  }

  private static ExportView view(AuditEntryView begun, List<AuditEntryView> ends) {
    return ExportView.of(begun, ends.isEmpty() ? null : ends.get(0));
  }

  private static boolean isExport(AuditEntryView entry, @Nullable String by) {
    return entry.action().equals(BEGIN) && (by == null || entry.actor().equals(by));
  }
}
