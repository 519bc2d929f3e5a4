package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** 三审: the reviews of a content. */
@Cancellable(false)
@Path("/v1/admin/contents/{id}/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.REVIEWER, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "contents")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ReviewAdminResource {

  private final ReviewService reviews;
  private final IdempotentWrites writes;
  private final Caller caller;

  ReviewAdminResource(ReviewService reviews, IdempotentWrites writes, Caller caller) {
    this.reviews = reviews;
    this.writes = writes;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Roles.REVIEWER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reviewContent",
      summary = "Review a content",
      description =
          "Three different persons review one after the other, none of whom wrote any version of"
              + " it. To pass, each ticks all five gates, the third also confirms its openness; to"
              + " return it, the reviewer says why, and all reviews start again.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONTENT_NOT_FOUND, CONTENT_DERIVED, CONTENT_STATE_FORBIDS, REVIEW_STAGE_WRONG,"
                      + " REVIEWER_NOT_INDEPENDENT, CONTENT_INVALID"))
  @APIResponse(
      responseCode = "200",
      description = "Reviewed; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> review(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid ReviewContentRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "reviewContent " + id, request),
        () -> reviews.review(id, ifMatch, request, by).map(Versioned::ok));
  }

  @GET
  @Operation(
      operationId = "listReviews",
      summary = "All reviews of a content, the first one first",
      description = "Of every version and round.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND"))
  public Uni<List<ReviewView>> list(@PathParam("id") UUID id) {
    return reviews.reviews(id);
  }
}
