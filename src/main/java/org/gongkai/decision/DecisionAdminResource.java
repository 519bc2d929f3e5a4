package org.gongkai.decision;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.jspecify.annotations.Nullable;

/** The officers' side of the decision catalogue. */
@Path("/v1/admin/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class DecisionAdminResource {

  private final DecisionService decisions;
  private final IdempotentWrites writes;
  private final Caller caller;

  DecisionAdminResource(DecisionService decisions, IdempotentWrites writes, Caller caller) {
    this.decisions = decisions;
    this.writes = writes;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "createDecision",
      summary = "Add a decision to the catalogue",
      description = "It is public as soon as something about it is published.")
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  public Uni<Response> create(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid CreateDecisionRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "createDecision", request),
        () ->
            decisions
                .create(request, by)
                .map(made -> Answer.created("/v1/decisions/" + made.id(), made)));
  }
}
