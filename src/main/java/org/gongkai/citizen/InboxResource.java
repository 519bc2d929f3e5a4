package org.gongkai.citizen;

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

/** A citizen's messages. */
@Cancellable(false)
@Path("/v1/me/inbox")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CITIZEN)
@Tag(name = "comments")
@SecurityRequirement(name = ApiDefinition.CITIZEN)
public class InboxResource {

  private final InboxService inbox;
  private final IdempotentWrites writes;
  private final Caller caller;

  InboxResource(InboxService inbox, IdempotentWrites writes, Caller caller) {
    this.inbox = inbox;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listMessages",
      summary = "A citizen's messages, newest first",
      description =
          "What became of the citizen's comments, with the number of unread messages. With"
              + " `unread=true` only those.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE"))
  public Uni<InboxView> list(
      @QueryParam("unread") @DefaultValue("false") boolean unread,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return inbox.page(caller.citizenId(), unread, cursor, limit);
  }

  @POST
  @Path("/{id}/read")
  @Operation(
      operationId = "readMessage",
      summary = "Mark a message as read",
      description = "Nothing changes when it is already.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "MESSAGE_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "Marked",
      content = @Content(schema = @Schema(implementation = UnreadView.class)))
  public Uni<Response> read(
      @PathParam("id") UUID id, @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key) {
    UUID citizen = caller.citizenId();
    return writes.once(
        IdempotentRequest.of(citizen.toString(), key, "readMessage", id),
        () -> inbox.read(citizen, id).map(Answer::ok));
  }

  @POST
  @Path("/{id}/read-through")
  @Operation(
      operationId = "readMessagesThrough",
      summary = "Mark a message and all older ones as read",
      description = "Newer ones, which the reader may not have seen, stay unread.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "MESSAGE_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "Marked",
      content = @Content(schema = @Schema(implementation = UnreadView.class)))
  public Uni<Response> readThrough(
      @PathParam("id") UUID id, @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key) {
    UUID citizen = caller.citizenId();
    return writes.once(
        IdempotentRequest.of(citizen.toString(), key, "readMessagesThrough", id),
        () -> inbox.readThrough(citizen, id).map(Answer::ok));
  }
}
