package org.gongkai.comment.moderation;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.comment.CommentUnitService;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.platform.problem.ProblemLanguage;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Entry of appeals and decisions on them, for officers. */
@Cancellable(false)
@Path("/v1/admin/comments/{id}/appeal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(CommentUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class AppealDecisionAdminResource {

  private final AppealService appeals;
  private final AppealEntryService entries;
  private final ShownAnswers shown;
  private final IdempotentWrites writes;
  private final Caller caller;

  AppealDecisionAdminResource(
      AppealService appeals,
      AppealEntryService entries,
      ShownAnswers shown,
      IdempotentWrites writes,
      Caller caller) {
    this.appeals = appeals;
    this.entries = entries;
    this.shown = shown;
    this.writes = writes;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "enterAppeal",
      summary = "Enter an appeal that came in on paper or by word of mouth",
      description =
          "For an author who cannot or would not appeal online, as of a comment that was entered"
              + " itself. Once for a comment, whoever makes it. Nobody who ever hid the comment"
              + " decides it.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "COMMENT_NOT_FOUND, APPEAL_NOT_POSSIBLE, APPEAL_ALREADY_MADE, ENTRY_INVALID"))
  @APIResponse(
      responseCode = "201",
      description = "Taken",
      content = @Content(schema = @Schema(implementation = OfficerAppealView.class)))
  public Uni<Response> enter(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
      @NotNull @Valid EnterAppealRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "enterAppeal " + id, request),
        () ->
            entries
                .enter(id, request, ProblemLanguage.of(language), by)
                .map(made -> Answer.created("/v1/admin/comments/" + id, made)));
  }

  @POST
  @Path("/decision")
  @Operation(
      operationId = "decideAppeal",
      summary = "Decide an appeal",
      description =
          "For good, by another person than those who ever hid the comment. `OVERTURNED` shows the"
              + " comment, also in a published feedback report; `UPHELD` leaves it hidden. The"
              + " author is told with the reason. `If-Match` names the version of the comment.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "COMMENT_NOT_FOUND, APPEAL_NOT_FOUND, APPEAL_ALREADY_DECIDED,"
                      + " COMMENT_NOT_MODERATABLE, SECOND_PERSON_REQUIRED, REASON_REQUIRED"))
  @APIResponse(
      responseCode = "200",
      description = "Decided",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> decide(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid DecideAppealRequest request) {
    String by = caller.subject();
    return writes
        .once(
            IdempotentRequest.of(by, key, "decideAppeal " + id, request),
            () -> appeals.decide(id, ifMatch, request, by).map(Versioned::ok))
        .call(() -> shown.evict(id));
  }
}
