package org.gongkai.consultation;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
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
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Published drafts as everyone may see them. */
@Cancellable(false)
@Path("/v1/consultations/{id}/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "consultations")
public class DraftResource {

  private final DraftService drafts;
  private final DiffService diffs;
  private final AnswerCache cache;

  DraftResource(DraftService drafts, DiffService diffs, AnswerCache cache) {
    this.drafts = drafts;
    this.diffs = diffs;
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "listDrafts",
      summary = "The published versions of the draft, the oldest first",
      description = "`edition` counts them; the numbers of versions may have gaps.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONSULTATION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The versions",
      content = @Content(schema = @Schema(implementation = DraftVersions.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> list(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.overview(ifNoneMatch, () -> drafts.publicVersions(id).map(Loaded::overview));
  }

  @GET
  @Path("/{version}")
  @Operation(
      operationId = "getDraft",
      summary = "A published draft as a tree of clauses",
      description =
          "A published draft never changes. `fields=OUTLINE` leaves out the long texts; each clause"
              + " is then to be had on its own.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "DRAFT_NOT_FOUND, UNKNOWN_VALUE"))
  @APIResponse(
      responseCode = "200",
      description = "The draft",
      content = @Content(schema = @Schema(anyOf = {DraftView.class, DraftOutlineView.class})))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> get(
      @PathParam("id") UUID id,
      @PathParam("version") int version,
      @QueryParam("fields") @DefaultValue("ALL") DraftFields fields,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(
        DraftService.cacheKey(id, version, fields),
        ifNoneMatch,
        () -> drafts.publicView(id, version, fields));
  }

  @GET
  @Path("/{version}/clauses/{clauseId}")
  @Operation(
      operationId = "getClause",
      summary = "One clause of a published draft with those beneath it",
      description = "With the clauses above it and the addresses of its neighbours.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "DRAFT_NOT_FOUND, CLAUSE_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The clause",
      content = @Content(schema = @Schema(implementation = ClausePageView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> clause(
      @PathParam("id") UUID id,
      @PathParam("version") int version,
      @PathParam("clauseId") UUID clauseId,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(
        DraftService.cacheKey(id, version, clauseId),
        ifNoneMatch,
        () -> drafts.publicClause(id, version, clauseId));
  }

  @GET
  @Path("/{version}/diff")
  @Operation(
      operationId = "getDraftDiff",
      summary = "What changed since an earlier published version",
      description =
          "Clause by clause in the order of the later version, unchanged clauses left out; edited"
              + " texts piece by piece. An `ORPHANED` clause is one of which it is not clear what"
              + " became of it.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "DRAFT_NOT_FOUND, VERSIONS_NOT_IN_ORDER, INVALID_REQUEST"))
  @APIResponse(
      responseCode = "200",
      description = "The changes",
      content = @Content(schema = @Schema(implementation = DraftDiffView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> diff(
      @PathParam("id") UUID id,
      @PathParam("version") int version,
      @QueryParam("from") @NotNull Integer from,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(
        DiffService.cacheKey(id, from, version),
        ifNoneMatch,
        () -> diffs.publicDiff(id, from, version));
  }
}
