package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What reviewers have to do. */
@Cancellable(false)
@Path("/v1/admin/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.REVIEWER, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "contents")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class PendingReviewAdminResource {

  private final ReviewService reviews;

  PendingReviewAdminResource(ReviewService reviews) {
    this.reviews = reviews;
  }

  @GET
  @Operation(
      operationId = "listPendingReviews",
      summary = "Contents that wait for a review, oldest first",
      description = "With `stage` only those whose next review is that one.")
  public Uni<Page<PendingReviewView>> pending(
      @QueryParam("stage") @Nullable @Min(1) @Max(3) Integer stage,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return reviews.pending(stage, cursor, limit);
  }
}
