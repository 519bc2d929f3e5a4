package org.gongkai.comment.moderation;

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
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Appeals of citizens against the hiding of their comments. */
@Cancellable(false)
@Path("/v1/me/comments/{id}/appeal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CITIZEN)
@Tag(name = "comments")
@SecurityRequirement(name = ApiDefinition.CITIZEN)
public class MyAppealResource {

  private final AppealService appeals;
  private final IdempotentWrites writes;
  private final Caller caller;

  MyAppealResource(AppealService appeals, IdempotentWrites writes, Caller caller) {
    this.appeals = appeals;
    this.writes = writes;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "makeAppeal",
      summary = "Appeal against the hiding of one's own comment",
      description =
          "Once for a comment, whatever becomes of it. Another person than the one who hid it"
              + " decides; the decision comes to the inbox.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "COMMENT_NOT_FOUND, APPEAL_NOT_POSSIBLE, APPEAL_ALREADY_MADE"))
  @APIResponse(
      responseCode = "201",
      description = "Taken",
      content = @Content(schema = @Schema(implementation = AppealView.class)))
  public Uni<Response> make(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid MakeAppealRequest request) {
    UUID citizen = caller.citizenId();
    return writes.once(
        IdempotentRequest.of(citizen.toString(), key, "makeAppeal " + id, request),
        () ->
            appeals
                .make(citizen, id, request)
                .map(made -> Answer.created("/v1/me/comments/" + id, made)));
  }
}
