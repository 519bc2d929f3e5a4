package org.gongkai.consultation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Digests;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The officers' side of drafts. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class DraftAdminResource {

  private final DraftImports imports;
  private final DraftService drafts;
  private final PublicationService publications;
  private final DiffService diffs;
  private final IdempotentWrites writes;
  private final AnswerCache cache;
  private final Caller caller;

  DraftAdminResource(
      DraftImports imports,
      DraftService drafts,
      PublicationService publications,
      DiffService diffs,
      IdempotentWrites writes,
      AnswerCache cache,
      Caller caller) {
    this.imports = imports;
    this.drafts = drafts;
    this.publications = publications;
    this.diffs = diffs;
    this.writes = writes;
    this.cache = cache;
    this.caller = caller;
  }

  @POST
  @Consumes({
    MediaType.TEXT_PLAIN,
    MediaType.TEXT_HTML,
    DraftSource.DOCX,
    MediaType.APPLICATION_JSON
  })
  @Operation(
      operationId = "importDraft",
      summary = "Import a draft",
      description =
          "Reads a text, a web page or a Word file into a tree of clauses, or takes a tree as it"
              + " is, and stores it as the next version. The answer lists everything that was left"
              + " out and every decision that a person should look at. To correct the tree, send"
              + " the corrected one: it becomes the next version. Nothing is public before it is"
              + " published; clauses that the public version has keep their identity.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, DRAFT_OUTDATED, DRAFT_UNREADABLE, DRAFT_TOO_LARGE,"
                      + " DRAFT_FILE_UNSAFE"))
  @RequestBody(
      required = true,
      description = "At most 2 MiB and 5,000 clauses; a text is UTF-8 unless it says otherwise",
      content = {
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(type = SchemaType.STRING),
            example = "关于加强公共交通的实施意见\n（征求意见稿）\n一、总体要求\n（一）目标。方便群众出行。"),
        @Content(
            mediaType = MediaType.TEXT_HTML,
            schema = @Schema(type = SchemaType.STRING),
            example = "<h1>关于加强公共交通的实施意见（征求意见稿）</h1><p>一、总体要求</p><p>（一）目标。方便群众出行。</p>"),
        @Content(
            mediaType = DraftSource.DOCX,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ClauseTreeRequest.class))
      })
  @APIResponse(
      responseCode = "201",
      description = "Imported",
      content = @Content(schema = @Schema(implementation = ImportedDraftView.class)))
  public Uni<Response> importDraft(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable String contentType,
      @NotNull byte[] body) {
    if (contentType == null) {
      throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    String by = caller.subject();
    IdempotentRequest request =
        IdempotentRequest.of(
            by, key, "importDraft " + id, List.of(contentType, Digests.sha256Hex(body)));
    return imports
        .read(contentType, body)
        .chain(parsed -> drafts.prepare(id, parsed))
        .chain(prepared -> writes.once(request, () -> store(id, prepared, by)));
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Operation(
      operationId = "listDraftsForStaff",
      summary = "All versions of the draft, the oldest first",
      description = "Those that are not public have neither `edition` nor `publishedAt`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "CONSULTATION_NOT_FOUND"))
  public Uni<DraftVersions> list(@PathParam("id") UUID id) {
    return drafts.versions(id);
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Path("/{version}")
  @Operation(
      operationId = "getDraftForStaff",
      summary = "A version of the draft, public or not, with what its import reported",
      description =
          "To correct its tree, change `draft` and send its title, texts and clauses to"
              + " `importDraft`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DRAFT_NOT_FOUND"))
  public Uni<ImportedDraftView> get(@PathParam("id") UUID id, @PathParam("version") int version) {
    return drafts.forStaff(id, version);
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Path("/{version}/diff")
  @Operation(
      operationId = "previewDraftDiff",
      summary = "What changes when a version is published",
      description = "Compared with the version that was public at its import.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "DRAFT_NOT_FOUND"))
  public Uni<DraftDiffView> diff(@PathParam("id") UUID id, @PathParam("version") int version) {
    return diffs.preview(id, version);
  }

  @POST
  @Path("/{version}/publication")
  @Operation(
      operationId = "publishDraft",
      summary = "Publish a further version of the draft",
      description =
          "The first one is published with the window. Comments are taken on it from now on; those"
              + " on the version before follow their clauses. `If-Match` names the consultation.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_NOT_ANNOUNCED, DRAFT_NOT_FOUND,"
                      + " DRAFT_ALREADY_PUBLISHED, DRAFT_OUTDATED"))
  @APIResponse(
      responseCode = "200",
      description = "Published",
      content = @Content(schema = @Schema(implementation = ConsultationView.class)))
  public Uni<Response> publish(
      @PathParam("id") UUID id,
      @PathParam("version") int version,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch) {
    String by = caller.subject();
    String operation = "publishDraft " + id + ' ' + version;
    return writes
        .once(
            IdempotentRequest.of(by, key, operation, ""),
            () -> publications.publish(id, version, ifMatch, by).map(Versioned::ok))
        .call(() -> cache.evict(List.of(ConsultationService.cacheGroup(id))));
  }

  private Uni<Answer> store(UUID id, PreparedDraft prepared, String by) {
    return drafts
        .store(id, prepared, by)
        .map(
            imported ->
                Answer.created(
                    "/v1/admin/consultations/" + id + "/drafts/" + imported.draft().version(),
                    imported));
  }
}
