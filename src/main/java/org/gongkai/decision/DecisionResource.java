package org.gongkai.decision;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The public catalogue of decisions and the dossier of each. */
@Cancellable(false)
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public class DecisionResource {

  private final DecisionService decisions;
  private final AnswerCache cache;

  /** How a page reads, for the contract; what is written is a {@link Page}. */
  @Schema(name = "DecisionPage")
  record DecisionPage(
      List<DecisionItem> items, @Nullable @Schema(nullable = true) String nextCursor) {}

  DecisionResource(DecisionService decisions, AnswerCache cache) {
    this.decisions = decisions;
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "listDecisions",
      summary = "The public catalogue, newest first",
      description = "Every published entry; with `year` only those of that year.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST"))
  @APIResponse(
      responseCode = "200",
      description = "A page of the catalogue",
      content = @Content(schema = @Schema(implementation = DecisionPage.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> list(
      @Parameter(description = "Only entries of this year", example = "2026")
          @QueryParam("year")
          @Nullable
          @Min(DecisionPolicy.FIRST_YEAR)
          @Max(DecisionPolicy.LAST_YEAR)
          Integer year,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.overview(
        ifNoneMatch, () -> decisions.publicPage(year, cursor, limit).map(Loaded::overview));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getDecision",
      summary = "The public dossier of a decision",
      description =
          "The entry with its metadata, every stage of the procedure with what is published of it,"
              + " and links to everything else that is published about it. What is not published is"
              + " not there; of what was withdrawn the title, the day and the reason are left.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DECISION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The dossier",
      content = @Content(schema = @Schema(implementation = DossierView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> get(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.overview(ifNoneMatch, () -> decisions.dossier(id).map(Loaded::overview));
  }
}
