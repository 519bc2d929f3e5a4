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
import org.gongkai.consultation.ConsultationUnitService;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The groups of a consultation, for officers. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/groups")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ConsultationGroupAdminResource {

  private final GroupReadService groups;
  private final GroupingService grouping;
  private final IdempotentWrites writes;
  private final Caller caller;

  ConsultationGroupAdminResource(
      GroupReadService groups, GroupingService grouping, IdempotentWrites writes, Caller caller) {
    this.groups = groups;
    this.grouping = grouping;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listGroups",
      summary = "The groups of a consultation, newest first",
      description = "Dissolved ones included; with `status` only those in that state.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CONSULTATION_NOT_FOUND, UNKNOWN_VALUE"))
  public Uni<Page<GroupView>> list(
      @PathParam("id") UUID id,
      @QueryParam("status") @Nullable GroupStatus status,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return groups.page(id, status, cursor, limit);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "formGroup",
      summary = "Bring comments together to answer them at once",
      description =
          "The comments of an open proposal, or of `commentIds`, which may be about different"
              + " clauses. Each comment stays what it is: it keeps its receipt, its count and its"
              + " notification. Its version moves on, because it now stands in a group. Comments"
              + " of a proposal that were withdrawn since are left out.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, PROPOSAL_NOT_FOUND, COMMENT_NOT_FOUND,"
                      + " COMMENT_ALREADY_GROUPED, COMMENT_NOT_GROUPABLE, PROPOSAL_DECIDED,"
                      + " FEEDBACK_ALREADY_PUBLISHED, GROUP_INVALID"))
  @APIResponse(
      responseCode = "201",
      description = "Formed",
      content = @Content(schema = @Schema(implementation = GroupView.class)))
  public Uni<Response> form(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid FormGroupRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "formGroup " + id, request),
        () ->
            grouping
                .form(id, request, by)
                .map(formed -> formed.created("/v1/admin/groups/" + formed.value().id())));
  }
}
