package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import org.gongkai.comment.CommentUnitService;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What the public may read of a comment, for officers. */
@Cancellable(false)
@Path("/v1/admin/comments/{id}/public-text")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(CommentUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class PublicTextAdminResource {

  private final PublicTextService texts;
  private final ShownAnswers shown;
  private final Caller caller;

  PublicTextAdminResource(PublicTextService texts, ShownAnswers shown, Caller caller) {
    this.texts = texts;
    this.shown = shown;
    this.caller = caller;
  }

  @PUT
  @Operation(
      operationId = "correctPublicText",
      summary = "Correct what the public may read of a comment",
      description =
          "Where too much or too little was masked. The text is the comment with some places"
              + " replaced by asterisks and nothing else changed. Its author is told. Once the"
              + " feedback report is published only more can be masked; the report follows.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "COMMENT_NOT_FOUND, COMMENT_NOT_MODERATABLE, REASON_REQUIRED,"
                      + " PUBLIC_TEXT_INVALID, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Corrected",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> correct(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid PublicTextRequest request) {
    return texts
        .correct(id, ifMatch, request, caller.subject())
        .call(() -> shown.evict(id))
        .map(Versioned::response);
  }
}
