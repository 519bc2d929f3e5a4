package org.gongkai.comment.triage;

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
import java.util.function.Supplier;
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
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The handling of one comment, for officers. */
@Cancellable(false)
@Path("/v1/admin/comments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(CommentUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class TriageAdminResource {

  /** What every step can fail with. */
  private static final String PROBLEMS =
      "COMMENT_NOT_FOUND, COMMENT_WITHDRAWN, FEEDBACK_ALREADY_PUBLISHED";

  private final TriageService triage;
  private final IdempotentWrites writes;
  private final Caller caller;

  TriageAdminResource(TriageService triage, IdempotentWrites writes, Caller caller) {
    this.triage = triage;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Path("/{id}/handling")
  @Operation(
      operationId = "listHandling",
      summary = "What was done with a comment, oldest first",
      description = "Every step with who took it and how the comment stood afterwards.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "COMMENT_NOT_FOUND"))
  public Uni<Page<HandlingView>> history(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return triage.history(id, cursor, limit);
  }

  @POST
  @Path("/{id}/class")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "classifyComment",
      summary = "Sort a comment",
      description =
          "Its class decides the duty of reply. It can be changed until the feedback report "
              + "is published.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = PROBLEMS))
  @APIResponse(
      responseCode = "200",
      description = "Sorted",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> classify(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ClassifyCommentRequest request) {
    return once(
        key,
        "classifyComment " + id,
        request,
        () -> triage.classify(id, ifMatch, request, caller.subject()));
  }

  @POST
  @Path("/{id}/assignment")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "assignComment",
      summary = "Give a comment to a handler",
      description =
          "Its very first handler is kept for ever. The last day is counted by the working "
              + "calendar from today; it is not counted itself. A comment that someone has in "
              + "hand is transferred.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = PROBLEMS + ", COMMENT_ALREADY_ASSIGNED"))
  @APIResponse(
      responseCode = "200",
      description = "Assigned",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> assign(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid AssignCommentRequest request) {
    return once(
        key,
        "assignComment " + id,
        request,
        () -> triage.assign(id, ifMatch, request, caller.subject()));
  }

  @POST
  @Path("/{id}/transfer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "transferComment",
      summary = "Pass a comment on to another handler",
      description =
          "The last day stays, unless a number of working days is named, which is counted "
              + "from today.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = PROBLEMS + ", COMMENT_NOT_ASSIGNED, REASON_REQUIRED"))
  @APIResponse(
      responseCode = "200",
      description = "Passed on",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> transfer(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid TransferCommentRequest request) {
    return once(
        key,
        "transferComment " + id,
        request,
        () -> triage.transfer(id, ifMatch, request, caller.subject()));
  }

  @POST
  @Path("/{id}/return")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "returnComment",
      summary = "Give a comment back",
      description =
          "Nobody has it in hand until it is assigned anew. Its first handler and its last "
              + "day stay.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = PROBLEMS + ", COMMENT_NOT_ASSIGNED, REASON_REQUIRED"))
  @APIResponse(
      responseCode = "200",
      description = "Given back",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> giveBack(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ReturnCommentRequest request) {
    return once(
        key,
        "returnComment " + id,
        request,
        () -> triage.giveBack(id, ifMatch, request, caller.subject()));
  }

  @POST
  @Path("/{id}/selection")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "selectComment",
      summary = "Choose a comment to be shown first",
      description =
          "Only one that the public sees can be chosen; hiding or withdrawing it ends that.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = PROBLEMS + ", COMMENT_NOT_SELECTABLE"))
  @APIResponse(
      responseCode = "200",
      description = "Chosen, or no longer",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> select(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid SelectCommentRequest request) {
    return once(
        key,
        "selectComment " + id,
        request,
        () -> triage.select(id, ifMatch, request, caller.subject()));
  }

  private Uni<Response> once(
      @Nullable String key,
      String operation,
      Object request,
      Supplier<Uni<Versioned<OfficerCommentView>>> step) {
    return writes.once(
        IdempotentRequest.of(caller.subject(), key, operation, request),
        () -> step.get().map(Versioned::ok));
  }
}
