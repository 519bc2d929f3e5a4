package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;

/** Published reports as open data. */
@ApplicationScoped
public class OpenDataService {

  private final FeedbackRepository reports;
  private final BreakdownRepository breakdowns;
  private final OpenDataRepository items;
  private final ConsultationService consultations;
  private final OpenDataConfig config;

  OpenDataService(
      FeedbackRepository reports,
      BreakdownRepository breakdowns,
      OpenDataRepository items,
      ConsultationService consultations,
      OpenDataConfig config) {
    this.reports = reports;
    this.breakdowns = breakdowns;
    this.items = items;
    this.consultations = consultations;
    this.config = config;
  }

  /** A data set of which rows can be read. */
  record DataSet(UUID consultationId, LocalDate publishedOn, OpenDataPolicy policy) {}

  /**
   * The description of a data set.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_NOT_FOUND}
   */
  @WithSession
  public Uni<Loaded> description(UUID consultationId) {
    return report(consultationId)
        .chain(
            report ->
                consultations
                    .publicConsultation(consultationId)
                    .map(found -> OpenDataView.of(found, report, config.licence())))
        .map(Loaded::overview);
  }

  /**
   * A data set of a published report.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#FEEDBACK_NOT_FOUND}
   */
  @WithSession
  Uni<DataSet> open(UUID consultationId) {
    return report(consultationId)
        .chain(
            report ->
                breakdowns
                    .of(consultationId)
                    .chain(
                        parts ->
                            items
                                .shown(consultationId)
                                .map(shown -> OpenDataPolicy.of(parts, shown)))
                    .map(policy -> new DataSet(consultationId, day(report), policy)));
  }

  /** Rows behind a number, in their order. */
  @WithSession
  Uni<List<OpenDataRow>> rows(DataSet data, int after, int limit) {
    return items
        .page(data.consultationId(), after, limit)
        .map(rows -> rows.stream().map(row -> row(data, row)).toList());
  }

  private static OpenDataRow row(DataSet data, Object[] row) {
    return new OpenDataRow(
        (Integer) row[0],
        (String) row[1],
        (String) row[2],
        Outcome.valueOf((String) row[3]),
        (String) row[4],
        (String) row[5],
        data.policy().source((String) row[6]),
        data.policy().type((String) row[7]),
        data.publishedOn());
  }

  private Uni<FeedbackReportEntity> report(UUID consultationId) {
    return reports
        .findById(consultationId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.FEEDBACK_NOT_FOUND));
  }

  private static LocalDate day(FeedbackReportEntity report) {
    return LocalDate.ofInstant(report.publishedAt, Times.SHANGHAI);
  }
}
