package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.gongkai.audit.AuditEntryView;
import org.gongkai.audit.AuditService;
import org.gongkai.delivery.DeliveryView;
import org.gongkai.platform.cache.AnswerCache;
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

/** The editors' side of contents. */
@Cancellable(false)
@Path("/v1/admin/contents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.REVIEWER, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "contents")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class ContentAdminResource {

  private final ContentService contents;
  private final ContentReadService reads;
  private final ContentWriteService texts;
  private final ContentDrafts drafts;
  private final ReviewService reviews;
  private final ContentPublicationService publications;
  private final WithdrawalService withdrawals;
  private final AuditService audit;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;

  ContentAdminResource(
      ContentService contents,
      ContentReadService reads,
      ContentWriteService texts,
      ContentDrafts drafts,
      ReviewService reviews,
      ContentPublicationService publications,
      WithdrawalService withdrawals,
      AuditService audit,
      IdempotentWrites writes,
      AnswerCache cache,
      Caller caller) {
    this.contents = contents;
    this.reads = reads;
    this.texts = texts;
    this.drafts = drafts;
    this.reviews = reviews;
    this.publications = publications;
    this.withdrawals = withdrawals;
    this.audit = audit;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listContents",
      summary = "Contents, newest first",
      description = "With what their latest version says; `q` looks into its title.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE"))
  public Uni<Page<ContentItemView>> list(
      @BeanParam @Valid ContentFilter filter,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return reads.page(filter, cursor, limit);
  }

  @POST
  @RolesAllowed(Roles.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createContent",
      summary = "Begin a content",
      description =
          "Stores and checks version 1; what the check found is among its findings. A POLICY needs"
              + " documentNumber and generatedOn, an INTERPRETATION interprets, a"
              + " CONSULTATION_NOTICE consultationId, a GAZETTE issue. Nothing is public before it"
              + " has passed three reviews and is published.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONTENT_DERIVED, CONTENT_INVALID, POLICY_NOT_INTERPRETABLE,"
                      + " CONSULTATION_NOT_FOUND"))
  @APIResponse(
      responseCode = "201",
      description = "Begun; the `ETag` is what a change names in `If-Match`",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> create(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid CreateContentRequest request) {
    String by = caller.subject();
    IdempotentRequest write = IdempotentRequest.of(by, key, "createContent", request);
    ContentPolicy.requireWritten(request.type());
    return drafts
        .draft(request, null, null)
        .chain(
            draft ->
                writes.once(
                    write,
                    () ->
                        texts
                            .create(request.type(), draft, by)
                            .map(made -> made.created("/v1/admin/contents/" + made.value().id()))));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getContent",
      summary = "A content with its latest version",
      description = "The `ETag` is what a change names in `If-Match`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The content",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return reads.get(id).map(Versioned::response);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(Roles.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceContent",
      summary = "Write the next version of a content",
      description =
          "Of one that is not published, or whose correction is under way. All reviews start again"
              + " and a planned publication is cancelled. A version that says the same is not"
              + " written. The type stays; what the content is about stays once it was published.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONTENT_NOT_FOUND, CONTENT_DERIVED, CONTENT_STATE_FORBIDS, CONTENT_INVALID,"
                      + " POLICY_NOT_INTERPRETABLE, CONSULTATION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "Written; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> replace(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ReplaceContentRequest request) {
    String by = caller.subject();
    return drafts
        .draft(request, null, null)
        .chain(draft -> texts.replace(id, ifMatch, draft, by))
        .map(Versioned::response);
  }

  @POST
  @Path("/{id}/correction")
  @RolesAllowed(Roles.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "correctContent",
      summary = "Begin the correction of a published content",
      description =
          "Writes the next version with a public note. It passes three reviews like the first one;"
              + " readers go on seeing what is published until then. Later changes of its text keep"
              + " the kind and the note.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONTENT_NOT_FOUND, CONTENT_DERIVED, CONTENT_STATE_FORBIDS, CONTENT_INVALID,"
                      + " POLICY_NOT_INTERPRETABLE, CONSULTATION_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "Begun; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> correct(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid CorrectContentRequest request) {
    String by = caller.subject();
    IdempotentRequest write = IdempotentRequest.of(by, key, "correctContent:" + id, request);
    return drafts
        .draft(request, request.kind(), request.note())
        .chain(
            draft ->
                writes.once(write, () -> texts.correct(id, ifMatch, draft, by).map(Versioned::ok)));
  }

  @GET
  @Path("/{id}/renditions/{channel}")
  @Operation(
      operationId = "previewContent",
      summary = "The latest version as a channel would show it",
      description = "Exactly what would be sent, what the channel would refuse, and what it can.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND, CHANNEL_NOT_FOUND"))
  public Uni<RenditionView> rendition(
      @PathParam("id") UUID id, @PathParam("channel") String channel) {
    return reads.rendition(id, channel);
  }

  @GET
  @Path("/{id}/deliveries")
  @RolesAllowed({Roles.EDITOR, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
  @Operation(
      operationId = "listDeliveries",
      summary = "Where a content stands on each channel",
      description =
          "One entry for each version and channel, with the last answer of the channel and the next"
              + " attempt.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND"))
  public Uni<List<DeliveryView>> deliveries(@PathParam("id") UUID id) {
    return contents.deliveries(id);
  }

  @POST
  @Path("/{id}/submission")
  @RolesAllowed(Roles.EDITOR)
  @Operation(
      operationId = "submitContent",
      summary = "Submit a content to its reviewers",
      description =
          "Refused while findings of the check are open; `findings` names up to fifty of them. Each"
              + " submission begins a round of three reviews.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONTENT_NOT_FOUND, CONTENT_DERIVED, CONTENT_STATE_FORBIDS,"
                      + " CONTENT_FINDINGS_OPEN"))
  @APIResponse(
      responseCode = "200",
      description = "Submitted; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> submit(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "submitContent " + id, ""),
        () -> reviews.submit(id, ifMatch, by).map(Versioned::ok));
  }

  @POST
  @Path("/{id}/withdrawal")
  @RolesAllowed(Roles.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "withdrawContent",
      summary = "Withdraw a published content for good",
      description =
          "Readers see the reason in its place from now on. It is taken back from every channel;"
              + " how far that is tells `listDeliveries`. A correction under way is given up.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "CONTENT_NOT_FOUND, CONTENT_DERIVED, CONTENT_STATE_FORBIDS"))
  @APIResponse(
      responseCode = "200",
      description = "Withdrawn; the `ETag` is the new version",
      content = @Content(schema = @Schema(implementation = ContentView.class)))
  public Uni<Response> withdraw(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @NotNull @Valid WithdrawContentRequest request) {
    String by = caller.subject();
    return writes
        .once(
            IdempotentRequest.of(by, key, "withdrawContent " + id, request),
            () -> withdrawals.withdraw(id, ifMatch, request.reason(), by).map(Versioned::ok))
        .call(() -> publications.answers(id).chain(cache::evict));
  }

  @GET
  @Path("/{id}/history")
  @Operation(
      operationId = "listContentHistory",
      summary = "What was done with a content, newest first",
      description = "Every change, review, publication and withdrawal with who did it and why.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONTENT_NOT_FOUND"))
  public Uni<Page<AuditEntryView>> history(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return audit.page(id, null, cursor, limit).call(() -> reads.get(id));
  }
}
