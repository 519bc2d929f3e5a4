package org.gongkai.consultation;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Consultations and drafts as everyone may see them. */
@Path("/v1/consultations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "consultations")
public class ConsultationResource {

  private final ConsultationService consultations;
  private final DraftService drafts;
  private final AnswerCache cache;

  /** How a page reads, for the contract; what is written is a {@link Page}. */
  @Schema(name = "ConsultationPage")
  record ConsultationPage(
      List<ConsultationView> items, @Nullable @Schema(nullable = true) String nextCursor) {}

  ConsultationResource(ConsultationService consultations, DraftService drafts, AnswerCache cache) {
    this.consultations = consultations;
    this.drafts = drafts;
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "listConsultations",
      summary = "Consultations, newest first",
      description =
          "Every consultation whose window is announced; with `status` only those that stand there"
              + " now.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE"))
  @APIResponse(
      responseCode = "200",
      description = "A page of consultations",
      content = @Content(schema = @Schema(implementation = ConsultationPage.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> list(
      @QueryParam("status") @Nullable ConsultationStatus status,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.fresh(
        ifNoneMatch, () -> consultations.publicPage(status, cursor, limit).map(Loaded::json));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getConsultation",
      summary = "A consultation",
      description =
          "Its status follows the clock; `Cache-Control` never crosses the instant at which it"
              + " changes.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONSULTATION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The consultation",
      content = @Content(schema = @Schema(implementation = ConsultationView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> get(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(
        ConsultationService.cacheKey(id), ifNoneMatch, () -> consultations.publicView(id));
  }

  @GET
  @Path("/{id}/drafts/{version}")
  @Operation(
      operationId = "getDraft",
      summary = "A published draft as a tree of clauses",
      description = "A published draft never changes.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DRAFT_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The draft",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> draft(
      @PathParam("id") UUID id,
      @PathParam("version") int version,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(
        DraftService.cacheKey(id, version), ifNoneMatch, () -> drafts.publicView(id, version));
  }
}
