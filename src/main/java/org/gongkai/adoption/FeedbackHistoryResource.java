package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.AnswerKey;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.NumberCursor;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What changed in published feedback reports, for everyone. */
@Cancellable(false)
@Path("/v1/consultations/{id}/feedback/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "consultations")
public class FeedbackHistoryResource {

  private final FeedbackHistoryService history;
  private final AnswerCache cache;

  FeedbackHistoryResource(FeedbackHistoryService history, AnswerCache cache) {
    this.history = history;
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "getFeedbackHistory",
      summary = "What changed in a published report",
      description =
          "Every revision of an answer after publication, the oldest first, with the answer before"
              + " and after and the note that says why.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEEDBACK_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "A page of revisions",
      content = @Content(schema = @Schema(implementation = FeedbackHistoryView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> page(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    int after = NumberCursor.read(cursor);
    String form = "history/" + after + "/" + limit;
    AnswerKey key = new AnswerKey(FeedbackReadService.cacheGroup(id), form);
    return cache.respond(key, ifNoneMatch, () -> history.page(id, after, limit));
  }
}
