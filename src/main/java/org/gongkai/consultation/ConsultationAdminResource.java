package org.gongkai.consultation;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.decision.DecisionUnitService;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.scope.UnitScope;
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

/** The officers' side of consultations. */
@Cancellable(false)
@Path("/v1/admin/consultations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ConsultationAdminResource {

  private final ConsultationService consultations;
  private final WindowService windows;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;
  private final UnitScope scope;
  private final DecisionUnitService decisions;

  ConsultationAdminResource(
      ConsultationService consultations,
      WindowService windows,
      IdempotentWrites writes,
      AnswerCache cache,
      Caller caller,
      UnitScope scope,
      DecisionUnitService decisions) {
    this.consultations = consultations;
    this.windows = windows;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
    this.scope = scope;
    this.decisions = decisions;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createConsultation",
      summary = "Prepare a consultation",
      description =
          "Nobody outside sees it before its window is announced. It is for the officer's own unit,"
              + " on a decision of that unit.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DECISION_NOT_FOUND"))
  @APIResponse(
      responseCode = "201",
      description = "Prepared",
      content = @Content(schema = @Schema(implementation = ConsultationView.class)))
  public Uni<Response> create(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid CreateConsultationRequest request) {
    scope.require(request.unit());
    return scope
        .require(decisions, request.decisionId())
        .chain(() -> create(key, request, caller.subject()));
  }

  private Uni<Response> create(@Nullable String key, CreateConsultationRequest request, String by) {
    return writes.once(
        IdempotentRequest.of(by, key, "createConsultation", request),
        () ->
            consultations
                .create(request, by)
                .map(made -> made.created(address(made.value().id()))));
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Operation(
      operationId = "listConsultationsForStaff",
      summary = "All consultations, newest first",
      description = "Those in preparation included; officers read those of the own unit.")
  public Uni<Page<ConsultationItem>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return consultations.pageForStaff(scope.units(), cursor, limit);
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Path("/{id}")
  @Operation(
      operationId = "getConsultationForStaff",
      summary = "A consultation with its version",
      description = "The `ETag` is what a change names in `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONSULTATION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The consultation",
      content = @Content(schema = @Schema(implementation = ConsultationView.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return consultations.forStaff(id).map(Versioned::response);
  }

  @POST
  @Path("/{id}/opening")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openConsultation",
      summary = "Announce the window and publish the latest draft",
      description =
          "Comments are taken from `opensAt` (now when absent) until `closesAt`. A day instead of"
              + " an instant stands for its 0:00 in `opensAt` and its 24:00 in `closesAt`; the"
              + " answer's `windowText` says so. A window shorter than the legal minimum of the"
              + " decision's kind needs a public reason.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_ALREADY_OPENED, CONSULTATION_WITHOUT_DRAFT,"
                      + " WINDOW_INVALID, WINDOW_TOO_SHORT"))
  @APIResponse(
      responseCode = "200",
      description = "Announced",
      content = @Content(schema = @Schema(implementation = ConsultationView.class)))
  public Uni<Response> open(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid OpenConsultationRequest request) {
    String by = caller.subject();
    return change(
        IdempotentRequest.of(by, key, "openConsultation " + id, request),
        id,
        () -> windows.open(id, ifMatch, request, by));
  }

  @POST
  @Path("/{id}/extension")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "extendConsultation",
      summary = "Put off the end of the window",
      description =
          "While the window has not ended. The reason is public, and the day on which the feedback"
              + " report is due moves along.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_NOT_ANNOUNCED, CONSULTATION_CLOSED,"
                      + " WINDOW_NOT_LONGER"))
  @APIResponse(
      responseCode = "200",
      description = "Extended",
      content = @Content(schema = @Schema(implementation = ConsultationView.class)))
  public Uni<Response> extend(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ExtendConsultationRequest request) {
    String by = caller.subject();
    return change(
        IdempotentRequest.of(by, key, "extendConsultation " + id, request),
        id,
        () -> windows.extend(id, ifMatch, request, by));
  }

  @POST
  @Path("/{id}/reopening")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reopenConsultation",
      summary = "Give a new window after the end of the last one",
      description =
          "Until the feedback report is published. The reason is public; every window stays listed"
              + " in the consultation.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_NOT_ANNOUNCED, CONSULTATION_STILL_OPEN,"
                      + " FEEDBACK_ALREADY_PUBLISHED, WINDOW_INVALID"))
  @APIResponse(
      responseCode = "200",
      description = "Reopened",
      content = @Content(schema = @Schema(implementation = ConsultationView.class)))
  public Uni<Response> reopen(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ReopenConsultationRequest request) {
    String by = caller.subject();
    return change(
        IdempotentRequest.of(by, key, "reopenConsultation " + id, request),
        id,
        () -> windows.reopen(id, ifMatch, request, by));
  }

  private Uni<Response> change(
      IdempotentRequest request, UUID id, Supplier<Uni<Versioned<ConsultationView>>> work) {
    return writes
        .once(request, () -> work.get().map(Versioned::ok))
        .call(() -> cache.evict(List.of(ConsultationService.cacheGroup(id))));
  }

  private static String address(UUID id) {
    return "/v1/admin/consultations/" + id;
  }
}
