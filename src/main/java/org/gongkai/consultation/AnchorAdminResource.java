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
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.consultation.anchor.Fate;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What became of clauses, for officers to check. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/drafts/{version}/anchors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class AnchorAdminResource {

  private final AnchorService anchors;
  private final AnswerCache cache;
  private final Caller caller;

  AnchorAdminResource(AnchorService anchors, AnswerCache cache, Caller caller) {
    this.anchors = anchors;
    this.cache = cache;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listAnchors",
      summary = "What became of each clause of the version before",
      description =
          "In the order of that version; with `fate` only those, such as `ORPHANED` for what a"
              + " person has to decide.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "DRAFT_NOT_FOUND, UNKNOWN_VALUE"))
  public Uni<AnchorPageView> list(
      @PathParam("id") UUID id,
      @PathParam("version") int version,
      @QueryParam("fate") @Nullable Fate fate,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return anchors.page(id, version, fate, cursor, limit);
  }

  @GET
  @Path("/{clauseId}")
  @Operation(
      operationId = "getAnchor",
      summary = "What became of one clause, with every person's decision about it",
      description = "The `ETag` is what a decision names in `If-Match`.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "DRAFT_NOT_FOUND, CLAUSE_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The anchor",
      content = @Content(schema = @Schema(implementation = AnchorDetailView.class)))
  public Uni<Response> get(
      @PathParam("id") UUID id,
      @PathParam("version") int version,
      @PathParam("clauseId") UUID clauseId) {
    return anchors.get(id, version, clauseId).map(Versioned::response);
  }

  @PUT
  @Path("/{clauseId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "putAnchor",
      summary = "Confirm or correct what became of a clause",
      description =
          "Comments on the clause follow it from then on. The former state is kept with the reason"
              + " and the person.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "DRAFT_NOT_FOUND, CLAUSE_NOT_FOUND, ANCHOR_INVALID"))
  @APIResponse(
      responseCode = "200",
      description = "Decided; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = AnchorDetailView.class)))
  public Uni<Response> put(
      @PathParam("id") UUID id,
      @PathParam("version") int version,
      @PathParam("clauseId") UUID clauseId,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid PutAnchorRequest request) {
    return anchors
        .decide(id, version, clauseId, ifMatch, request, caller.subject())
        .call(() -> cache.evict(List.of(DraftService.cacheGroup(id))))
        .map(Versioned::response);
  }
}
