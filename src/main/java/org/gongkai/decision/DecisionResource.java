package org.gongkai.decision;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jspecify.annotations.Nullable;

/** Public dossiers of decisions. */
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public class DecisionResource {

  private final DecisionService decisions;
  private final AnswerCache cache;

  DecisionResource(DecisionService decisions, AnswerCache cache) {
    this.decisions = decisions;
    this.cache = cache;
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getDecision",
      summary = "The public dossier of a decision",
      description =
          "The decision and links to everything published about it. What is not published is not"
              + " there.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DECISION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The dossier",
      content = @Content(schema = @Schema(implementation = DossierView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> get(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.fresh(ifNoneMatch, () -> decisions.dossier(id).map(Loaded::json));
  }
}
