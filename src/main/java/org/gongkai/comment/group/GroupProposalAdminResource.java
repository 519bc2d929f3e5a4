package org.gongkai.comment.group;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.scope.UnitScoped;
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

/** One proposal of a group, for officers. */
@Cancellable(false)
@Path("/v1/admin/group-proposals/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped(ProposalUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class GroupProposalAdminResource {

  private final GroupProposalService proposals;
  private final IdempotentWrites writes;
  private final Caller caller;

  GroupProposalAdminResource(
      GroupProposalService proposals, IdempotentWrites writes, Caller caller) {
    this.proposals = proposals;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getGroupProposal",
      summary = "A proposal with its comments in the order of intake",
      description = "Open proposals are replaced by the next search.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "PROPOSAL_NOT_FOUND"))
  public Uni<GroupProposalDetailView> get(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return proposals.detail(id, cursor, limit);
  }

  @POST
  @Path("/rejection")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "rejectGroupProposal",
      summary = "Say that comments do not belong together",
      description =
          "No two of them are proposed for a new group again; those proposed for a group that"
              + " there is, not for that group. To accept a proposal, form the group or add its"
              + " members.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "PROPOSAL_NOT_FOUND, PROPOSAL_DECIDED, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Rejected",
      content = @Content(schema = @Schema(implementation = GroupProposalView.class)))
  public Uni<Response> reject(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid RejectProposalRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "rejectGroupProposal " + id, request),
        () -> proposals.reject(id, request, by).map(Answer::ok));
  }
}
