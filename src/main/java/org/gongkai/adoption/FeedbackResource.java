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

/** Feedback reports, for everyone. */
@Cancellable(false)
@Path("/v1/consultations/{id}/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "consultations")
public class FeedbackResource {

  private final FeedbackReadService feedback;
  private final AnswerCache cache;

  FeedbackResource(FeedbackReadService feedback, AnswerCache cache) {
    this.feedback = feedback;
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "getFeedback",
      summary = "The adoption result of every comment",
      description =
          "Totals and answers of a published feedback report, by number; adopted ones with the"
              + " clause before and after. In the breakdown small numbers are counted together, so"
              + " that none can be recomputed.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEEDBACK_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The report, or a page of it",
      content = @Content(schema = @Schema(implementation = FeedbackView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> report(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    int after = NumberCursor.read(cursor);
    AnswerKey key = new AnswerKey(FeedbackReadService.cacheGroup(id), after + "/" + limit);
    return cache.respond(key, ifNoneMatch, () -> feedback.report(id, after, limit));
  }
}
