package org.gongkai.comment;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Comments: taken from citizens, shown to everyone once they are checked. */
@Cancellable(false)
@Path("/v1/consultations/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "comments")
public class CommentResource {

  private final CommentService comments;
  private final IntakeService intake;
  private final AnswerCache cache;
  private final Caller caller;

  /** How a page reads, for the contract; what is written is a {@link Page}. */
  @Schema(name = "PublicCommentPage")
  record PublicCommentPage(
      List<PublicCommentView> items, @Nullable @Schema(nullable = true) String nextCursor) {}

  CommentResource(CommentService comments, IntakeService intake, AnswerCache cache, Caller caller) {
    this.comments = comments;
    this.intake = intake;
    this.cache = cache;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CITIZEN)
  @SecurityRequirement(name = ApiDefinition.CITIZEN)
  @Operation(
      operationId = "submitComment",
      summary = "Comment on a draft or one of its clauses",
      description =
          "Taken while the window is open, on the server's clock. One person makes a limited number"
              + " of comments on one consultation and a day, and none twice: a refused repetition"
              + " names the `receipt` of the first. The receipt follows the comment"
              + " without login. Repeat with the same Idempotency-Key until an answer arrives: the"
              + " comment is taken once. Up to three photos of `uploadPhoto` can go with it.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_NOT_OPEN, CONSULTATION_CLOSED,"
                      + " CLAUSE_NOT_FOUND, COMMENT_TEXT_EMPTY, COMMENT_TEXT_TOO_LONG,"
                      + " DRAFT_NOT_FOUND, TICKET_INVALID, TICKET_USED, COMMENT_REPEATED,"
                      + " COMMENT_LIMIT_REACHED, DAILY_LIMIT_REACHED, PHOTO_NOT_FOUND"))
  @APIResponse(
      responseCode = "201",
      description = "Taken",
      content = @Content(schema = @Schema(implementation = SubmittedView.class)))
  public Uni<Response> submit(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid SubmitCommentRequest request) {
    UUID citizen = caller.citizenId();
    return intake.submit(
        IdempotentRequest.of(citizen.toString(), key, "submitComment " + id, request),
        id,
        citizen,
        request);
  }

  @GET
  @Operation(
      operationId = "listComments",
      summary = "Comments that may be shown, newest first",
      description =
          "Checked comments whose authors consented to publication, with masked names; with"
              + " `selected` only those that were chosen to be shown first, or only the others.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONSULTATION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "A page of comments",
      content = @Content(schema = @Schema(implementation = PublicCommentPage.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> list(
      @PathParam("id") UUID id,
      @QueryParam("selected")
          @Pattern(regexp = CommentFilter.BOOLEAN)
          @Parameter(
              description = "Whether it was chosen to be shown first",
              schema = @Schema(type = SchemaType.BOOLEAN))
          @Nullable String selected,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.overview(
        ifNoneMatch,
        () ->
            comments
                .publicPage(id, CommentFilter.flag(selected), cursor, limit)
                .map(Loaded::overview));
  }
}
