package org.gongkai.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What read-back found, for those who deal with it. */
@Cancellable(false)
@Path("/v1/admin/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "channels")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class IncidentAdminResource {

  private final IncidentService incidents;
  private final IdempotentWrites writes;
  private final Caller caller;

  IncidentAdminResource(IncidentService incidents, IdempotentWrites writes, Caller caller) {
    this.incidents = incidents;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listIncidents",
      summary = "Where platforms show something else than they should, newest first",
      description = "Found by reading back: posts that were deleted, blocked or edited.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST, UNKNOWN_VALUE"))
  public Uni<Page<IncidentView>> list(
      @QueryParam("channel") @Pattern(regexp = "[A-Za-z0-9_-]{1,40}") @Nullable String channel,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return incidents.page(channel, open, cursor, limit);
  }

  @POST
  @RolesAllowed(Roles.EDITOR)
  @Path("/{id}/resolution")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "resolveIncident",
      summary = "Say that an incident was dealt with",
      description = "For good: a later finding about the same post opens another one.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "INCIDENT_NOT_FOUND, INCIDENT_ALREADY_RESOLVED"))
  @APIResponse(
      responseCode = "200",
      description = "Resolved",
      content = @Content(schema = @Schema(implementation = IncidentView.class)))
  public Uni<Response> resolve(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid ResolveIncidentRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "resolveIncident " + id, request),
        () -> incidents.resolve(id, request.note(), by).map(Answer::ok));
  }
}
