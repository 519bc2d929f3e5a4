package org.gongkai.comment.triage;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.gongkai.consultation.ConsultationUnitService;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The handling of many comments at once, for officers. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/comments/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class BulkAssignmentAdminResource {

  private final BulkAssignmentService assignments;
  private final IdempotentWrites writes;
  private final Caller caller;

  BulkAssignmentAdminResource(
      BulkAssignmentService assignments, IdempotentWrites writes, Caller caller) {
    this.assignments = assignments;
    this.writes = writes;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "assignComments",
      summary = "Give several comments to one handler",
      description =
          "All of them or none; `violations` names each that is unknown here, withdrawn, or in"
              + " someone's hand already.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, FEEDBACK_ALREADY_PUBLISHED, COMMENTS_NOT_ASSIGNABLE"))
  @APIResponse(
      responseCode = "200",
      description = "Assigned",
      content = @Content(schema = @Schema(implementation = AssignedCommentsView.class)))
  public Uni<Response> assign(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid AssignCommentsRequest request) {
    return writes.once(
        IdempotentRequest.of(caller.subject(), key, "assignComments " + id, request),
        () -> assignments.assign(id, request, caller.subject()).map(Answer::ok));
  }
}
