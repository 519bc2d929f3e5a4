package org.gongkai.comment.export;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.consultation.ConsultationUnitService;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.table.TableFormat;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.TableDownload;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;

/** All comments of a consultation as one file. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}")
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class CommentExportResource {

  private static final String EXPORT_ID = "Export-Id";

  private static final String EXPORT_ID_MEANING =
      "Names the export in the audit trail and under `/v1/admin/exports/{id}`";

  private static final String PROBLEMS = "PURPOSE_REQUIRED, CONSULTATION_NOT_FOUND, UNKNOWN_VALUE";

  /** What all formats have in common. */
  private static final String COMMON =
      " Oldest first, one row each, as the comment stands when its page of 500 is read: no"
          + " transaction spans the export. Comments that come in meanwhile are at its end, changes"
          + " meanwhile may be in it or not; one that was taken in at the very moment its page was"
          + " read can be missing, and is in the next export. Names and telephone numbers are in it"
          + " only with `personal=true`, which only an officer may ask for. Begin and end of every"
          + " export stand in the audit trail with its purpose. An export that breaks off is"
          + " resumed with `cursor`: the base64url, without padding, of the `id` in the last whole"
          + " row; the new file has its own heading. A file that ended well is described by `GET"
          + " /v1/admin/exports/{id}` with the `Export-Id` of this answer.";

  private final ExportService exports;
  private final ExportStreams streams;
  private final Caller caller;

  CommentExportResource(ExportService exports, ExportStreams streams, Caller caller) {
    this.exports = exports;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Path("/comments.ndjson")
  @Produces(TableDownload.NDJSON)
  @Operation(
      operationId = "exportCommentsNdjson",
      summary = "Export comments as NDJSON",
      description = "One JSON object a line, every value exactly as it is." + COMMON,
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = PROBLEMS))
  @APIResponse(
      responseCode = "200",
      description = "The file",
      headers =
          @Header(
              name = EXPORT_ID,
              description = EXPORT_ID_MEANING,
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(mediaType = TableDownload.NDJSON, schema = @Schema(type = SchemaType.STRING)))
  public Multi<byte[]> ndjson(@PathParam("id") UUID id, @BeanParam ExportQuery query) {
    return export(id, TableFormat.NDJSON, query);
  }

  @GET
  @Path("/comments.csv")
  @Produces(TableDownload.CSV)
  @Operation(
      operationId = "exportCommentsCsv",
      summary = "Export comments as CSV",
      description =
          "RFC 4180 in UTF-8 with a byte order mark. A text that a spreadsheet would calculate"
              + " begins with an apostrophe."
              + COMMON,
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = PROBLEMS))
  @APIResponse(
      responseCode = "200",
      description = "The file",
      headers =
          @Header(
              name = EXPORT_ID,
              description = EXPORT_ID_MEANING,
              schema = @Schema(type = SchemaType.STRING)),
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Multi<byte[]> csv(@PathParam("id") UUID id, @BeanParam ExportQuery query) {
    return export(id, TableFormat.CSV, query);
  }

  @GET
  @Path("/comments.xlsx")
  @Produces(TableDownload.XLSX)
  @Operation(
      operationId = "exportCommentsXlsx",
      summary = "Export comments as a workbook",
      description =
          "Every text is a typed string, which no spreadsheet calculates. After 1,048,576 rows it"
              + " goes on in the next sheet."
              + COMMON,
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = PROBLEMS))
  @APIResponse(
      responseCode = "200",
      description = "The file",
      headers =
          @Header(
              name = EXPORT_ID,
              description = EXPORT_ID_MEANING,
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = TableDownload.XLSX,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Multi<byte[]> xlsx(@PathParam("id") UUID id, @BeanParam ExportQuery query) {
    return export(id, TableFormat.XLSX, query);
  }

  /** Nothing is sent before the audit trail has the export. */
  private Multi<byte[]> export(UUID id, TableFormat format, ExportQuery query) {
    ExportOrder order = ExportOrder.of(id, format, query, caller.has(Roles.OFFICER));
    return RestMulti.fromUniResponse(
        exports.begin(order, caller.subject()),
        export -> TableDownload.body(format, streams.of(export)),
        CommentExportResource::headers);
  }

  private static Map<String, List<String>> headers(Export export) {
    ExportOrder order = export.order();
    Map<String, List<String>> headers =
        TableDownload.headers("comments-" + order.consultationId(), order.format(), "no-store");
    headers.put(EXPORT_ID, List.of(export.id().toString()));
    return headers;
  }
}
