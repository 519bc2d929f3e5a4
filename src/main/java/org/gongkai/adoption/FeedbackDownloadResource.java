package org.gongkai.adoption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.table.TableFormat;
import org.gongkai.platform.table.TableStream;
import org.gongkai.platform.table.TableWriter;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.TableDownload;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Whole feedback reports as files, streamed however long they are. */
@Cancellable(false)
@Path("/v1/consultations/{id}")
@Tag(name = "consultations")
public class FeedbackDownloadResource {

  private final FeedbackReadService feedback;
  private final ObjectMapper json;
  private final Vertx vertx;

  FeedbackDownloadResource(FeedbackReadService feedback, ObjectMapper json, Vertx vertx) {
    this.feedback = feedback;
    this.json = json;
    this.vertx = vertx;
  }

  @GET
  @Path("/feedback.csv")
  @Produces("text/csv; charset=UTF-8")
  @Operation(
      operationId = "downloadFeedbackCsv",
      summary = "The adoption result of every comment as a table",
      description =
          "RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need. A cell that a"
              + " spreadsheet would calculate begins with an apostrophe.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEEDBACK_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Multi<byte[]> csv(@PathParam("id") UUID id) {
    // Nothing is sent before it is known that there is a report.
    return RestMulti.fromUniResponse(
        feedback.view(id, 0, 1),
        view -> table(id),
        view -> TableDownload.headers(name(id), TableFormat.CSV, "no-cache"));
  }

  @GET
  @Path("/feedback.json")
  @Produces("application/json; charset=UTF-8")
  @Operation(
      operationId = "downloadFeedbackJson",
      summary = "The adoption result of every comment in one document",
      description = "As `getFeedback`, with all items.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEEDBACK_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = FeedbackView.class)))
  public Multi<byte[]> json(@PathParam("id") UUID id) {
    return RestMulti.fromMultiData(document(id))
        // The document is written here; it is not a list of pieces. Each ends with a line feed,
        // which
        // is nothing in JSON.
        .encodeAsJsonArray(false)
        .header("Content-Disposition", "attachment; filename=\"" + name(id) + ".json\"")
        .header("Cache-Control", "no-cache")
        .build();
  }

  private static String name(UUID id) {
    return "feedback-" + id;
  }

  private Multi<byte[]> table(UUID id) {
    return TableStream.of(
        new FeedbackPages(feedback, id),
        new TableWriter<>(TableFormat.CSV, FeedbackColumns.ALL),
        this::away);
  }

  private Uni<byte[]> away(Supplier<byte[]> work) {
    return vertx.executeBlocking(work::get, false);
  }

  /** Nothing is sent before it is known that there is a report. */
  private Multi<byte[]> document(UUID id) {
    return feedback.view(id, 0, 1).onItem().transformToMulti(view -> document(id, view));
  }

  /** The document without its items, opened for them; the items; the end. */
  private Multi<byte[]> document(UUID id, FeedbackView view) {
    FeedbackPages pages = new FeedbackPages(feedback, id);
    Multi<byte[]> items =
        Multi.createBy()
            .repeating()
            .uni(pages::next)
            .whilst(page -> !page.isEmpty())
            .map(page -> bytes(listed(page)));
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(bytes(opened(view))),
            items,
            Multi.createFrom().item(bytes("]}")));
  }

  /** The document up to its items, which come last. */
  private String opened(FeedbackView view) {
    ObjectNode document = json.valueToTree(view);
    document.remove(List.of("items", "nextCursor"));
    String closed = write(document);
    return closed.substring(0, closed.length() - 1) + ",\"items\":[";
  }

  private String listed(List<FeedbackItem> items) {
    String before = items.isEmpty() || items.get(0).number() == 1 ? "" : ",";
    return before + items.stream().map(this::write).collect(Collectors.joining(","));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
