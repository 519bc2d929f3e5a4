package org.gongkai.decision;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.scope.UnitScope;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The officers' side of the decision catalogue. */
@Cancellable(false)
@Path("/v1/admin/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(DecisionUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class DecisionAdminResource {

  private final DecisionService decisions;
  private final IdempotentWrites writes;
  private final Caller caller;
  private final UnitScope scope;

  DecisionAdminResource(
      DecisionService decisions, IdempotentWrites writes, Caller caller, UnitScope scope) {
    this.decisions = decisions;
    this.writes = writes;
    this.caller = caller;
    this.scope = scope;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createDecision",
      summary = "Add a decision to the catalogue",
      description =
          "It is public as soon as it, or something about it, is published. It is for the officer's"
              + " own unit.")
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  public Uni<Response> create(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid CreateDecisionRequest request) {
    scope.require(request.unit());
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "createDecision", request),
        () ->
            decisions
                .create(request, by)
                .map(made -> Answer.created("/v1/decisions/" + made.id(), made).withVersion(0)));
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Operation(
      operationId = "listDecisionsForStaff",
      summary = "The whole catalogue, newest first",
      description =
          "Entries that are not published included; with `year` only those of that year. Officers"
              + " read those of the own unit.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST"))
  public Uni<Page<DecisionView>> list(
      @Parameter(description = "Only entries of this year", example = "2026")
          @QueryParam("year")
          @Nullable
          @Min(DecisionPolicy.FIRST_YEAR)
          @Max(DecisionPolicy.LAST_YEAR)
          Integer year,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return decisions.pageForStaff(scope.units(), year, cursor, limit);
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Path("/{id}")
  @Operation(
      operationId = "getDecisionForStaff",
      summary = "An entry of the catalogue with its version",
      description = "The `ETag` is what a change names in `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DECISION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The entry",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return decisions.forStaff(id).map(Versioned::response);
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceDecision",
      summary = "Replace an entry of the catalogue",
      description =
          "What is absent is emptied. The year of a published entry stays; everything else of it is"
              + " public at once.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "DECISION_NOT_FOUND, DECISION_YEAR_FIXED, DECISION_KIND_FIXED"))
  @APIResponse(
      responseCode = "200",
      description = "Replaced; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  public Uni<Response> replace(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid PutDecisionRequest request) {
    scope.require(request.unit());
    return decisions.replace(id, ifMatch, request, caller.subject()).map(Versioned::response);
  }

  @POST
  @Path("/{id}/publication")
  @Operation(
      operationId = "publishDecision",
      summary = "Publish an entry of the catalogue",
      description =
          "Gives it its index number and shows it in the public catalogue. The first publication of"
              + " a stage and the opening of a consultation do the same by themselves.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "DECISION_NOT_FOUND, DECISION_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Published; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  public Uni<Response> publish(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "publishDecision " + id, ""),
        () -> decisions.publish(id, ifMatch, by).map(Versioned::ok));
  }
}
