package org.gongkai.comment;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.comment.moderation.ModerateCommentRequest;
import org.gongkai.comment.moderation.ModerationService;
import org.gongkai.comment.moderation.ShownAnswers;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** One comment, for officers. */
@Cancellable(false)
@Path("/v1/admin/comments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(CommentUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class CommentAdminResource {

  private final CommentService comments;
  private final ModerationService moderation;
  private final ShownAnswers shown;
  private final IdempotentWrites writes;
  private final Caller caller;

  CommentAdminResource(
      CommentService comments,
      ModerationService moderation,
      ShownAnswers shown,
      IdempotentWrites writes,
      Caller caller) {
    this.comments = comments;
    this.moderation = moderation;
    this.shown = shown;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Path("/{id}")
  @Operation(
      operationId = "getCommentForStaff",
      summary = "A comment with its version",
      description = "The `ETag` is what a change names in `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "COMMENT_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The comment",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return comments.forOfficer(id).map(Versioned::response);
  }

  @POST
  @Path("/{id}/moderation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "moderateComment",
      summary = "Show or hide a comment by a person's decision",
      description =
          "A hidden comment still counts and still needs a verdict. Its author is told the reason"
              + " and can appeal once. Free before and after the feedback report: a published one"
              + " follows.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "COMMENT_NOT_FOUND, COMMENT_NOT_MODERATABLE, REASON_REQUIRED, APPEAL_OPEN,"
                      + " SECOND_PERSON_REQUIRED"))
  @APIResponse(
      responseCode = "200",
      description = "Decided",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> moderate(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ModerateCommentRequest request) {
    String by = caller.subject();
    return writes
        .once(
            IdempotentRequest.of(by, key, "moderateComment " + id, request),
            () -> moderation.moderate(id, ifMatch, request, by).map(Versioned::ok))
        .call(() -> shown.evict(id));
  }
}
