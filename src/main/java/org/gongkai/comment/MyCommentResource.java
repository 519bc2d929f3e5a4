package org.gongkai.comment;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A citizen's own comments. */
@Cancellable(false)
@Path("/v1/me/comments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CITIZEN)
@Tag(name = "comments")
@SecurityRequirement(name = ApiDefinition.CITIZEN)
public class MyCommentResource {

  private final MyCommentService comments;
  private final WithdrawalService withdrawals;
  private final IdempotentWrites writes;
  private final Caller caller;

  MyCommentResource(
      MyCommentService comments,
      WithdrawalService withdrawals,
      IdempotentWrites writes,
      Caller caller) {
    this.comments = comments;
    this.withdrawals = withdrawals;
    this.writes = writes;
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
    return comments.page(caller.citizenId(), cursor, limit);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getMyComment",
      summary = "One of a citizen's own comments",
      description =
          "With what the public may read of it, why it is hidden if it is, and what became of an"
              + " appeal.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "COMMENT_NOT_FOUND"))
  public Uni<MyCommentView> one(@PathParam("id") UUID id) {
    return comments.one(caller.citizenId(), id);
  }

  @POST
  @Path("/{id}/withdrawal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "withdrawComment",
      summary = "Take a comment back",
      description =
          "Until the feedback report is published. The comment is shown to nobody any more and"
              + " needs no answer; the report counts it as withdrawn. The reason is not public.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "COMMENT_NOT_FOUND, COMMENT_NOT_WITHDRAWABLE, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Withdrawn",
      content = @Content(schema = @Schema(implementation = WithdrawnView.class)))
  public Uni<Response> withdraw(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid WithdrawCommentRequest request) {
    UUID citizen = caller.citizenId();
    return writes.once(
        IdempotentRequest.of(citizen.toString(), key, "withdrawComment " + id, request),
        () -> withdrawals.withdraw(id, citizen, request).map(Answer::ok));
  }
}
