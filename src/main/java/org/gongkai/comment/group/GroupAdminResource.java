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
import java.util.function.Supplier;
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
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** One group of comments, for officers. */
@Cancellable(false)
@Path("/v1/admin/groups/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
@UnitScoped(GroupUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class GroupAdminResource {

  private final GroupReadService groups;
  private final GroupingService grouping;
  private final IdempotentWrites writes;
  private final Caller caller;

  GroupAdminResource(
      GroupReadService groups, GroupingService grouping, IdempotentWrites writes, Caller caller) {
    this.groups = groups;
    this.grouping = grouping;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getGroup",
      summary = "A group with its members in the order of intake",
      description =
          "Withdrawn members stay listed and need no verdict. The `ETag` is what a change of the"
              + " group names in `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "GROUP_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The group",
      content = @Content(schema = @Schema(implementation = GroupDetailView.class)))
  public Uni<Response> get(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return groups.detail(id, cursor, limit).map(Versioned::response);
  }

  @GET
  @Path("/history")
  @Operation(
      operationId = "listGroupChanges",
      summary = "Everything that was done to a group, the first first",
      description = "With the reasons and the persons; entries are never changed or removed.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "GROUP_NOT_FOUND"))
  public Uni<Page<GroupChangeView>> history(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return groups.history(id, cursor, limit);
  }

  @POST
  @Path("/members")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "addGroupMembers",
      summary = "Add comments to a group",
      description =
          "Those of an open proposal for this group, or of `commentIds`. Taking them out again is"
              + " `removals`.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "GROUP_NOT_FOUND, PROPOSAL_NOT_FOUND, COMMENT_NOT_FOUND, COMMENT_ALREADY_GROUPED,"
                      + " COMMENT_NOT_GROUPABLE, PROPOSAL_DECIDED, GROUP_DISSOLVED,"
                      + " FEEDBACK_ALREADY_PUBLISHED, GROUP_INVALID"))
  @APIResponse(
      responseCode = "200",
      description = "Done; the `ETag` is the group's new version",
      content = @Content(schema = @Schema(implementation = GroupView.class)))
  public Uni<Response> add(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid AddGroupMembersRequest request) {
    String by = caller.subject();
    return once(
        IdempotentRequest.of(by, key, "addGroupMembers " + id, request),
        () -> grouping.add(id, ifMatch, request, by));
  }

  @POST
  @Path("/removals")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "removeGroupMembers",
      summary = "Take comments out of a group",
      description =
          "They are not proposed again together with those who stay, and can be added again by"
              + " hand. A group with less than two members dissolves.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "GROUP_NOT_FOUND, COMMENT_NOT_IN_GROUP, GROUP_DISSOLVED,"
                      + " FEEDBACK_ALREADY_PUBLISHED, REASON_REQUIRED"))
  @APIResponse(
      responseCode = "200",
      description = "Done; the `ETag` is the group's new version",
      content = @Content(schema = @Schema(implementation = GroupView.class)))
  public Uni<Response> remove(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid RemoveGroupMembersRequest request) {
    String by = caller.subject();
    return once(
        IdempotentRequest.of(by, key, "removeGroupMembers " + id, request),
        () -> grouping.remove(id, ifMatch, request, by));
  }

  @POST
  @Path("/dissolution")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "dissolveGroup",
      summary = "Set the members of a group free",
      description =
          "The group stays in the lists with its history and is not used again; its comments may"
              + " be proposed and grouped anew.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "GROUP_NOT_FOUND, GROUP_DISSOLVED, FEEDBACK_ALREADY_PUBLISHED, REASON_REQUIRED"))
  @APIResponse(
      responseCode = "200",
      description = "Done; the `ETag` is the group's new version",
      content = @Content(schema = @Schema(implementation = GroupView.class)))
  public Uni<Response> dissolve(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid DissolveGroupRequest request) {
    String by = caller.subject();
    return once(
        IdempotentRequest.of(by, key, "dissolveGroup " + id, request),
        () -> grouping.dissolve(id, ifMatch, request, by));
  }

  private Uni<Response> once(
      IdempotentRequest request, Supplier<Uni<Versioned<GroupView>>> change) {
    return writes.once(request, () -> change.get().map(Versioned::ok));
  }
}
