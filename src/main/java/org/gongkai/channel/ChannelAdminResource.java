package org.gongkai.channel;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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

/** The registry of channels. */
@Cancellable(false)
@Path("/v1/admin/channels")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "channels")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ChannelAdminResource {

  private final ChannelService channels;
  private final ChannelRegistryService registry;
  private final ChannelTrials trials;
  private final IdempotentWrites writes;
  private final Caller caller;

  ChannelAdminResource(
      ChannelService channels,
      ChannelRegistryService registry,
      ChannelTrials trials,
      IdempotentWrites writes,
      Caller caller) {
    this.channels = channels;
    this.registry = registry;
    this.trials = trials;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.EDITOR, Roles.REVIEWER, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
  @Operation(
      operationId = "listChannels",
      summary = "Registered channels",
      description = "All of them, by id; those that were closed included.")
  public Uni<List<ChannelView>> list() {
    return channels.all();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openChannel",
      summary = "Register a channel",
      description =
          "It is open at once. `credentials` are kept sealed and never shown again; what is wrong"
              + " with the account is listed in `refusals`. The id and the kind stay for good.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "CHANNEL_EXISTS, CHANNEL_INVALID"))
  @APIResponse(
      responseCode = "201",
      description = "Registered; the `ETag` is its version",
      content = @Content(schema = @Schema(implementation = ChannelView.class)))
  public Uni<Response> open(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid OpenChannelRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "openChannel", request),
        () ->
            registry
                .open(request, by)
                .map(made -> made.created("/v1/admin/channels/" + made.value().id())));
  }

  @GET
  @RolesAllowed({Roles.EDITOR, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
  @Path("/{id}")
  @Operation(
      operationId = "getChannel",
      summary = "A channel with its version",
      description = "The `ETag` is what a change names in `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CHANNEL_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The channel",
      content = @Content(schema = @Schema(implementation = ChannelView.class)))
  public Uni<Response> get(@PathParam("id") String id) {
    return registry.get(id).map(Versioned::response);
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeChannel",
      summary = "Rename a channel or change its settings",
      description =
          "`credentials` replace all that are stored; without them the stored ones stay. What was"
              + " changed is kept in the register, a renaming with both names; where all is as"
              + " before, the version stays.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CHANNEL_NOT_FOUND, CHANNEL_STATE_FORBIDS, CHANNEL_INVALID"))
  @APIResponse(
      responseCode = "200",
      description = "Changed; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ChannelView.class)))
  public Uni<Response> change(
      @PathParam("id") String id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid PutChannelRequest request) {
    return registry.change(id, ifMatch, request, caller.subject()).map(Versioned::response);
  }

  @POST
  @Path("/{id}/suspension")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "suspendChannel",
      summary = "Suspend an open channel",
      description = "Nothing is published to it before it is resumed.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CHANNEL_NOT_FOUND, CHANNEL_STATE_FORBIDS"))
  @APIResponse(
      responseCode = "200",
      description = "Suspended; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ChannelView.class)))
  public Uni<Response> suspend(
      @PathParam("id") String id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ChannelNoteRequest request) {
    return move(id, ifMatch, ChannelChangeKind.SUSPENDED, request);
  }

  @POST
  @Path("/{id}/resumption")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "resumeChannel",
      summary = "Resume a suspended channel",
      description = "What waits for it is sent.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CHANNEL_NOT_FOUND, CHANNEL_STATE_FORBIDS"))
  @APIResponse(
      responseCode = "200",
      description = "Open again; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ChannelView.class)))
  public Uni<Response> resume(
      @PathParam("id") String id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ChannelNoteRequest request) {
    return move(id, ifMatch, ChannelChangeKind.RESUMED, request);
  }

  @POST
  @Path("/{id}/closing")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "closeChannel",
      summary = "Close a channel for good",
      description = "It stays in the registry; its id is not given again.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CHANNEL_NOT_FOUND, CHANNEL_STATE_FORBIDS"))
  @APIResponse(
      responseCode = "200",
      description = "Closed; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ChannelView.class)))
  public Uni<Response> close(
      @PathParam("id") String id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ChannelNoteRequest request) {
    return move(id, ifMatch, ChannelChangeKind.CLOSED, request);
  }

  @GET
  @RolesAllowed({Roles.EDITOR, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
  @Path("/{id}/changes")
  @Operation(
      operationId = "listChannelChanges",
      summary = "What was done with a channel, newest first",
      description = "The register of opening, changes and closing; its entries never change.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CHANNEL_NOT_FOUND"))
  public Uni<Page<ChannelChangeView>> changes(
      @PathParam("id") String id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return registry.changes(id, cursor, limit);
  }

  @POST
  @Path("/{id}/test")
  @Operation(
      operationId = "testChannel",
      summary = "Try a channel's account",
      description =
          "Shows nothing to readers. The answer comes within ten seconds or so, whatever the"
              + " platform does, and is kept for the channel's health. Not of a closed channel.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CHANNEL_NOT_FOUND, CHANNEL_STATE_FORBIDS"))
  public Uni<ChannelTest> test(@PathParam("id") String id) {
    return trials.run(id, caller.subject());
  }

  private Uni<Response> move(
      String id, @Nullable String ifMatch, ChannelChangeKind action, ChannelNoteRequest request) {
    return registry
        .move(id, ifMatch, action, request.note(), caller.subject())
        .map(Versioned::response);
  }
}
