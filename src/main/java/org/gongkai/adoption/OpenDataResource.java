package org.gongkai.adoption;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.table.TableFormat;
import org.gongkai.platform.table.TableStream;
import org.gongkai.platform.table.TableWriter;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.TableDownload;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Published reports as open data (政府数据开放), for everyone. No name, masked or not, is in them, and
 * nothing that the report does not show; source and type only as {@link OpenDataPolicy} allows.
 */
@Cancellable(false)
@Path("/v1/consultations/{id}")
@Tag(name = "consultations")
public class OpenDataResource {

  private static final String COMMON =
      " One row for each comment of the published feedback report, by number, without any name."
          + " Clause and text are there only where the report shows them. Source and type are given"
          + " only where no small number can be recomputed from them and the report; else they are"
          + " null.";

  private final OpenDataService data;
  private final AnswerCache cache;
  private final Vertx vertx;

  OpenDataResource(OpenDataService data, AnswerCache cache, Vertx vertx) {
    this.data = data;
    this.cache = cache;
    this.vertx = vertx;
  }

  @GET
  @Path("/open-data")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getOpenData",
      summary = "What the open data of a consultation are",
      description = "Title, publisher, licence, columns with their meanings, and the files.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEEDBACK_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The description",
      content = @Content(schema = @Schema(implementation = OpenDataView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> description(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.overview(ifNoneMatch, () -> data.description(id));
  }

  @GET
  @Path("/open-data.ndjson")
  @Produces(TableDownload.NDJSON)
  @Operation(
      operationId = "downloadOpenDataNdjson",
      summary = "Comments and their adoption as open data, NDJSON",
      description = "One JSON object a line." + COMMON,
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEEDBACK_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The data",
      content =
          @Content(mediaType = TableDownload.NDJSON, schema = @Schema(type = SchemaType.STRING)))
  public Multi<byte[]> ndjson(@PathParam("id") UUID id) {
    return download(id, TableFormat.NDJSON);
  }

  @GET
  @Path("/open-data.csv")
  @Produces(TableDownload.CSV)
  @Operation(
      operationId = "downloadOpenDataCsv",
      summary = "Comments and their adoption as open data, CSV",
      description =
          "RFC 4180 in UTF-8 with a byte order mark. A text that a spreadsheet would calculate"
              + " begins with an apostrophe."
              + COMMON,
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEEDBACK_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The data",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Multi<byte[]> csv(@PathParam("id") UUID id) {
    return download(id, TableFormat.CSV);
  }

  /** Nothing is sent before it is known that there is a report. */
  private Multi<byte[]> download(UUID id, TableFormat format) {
    return RestMulti.fromUniResponse(
        data.open(id),
        open -> TableDownload.body(format, rows(open, format)),
        open -> headers(id, format));
  }

  private static Map<String, List<String>> headers(UUID id, TableFormat format) {
    Map<String, List<String>> headers =
        TableDownload.headers("open-data-" + id, format, "no-cache");
    headers.put("Link", List.of("</v1/consultations/" + id + "/open-data>; rel=\"describedby\""));
    return headers;
  }

  private Multi<byte[]> rows(OpenDataService.DataSet open, TableFormat format) {
    return TableStream.of(
        new OpenDataPages(data, open, vertx.getDelegate().getOrCreateContext()),
        new TableWriter<>(format, OpenDataColumns.ALL),
        this::away);
  }

  private Uni<byte[]> away(Supplier<byte[]> work) {
    return vertx.executeBlocking(work::get, false);
  }
}
