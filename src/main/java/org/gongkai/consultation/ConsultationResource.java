package org.gongkai.consultation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.AnswerKey;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Consultations and drafts as everyone may see them. */
@Cancellable(false)
@Path("/v1/consultations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "consultations")
public class ConsultationResource {

  private final ConsultationService consultations;
  private final AdmissionService admissions;
  private final EntryCode codes;
  private final AnswerCache cache;
  private final Caller caller;

  ConsultationResource(
      ConsultationService consultations,
      AdmissionService admissions,
      EntryCode codes,
      AnswerCache cache,
      Caller caller) {
    this.consultations = consultations;
    this.admissions = admissions;
    this.codes = codes;
    this.cache = cache;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listConsultations",
      summary = "Consultations, newest first",
      description =
          "Every consultation whose window is announced; with `status` only those that stand there"
              + " now, with `since` only those that changed after it, be it by the clock. The"
              + " entity tag is a weak one: it does not stand for the times.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE"))
  @APIResponse(
      responseCode = "200",
      description = "A page of consultations",
      content = @Content(schema = @Schema(implementation = ConsultationList.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> list(
      @QueryParam("status") @Nullable ConsultationStatus status,
      @Parameter(
              description = "An RFC 3339 instant, such as `nextSince` of the answer before",
              example = "2026-03-02T08:00:00+08:00")
          @QueryParam("since")
          @Nullable OffsetDateTime since,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Instant after = since == null ? null : since.toInstant();
    return cache.overview(
        ifNoneMatch, () -> consultations.publicList(status, after, cursor, limit));
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
        AnswerKey.of(ConsultationService.cacheGroup(id)),
        ifNoneMatch,
        () -> consultations.publicView(id));
  }

  @GET
  @Path("/{id}/code")
  @Produces("image/svg+xml")
  @Operation(
      operationId = "getConsultationCode",
      summary = "The code to scan that leads to a consultation",
      description = "A QR code as SVG, for printed notices.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONSULTATION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The code",
      content = @Content(mediaType = "image/svg+xml", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> code(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(
        new AnswerKey(ConsultationService.cacheGroup(id), "code"),
        ifNoneMatch,
        () ->
            consultations
                .publicConsultation(id)
                .chain(found -> codes.of(found.id()))
                .map(picture -> Loaded.text(picture.mediaType(), picture.text())));
  }

  @POST
  @Path("/{id}/tickets")
  @RolesAllowed(Roles.CITIZEN)
  @SecurityRequirement(name = ApiDefinition.CITIZEN)
  @Operation(
      operationId = "takeTicket",
      summary = "Prove that a comment was begun while the window was open",
      description =
          "To be called when the form is opened. A comment that carries the ticket is taken, once,"
              + " until `honouredUntil`, though the window closed while it was being written.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CONSULTATION_NOT_FOUND, CONSULTATION_NOT_OPEN, CONSULTATION_CLOSED"))
  @APIResponse(
      responseCode = "201",
      description = "Given",
      content = @Content(schema = @Schema(implementation = TicketView.class)))
  public Uni<Response> ticket(@PathParam("id") UUID id) {
    return admissions
        .ticket(id, caller.citizenId())
        .map(
            ticket ->
                Response.status(Response.Status.CREATED)
                    .header("Cache-Control", "no-store")
                    .entity(ticket)
                    .build());
  }
}
