package org.gongkai.adoption;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.ConsultationItem;

/**
 * What a data set is.
 *
 * @param publisher the unit that ran the consultation
 * @param rows how many rows each file has, without its heading
 * @param files where the data are
 */
@Schema(description = "What a data set is")
public record OpenDataView(
    UUID consultationId,
    @Schema(examples = "关于公开征求《青禾镇生活垃圾分类管理办法》意见的公告") String title,
    @Schema(examples = "青禾镇人民政府") String publisher,
    Instant publishedAt,
    @Schema(examples = "1024") int rows,
    @Schema(examples = "https://creativecommons.org/licenses/by/4.0/") String licence,
    List<Column> columns,
    List<File> files) {

  /** A column, in the order of the files. */
  @Schema(name = "OpenDataColumn", description = "A column of a data set")
  public record Column(
      @Schema(examples = "outcome") String name,
      @Schema(examples = "采纳情况") String heading,
      @Schema(examples = "TEXT") String kind,
      @Schema(examples = "采纳或者不采纳的理由") String meaning) {}

  /** One form of the data. */
  @Schema(name = "OpenDataFile", description = "One form of a data set")
  public record File(
      @Schema(examples = "text/csv") String mediaType,
      @Schema(examples = "/v1/consultations/…/open-data.csv") String href) {}

  static OpenDataView of(
      ConsultationItem consultation, FeedbackReportEntity report, String licence) {
    String path = "/v1/consultations/" + consultation.id() + "/open-data";
    FeedbackTotals totals = report.totals();
    return new OpenDataView(
        consultation.id(),
        consultation.title(),
        consultation.unit(),
        report.publishedAt,
        totals.received() - totals.withdrawn(),
        licence,
        OpenDataColumns.described(),
        List.of(
            new File("application/x-ndjson", path + ".ndjson"),
            new File("text/csv", path + ".csv")));
  }
}
