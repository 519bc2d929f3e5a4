package org.gongkai.citizen.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What a citizen agreed to be told through WeChat. */
@Cancellable(false)
@Path("/v1/me/notification-grants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CITIZEN)
@Tag(name = "comments")
@SecurityRequirement(name = ApiDefinition.CITIZEN)
public class NotificationGrantResource {

  private final GrantService grants;
  private final IdempotentWrites writes;
  private final Caller caller;

  NotificationGrantResource(GrantService grants, IdempotentWrites writes, Caller caller) {
    this.grants = grants;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listNotificationGrants",
      summary = "What a citizen agreed to be told through WeChat",
      description =
          "Every template with the number of messages that the citizen's consents are left for."
              + " Whatever was agreed to, the inbox has every message.")
  public Uni<NotificationGrantsView> list() {
    return grants.list(caller.citizenId());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "noteNotificationGrants",
      summary = "Tell what wx.requestSubscribeMessage answered",
      description =
          "Send the answer once, right after the tap: `accept` and `acceptWithAudio` are good for"
              + " one more message, or for all of a long-term template; `reject` ends the consent"
              + " to a long-term one. Where the platform itself tells of consents, nothing is"
              + " counted here.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "TEMPLATE_UNKNOWN"))
  @APIResponse(
      responseCode = "200",
      description = "Noted",
      content = @Content(schema = @Schema(implementation = NotificationGrantsView.class)))
  public Uni<Response> note(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid NotificationGrantsRequest request) {
    UUID citizen = caller.citizenId();
    return writes.once(
        IdempotentRequest.of(citizen.toString(), key, "noteNotificationGrants", request),
        () -> grants.note(citizen, request).map(Answer::ok));
  }
}
