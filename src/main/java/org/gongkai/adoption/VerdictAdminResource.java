package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.gongkai.comment.AnswerableService;
import org.gongkai.comment.CommentUnitService;
import org.gongkai.platform.cache.AnswerCache;
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

/** Verdicts, for officers. */
@Cancellable(false)
@Path("/v1/admin/comments/{id}/verdict")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(CommentUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class VerdictAdminResource {

  private final VerdictService verdicts;
  private final AnswerableService answerables;
  private final FeedbackHistoryService history;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;

  VerdictAdminResource(
      VerdictService verdicts,
      AnswerableService answerables,
      FeedbackHistoryService history,
      IdempotentWrites writes,
      AnswerCache cache,
      Caller caller) {
    this.verdicts = verdicts;
    this.answerables = answerables;
    this.history = history;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Operation(
      operationId = "getVerdict",
      summary = "The answer to a comment with its history",
      description = "The `ETag` is the comment's version, which a verdict names in `If-Match`.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "COMMENT_NOT_FOUND, VERDICT_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The verdict",
      content = @Content(schema = @Schema(implementation = VerdictDetailView.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return verdicts.detail(id).map(Versioned::response);
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "decideComment",
      summary = "Answer a comment",
      description =
          "Gives or replaces the verdict. `If-Match` names the version of the comment. A reason is"
              + " mandatory unless adopted; an adopted one names the clause that it changed and the"
              + " version that changed it. Without `draftVersion` the newest public version that"
              + " has the clause is taken unchecked; where the clause reads there as it did in the"
              + " comment's version, the report shows no before and after. Free until the feedback"
              + " report is published; afterwards it needs a `note` and must change something,"
              + " changes the report, appears in its history and is told to the author. Where two"
              + " persons are needed, the verdict is proposed and counts once another officer has"
              + " confirmed it.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "COMMENT_NOT_FOUND, CLAUSE_NOT_FOUND, DRAFT_NOT_FOUND, TEMPLATE_NOT_FOUND,"
                      + " REASON_REQUIRED, CLAUSE_REQUIRED, NOTE_REQUIRED, CLAUSE_UNCHANGED,"
                      + " VERDICT_UNCHANGED,"
                      + " COMMENT_WITHDRAWN, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Answered; the `ETag` is the comment's new version",
      content = @Content(schema = @Schema(implementation = VerdictView.class)))
  public Uni<Response> decide(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid VerdictRequest request) {
    return verdicts
        .decide(id, ifMatch, request, caller.subject())
        .call(decided -> evict(decided.value().consultationId()))
        .map(Versioned::response);
  }

  @POST
  @Path("/confirmation")
  @Operation(
      operationId = "confirmVerdict",
      summary = "Confirm the answer of another officer",
      description =
          "Lets a proposed verdict count. `If-Match` names the version of the comment. Whoever"
              + " proposed the verdict cannot confirm it.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "COMMENT_NOT_FOUND, VERDICT_NOT_FOUND, VERDICT_ALREADY_CONFIRMED,"
                      + " SECOND_PERSON_REQUIRED, COMMENT_WITHDRAWN, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Confirmed; the `ETag` is the comment's new version",
      content = @Content(schema = @Schema(implementation = VerdictView.class)))
  public Uni<Response> confirm(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch) {
    String by = caller.subject();
    return writes
        .once(
            IdempotentRequest.of(by, key, "confirmVerdict " + id, ""),
            () -> verdicts.confirm(id, ifMatch, by).map(Versioned::ok))
        .call(() -> answerables.consultationOf(id).chain(this::evict));
  }

  @POST
  @Path("/rejection")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rejectVerdict",
      summary = "Reject a proposed answer, or take it back",
      description =
          "Drops a verdict that waits for a second person; the history keeps it with the reason."
              + " `If-Match` names the version of the comment. Whoever proposed the verdict takes"
              + " it back, another officer rejects it. A published answer stays as it is; before"
              + " publication the comment has no verdict then.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "COMMENT_NOT_FOUND, VERDICT_NOT_FOUND, VERDICT_ALREADY_CONFIRMED,"
                      + " REASON_REQUIRED, COMMENT_WITHDRAWN, FEEDBACK_ALREADY_PUBLISHED"))
  @APIResponse(
      responseCode = "200",
      description = "Rejected; the `ETag` is the comment's new version",
      content = @Content(schema = @Schema(implementation = VerdictView.class)))
  public Uni<Response> reject(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid RejectVerdictRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "rejectVerdict " + id, request),
        () -> verdicts.reject(id, ifMatch, request.reason(), by).map(Versioned::ok));
  }

  /** The first verdict changes where the consultation stands, a revision what is published. */
  private Uni<Void> evict(UUID consultationId) {
    return history.cacheGroups(consultationId).chain(cache::evict);
  }
}
