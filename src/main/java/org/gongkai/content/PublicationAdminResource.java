package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Publication of contents. */
@Cancellable(false)
@Path("/v1/admin/contents/{id}/publication")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EDITOR)
@Tag(name = "contents")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class PublicationAdminResource {

  private final ContentPublicationService publications;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;

  PublicationAdminResource(
      ContentPublicationService publications,
      IdempotentWrites writes,
      AnswerCache cache,
      Caller caller) {
    this.publications = publications;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "publishContent",
      summary = "Publish a reviewed content, now or later",
      description =
          "Readers see it at once; it goes to the chosen channels, and to those that an earlier"
              + " version went to. With `publishAt` it is published by itself then; whatever stands"
              + " in its way by then cancels the plan. A policy without an interpretation that is"
              + " ready is published with a warning or refused, as is configured.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONTENT_NOT_FOUND, CONTENT_DERIVED, CONTENT_NOT_REVIEWED, CONTENT_NOT_PUBLIC,"
                      + " CONTENT_STATE_FORBIDS, CONTENT_INVALID, CHANNEL_NOT_OPEN,"
                      + " CHANNEL_REFUSES, POLICY_WITHOUT_INTERPRETATION,"
                      + " POLICY_NOT_INTERPRETABLE"))
  @APIResponse(
      responseCode = "200",
      description = "Published or planned; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = PublicationView.class)))
  public Uni<Response> publish(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid PublishContentRequest request) {
    String by = caller.subject();
    return writes
        .once(
            IdempotentRequest.of(by, key, "publishContent " + id, request),
            () -> publications.publish(id, ifMatch, request, by).map(Versioned::ok))
        .call(() -> evict(id));
  }

  @DELETE
  @Operation(
      operationId = "cancelPublication",
      summary = "Cancel a planned publication",
      description = "The content stays approved and can be published or planned again.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CONTENT_NOT_FOUND, CONTENT_DERIVED, CONTENT_STATE_FORBIDS"))
  @APIResponse(
      responseCode = "200",
      description = "Cancelled; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> cancel(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch) {
    return publications.cancel(id, ifMatch, caller.subject()).map(Versioned::response);
  }

  private Uni<Void> evict(UUID id) {
    return publications.answers(id).chain(cache::evict);
  }
}
