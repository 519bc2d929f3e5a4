package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.gongkai.comment.group.GroupUnitService;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** One verdict for all comments of a group, for officers. */
@Cancellable(false)
@Path("/v1/admin/groups/{id}/verdict")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(GroupUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class GroupVerdictAdminResource {

  private final GroupVerdictService verdicts;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;

  GroupVerdictAdminResource(
      GroupVerdictService verdicts, IdempotentWrites writes, AnswerCache cache, Caller caller) {
    this.verdicts = verdicts;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "decideGroup",
      summary = "Answer all comments of a group at once",
      description =
          "Gives every member that was not taken back the same verdict, or none of them, with a"
              + " sentence of its own where `individual` has one. `If-Match` names the version of"
              + " the group. Each keeps its receipt and counts for itself; the last verdict wins,"
              + " be it the group's or its own. Who joins later is not answered by it. After"
              + " publication each answer is revised on its own.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "GROUP_NOT_FOUND, CLAUSE_NOT_FOUND, DRAFT_NOT_FOUND, TEMPLATE_NOT_FOUND,"
                      + " REASON_REQUIRED, CLAUSE_REQUIRED, CLAUSE_UNCHANGED, COMMENT_WITHDRAWN,"
                      + " COMMENT_NOT_IN_GROUP, GROUP_DISSOLVED, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Answered; the `ETag` is the group's new version",
      content = @Content(schema = @Schema(implementation = GroupVerdictView.class)))
  public Uni<Response> decide(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid GroupVerdictRequest request) {
    return verdicts
        .decide(id, ifMatch, request, caller.subject())
        // The first verdict changes where the consultation stands.
        .call(decided -> cache.evict(groups(decided.value())))
        .map(Versioned::response);
  }

  @POST
  @Path("/confirmation")
  @Operation(
      operationId = "confirmGroupVerdict",
      summary = "Confirm another officer's answer to a group",
      description =
          "Lets the group's proposed verdict count for each member that has it. Whoever proposed it"
              + " cannot confirm it.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "GROUP_NOT_FOUND, VERDICT_NOT_FOUND, SECOND_PERSON_REQUIRED, COMMENT_WITHDRAWN,"
                      + " GROUP_DISSOLVED, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Confirmed; the `ETag` is the group's new version",
      content = @Content(schema = @Schema(implementation = GroupVerdictView.class)))
  public Uni<Response> confirm(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "confirmGroupVerdict " + id, ""),
        () -> verdicts.confirm(id, ifMatch, by).map(Versioned::ok));
  }

  private static List<String> groups(GroupVerdictView verdict) {
    return List.of(ConsultationService.cacheGroup(verdict.consultationId()));
  }
}
