package org.gongkai.decision;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The stages of a decision, for officers. */
@Cancellable(false)
@Path("/v1/admin/decisions/{id}/stages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(DecisionUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class StageAdminResource {

  private final StageService stages;
  private final DecisionService decisions;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;

  StageAdminResource(
      StageService stages,
      DecisionService decisions,
      IdempotentWrites writes,
      AnswerCache cache,
      Caller caller) {
    this.stages = stages;
    this.decisions = decisions;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addStage",
      summary = "Add a stage to a decision",
      description =
          "Says what happened, as a text or by an address. Nobody outside sees it before it is"
              + " published.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "DECISION_NOT_FOUND, STAGE_INVALID"))
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = StageView.class)))
  public Uni<Response> add(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid StageRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "addStage " + id, request),
        () ->
            stages
                .add(id, request, by)
                .map(
                    made ->
                        made.created(
                            "/v1/admin/decisions/" + id + "/stages/" + made.value().id())));
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Operation(
      operationId = "listStages",
      summary = "All stages of a decision, newest first",
      description = "Those that are not published, and those that were withdrawn, included.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DECISION_NOT_FOUND"))
  public Uni<Page<StageView>> list(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return stages.page(id, cursor, limit);
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Path("/{stageId}")
  @Operation(
      operationId = "getStage",
      summary = "A stage with its version",
      description = "The `ETag` is what a change names in `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "STAGE_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The stage",
      content = @Content(schema = @Schema(implementation = StageView.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @PathParam("stageId") UUID stageId) {
    return stages.forStaff(id, stageId).map(Versioned::response);
  }

  @PUT
  @Path("/{stageId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceStage",
      summary = "Replace or correct a stage",
      description =
          "Free until the stage is published. From then on it is a correction: it needs a"
              + " `correctionNote`, which is public together with its instant and the number of"
              + " corrections. What was withdrawn is not corrected.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "STAGE_NOT_FOUND, STAGE_INVALID, CORRECTION_NOTE_REQUIRED, STAGE_WITHDRAWN"))
  @APIResponse(
      responseCode = "200",
      description = "Replaced; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = StageView.class)))
  public Uni<Response> replace(
      @PathParam("id") UUID id,
      @PathParam("stageId") UUID stageId,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid StageRequest request) {
    return stages
        .replace(id, stageId, ifMatch, request, caller.subject())
        .call(() -> evict(id))
        .map(Versioned::response);
  }

  @DELETE
  @Path("/{stageId}")
  @Operation(
      operationId = "deleteStage",
      summary = "Delete a stage that was never public",
      description = "What was published is withdrawn instead.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "STAGE_NOT_FOUND, STAGE_PUBLISHED"))
  @APIResponse(responseCode = "204", description = "Deleted")
  public Uni<Response> delete(
      @PathParam("id") UUID id,
      @PathParam("stageId") UUID stageId,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch) {
    return stages
        .delete(id, stageId, ifMatch, caller.subject())
        .map(deleted -> Response.noContent().build());
  }

  @POST
  @Path("/{stageId}/publication")
  @Operation(
      operationId = "publishStage",
      summary = "Publish a stage",
      description = "Publishes the decision's entry of the catalogue with it where it is not yet.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "STAGE_NOT_FOUND, STAGE_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Published; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = StageView.class)))
  public Uni<Response> publish(
      @PathParam("id") UUID id,
      @PathParam("stageId") UUID stageId,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch) {
    String by = caller.subject();
    return writes
        .once(
            IdempotentRequest.of(by, key, "publishStage " + id + ' ' + stageId, ""),
            () -> stages.publish(id, stageId, ifMatch, by).map(Versioned::ok))
        .call(() -> evict(id));
  }

  @POST
  @Path("/{stageId}/withdrawal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "withdrawStage",
      summary = "Take a published stage back",
      description =
          "The dossier keeps its title, its day and the reason, and shows nothing else of it. That"
              + " is for good: what is to be public again is added anew.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "STAGE_NOT_FOUND, STAGE_NOT_PUBLISHED, STAGE_WITHDRAWN"))
  @APIResponse(
      responseCode = "200",
      description = "Withdrawn; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = StageView.class)))
  public Uni<Response> withdraw(
      @PathParam("id") UUID id,
      @PathParam("stageId") UUID stageId,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid WithdrawStageRequest request) {
    String by = caller.subject();
    return writes
        .once(
            IdempotentRequest.of(by, key, "withdrawStage " + id + ' ' + stageId, request),
            () -> stages.withdraw(id, stageId, ifMatch, request, by).map(Versioned::ok))
        .call(() -> evict(id));
  }

  private Uni<Void> evict(UUID id) {
    return decisions.cacheGroups(id).chain(cache::evict);
  }
}
