package org.gongkai.comment;

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
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** A citizen's own comments. */
@Path("/v1/me/comments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CITIZEN)
@Tag(name = "comments")
@SecurityRequirement(name = ApiDefinition.CITIZEN)
public class MyCommentResource {

  private final CommentService comments;
  private final Caller caller;

  MyCommentResource(CommentService comments, Caller caller) {
    this.comments = comments;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listMyComments",
      summary = "A citizen's own comments, newest first",
      description = "With their receipts and states.")
  public Uni<Page<MyCommentView>> mine(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return comments.citizenPage(caller.citizenId(), cursor, limit);
  }
}
