package org.gongkai.comment.group;

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
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Proposals of groups in a consultation, for officers. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/group-proposals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ConsultationProposalAdminResource {

  private final GroupProposalService proposals;
  private final GroupSearchService searches;
  private final IdempotentWrites writes;
  private final Caller caller;

  ConsultationProposalAdminResource(
      GroupProposalService proposals,
      GroupSearchService searches,
      IdempotentWrites writes,
      Caller caller) {
    this.proposals = proposals;
    this.searches = searches;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listGroupProposals",
      summary = "Comments that look alike, those of one search by their number",
      description =
          "With `status` only those in that state, such as `OPEN` for what an officer has to"
              + " decide. Nothing is grouped before an officer says so.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CONSULTATION_NOT_FOUND, UNKNOWN_VALUE"))
  public Uni<Page<GroupProposalView>> list(
      @PathParam("id") UUID id,
      @QueryParam("status") @Nullable ProposalStatus status,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return proposals.page(id, status, cursor, limit);
  }

  @POST
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "searchGroupProposals",
      summary = "Search for comments that look alike",
      description =
          "Compares all comments that are in no group and not withdrawn, hidden ones included,"
              + " with each other and with the groups there are; texts about different clauses"
              + " never. Replaces the open proposals. What an officer rejected or took apart is"
              + " not proposed again. Takes some seconds for 100,000 comments; a second search"
              + " meanwhile is refused.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CONSULTATION_NOT_FOUND, PROPOSALS_BEING_SOUGHT, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Searched",
      content = @Content(schema = @Schema(implementation = GroupSearchView.class)))
  public Uni<Response> search(
      @PathParam("id") UUID id, @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key) {
    return writes.once(
        IdempotentRequest.of(caller.subject(), key, "searchGroupProposals " + id, id),
        () -> searches.search(id, caller.subject()).map(Answer::ok));
  }
}
