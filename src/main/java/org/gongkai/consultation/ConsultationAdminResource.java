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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** The officers' side of consultations. */
@Path("/v1/admin/consultations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ConsultationAdminResource {

  private final ConsultationService consultations;
  private final DraftService drafts;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;

  ConsultationAdminResource(
      ConsultationService consultations,
      DraftService drafts,
      IdempotentWrites writes,
      AnswerCache cache,
      Caller caller) {
    this.consultations = consultations;
    this.drafts = drafts;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createConsultation",
      summary = "Prepare a consultation",
      description = "Nobody outside sees it before its window is announced.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DECISION_NOT_FOUND"))
  @APIResponse(
      responseCode = "201",
      description = "Prepared",
      content = @Content(schema = @Schema(implementation = ConsultationView.class)))
  public Uni<Response> create(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid CreateConsultationRequest request) {
    String by = caller.subject();
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
      description = "Those in preparation included.")
  public Uni<Page<ConsultationView>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return consultations.pageForStaff(cursor, limit);
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
  @Path("/{id}/drafts")
  @Consumes(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "importDraft",
      summary = "Import a draft from plain text",
      description =
          "Reads a page's text into a tree of clauses and stores it as the next version. The answer"
              + " lists every line that was left out and every decision that a person should look"
              + " at.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_ALREADY_OPENED, DRAFT_UNREADABLE,"
                      + " DRAFT_TOO_LARGE"))
  @RequestBody(
      required = true,
      description = "The text, UTF-8, at most 2 MiB",
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(type = SchemaType.STRING),
              example = "关于加强公共交通的实施意见\n（征求意见稿）\n一、总体要求\n（一）目标。方便群众出行。"))
  @APIResponse(
      responseCode = "201",
      description = "Imported",
      content = @Content(schema = @Schema(implementation = ImportedDraftView.class)))
  public Uni<Response> importDraft(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull String text) {
    String by = caller.subject();
    IdempotentRequest request = IdempotentRequest.of(by, key, "importDraft " + id, text);
    return drafts.read(text).chain(parsed -> writes.once(request, () -> store(id, parsed, by)));
  }

  @POST
  @Path("/{id}/opening")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openConsultation",
      summary = "Announce the window and publish the latest draft",
      description =
          "Comments are taken from `opensAt` (now when absent) until `closesAt`. A window of less"
              + " than 30 days needs a public reason.",
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
    return writes
        .once(
            IdempotentRequest.of(caller.subject(), key, "openConsultation " + id, request),
            () -> consultations.open(id, ifMatch, request).map(Versioned::ok))
        .call(() -> cache.evict(List.of(ConsultationService.cacheKey(id))));
  }

  private Uni<Answer> store(UUID id, ParsedDraft parsed, String by) {
    return drafts
        .store(id, parsed, by)
        .map(
            imported ->
                Answer.created(address(id) + "/drafts/" + imported.draft().version(), imported));
  }

  private static String address(UUID id) {
    return "/v1/consultations/" + id;
  }
}
