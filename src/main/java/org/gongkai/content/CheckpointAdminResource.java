package org.gongkai.content;

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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Signed heads of the log on their way to readers. */
@Cancellable(false)
@Path("/v1/admin/audit/checkpoints/{size}/publication")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EDITOR)
@Tag(name = "contents")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class CheckpointAdminResource {

  private final CheckpointContentService checkpoints;
  private final IdempotentWrites writes;
  private final Caller caller;

  CheckpointAdminResource(
      CheckpointContentService checkpoints, IdempotentWrites writes, Caller caller) {
    this.checkpoints = checkpoints;
    this.writes = writes;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "publishCheckpoint",
      summary = "Begin a content that tells of a checkpoint",
      description =
          "A NOTICE whose last paragraph is the signed note, so that whoever reads, copies or"
              + " archives it holds evidence. It passes three reviews and is published as any"
              + " other content. There is one for each checkpoint: asked again, by anybody, that"
              + " one is answered as it is by now, and nothing is changed.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CHECKPOINT_NOT_FOUND, CONTENT_INVALID"))
  @APIResponse(
      responseCode = "201",
      description = "Begun; the `ETag` is what a change names in `If-Match`",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The content that was begun before",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> publish(
      @PathParam("size") long size,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid PublishCheckpointRequest request) {
    String by = caller.subject();
    IdempotentRequest write = IdempotentRequest.of(by, key, "publishCheckpoint " + size, request);
    return checkpoints
        .draft(size, request)
        .chain(draft -> writes.once(write, () -> checkpoints.begin(size, draft, by)));
  }
}
