package org.gongkai.comment.offline;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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
import org.gongkai.consultation.ConsultationUnitService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemLanguage;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Digests;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Offline entry of comments. */
@Cancellable(false)
@Path("/v1/admin/consultations/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
@UnitScoped(ConsultationUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class OfflineEntryResource {

  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final OfflineEntryService entries;
  private final BulkEntryService bulk;
  private final BulkSheets sheets;
  private final IdempotentWrites writes;
  private final Caller caller;

  OfflineEntryResource(
      OfflineEntryService entries,
      BulkEntryService bulk,
      BulkSheets sheets,
      IdempotentWrites writes,
      Caller caller) {
    this.entries = entries;
    this.bulk = bulk;
    this.sheets = sheets;
    this.writes = writes;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "enterComment",
      summary = "Enter a comment that came in on paper or by word of mouth",
      description =
          "From the first opening until the feedback report is published. One that came in after"
              + " a window's last day and in no later window is kept and marked as late; a letter"
              + " counts by its postmark."
              + " The comment waits for a person's review. Its receipt is for its author.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_NOT_ANNOUNCED, CONSULTATION_NOT_OPEN,"
                      + " FEEDBACK_ALREADY_PUBLISHED, CLAUSE_NOT_FOUND, DRAFT_NOT_FOUND,"
                      + " COMMENT_TEXT_EMPTY, COMMENT_TEXT_TOO_LONG, COMMENT_REPEATED,"
                      + " ENTRY_INVALID"))
  @APIResponse(
      responseCode = "201",
      description = "Entered",
      content = @Content(schema = @Schema(implementation = EnteredView.class)))
  public Uni<Response> enter(
      @PathParam("id") UUID id,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
      @NotNull @Valid EnterCommentRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "enterComment " + id, request),
        () ->
            entries
                .enter(id, request, ProblemLanguage.of(language), by)
                .map(entered -> Answer.created("/v1/admin/comments/" + entered.id(), entered)));
  }

  @POST
  @Path("/bulk")
  @Consumes({CSV, XLSX})
  @Operation(
      operationId = "enterComments",
      summary = "Enter a table of comments that came in on paper or by word of mouth",
      description =
          "Every row or none. The heading names the columns in Chinese or English: 来源 `source`, 条款"
              + " `clause` (a label such as （十一） or an id; empty for the whole draft), 意见 `text`,"
              + " 类型 `respondentType`, 姓名 `name`, 电话 `phone`, 同意公开 `publishConsent`, 收到日期"
              + " `receivedOn`, 邮戳日期 `postmarkedOn`, 档号 `archiveNumber`. A row that repeats another"
              + " one, or one that was entered before, is bad: the same archive number with the"
              + " same text or, without an archive number, the same in all columns. With"
              + " `dryRun=true` the answer is a report and nothing is entered.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "CONSULTATION_NOT_FOUND, CONSULTATION_NOT_ANNOUNCED, CONSULTATION_NOT_OPEN,"
                      + " FEEDBACK_ALREADY_PUBLISHED, BULK_FILE_UNREADABLE, BULK_ROWS_INVALID,"
                      + " INVALID_REQUEST, UNKNOWN_VALUE"))
  @RequestBody(
      required = true,
      description =
          "At most 3 MiB and 10,000 rows; a CSV file is UTF-8, UTF-16 or GB 18030, its cells parted"
              + " by commas, semicolons or tabs",
      content = {
        @Content(
            mediaType = CSV,
            schema = @Schema(type = SchemaType.STRING),
            example =
                """
                来源,条款,意见,类型,姓名,电话,同意公开,收到日期,邮戳日期,档号
                来信,（二）,建议摊位编号公开。,个人,甲某某,000-00000000,是,2026-03-20,2026-03-16,2026-XF-0031
                """),
        @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "200",
      description = "The report of a dry run",
      content = @Content(schema = @Schema(implementation = BulkReportView.class)))
  @APIResponse(
      responseCode = "201",
      description = "Entered",
      content = @Content(schema = @Schema(implementation = BulkEnteredView.class)))
  public Uni<Response> enterAll(
      @PathParam("id") UUID id,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      @Context UriInfo address,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
      @NotNull byte[] body) {
    String by = caller.subject();
    requireWord(address);
    String digest = Digests.sha256Hex(body);
    ProblemLanguage wanted = ProblemLanguage.of(language);
    IdempotentRequest request =
        IdempotentRequest.of(by, key, "enterComments " + id, List.of(digest));
    return sheets
        .read(body)
        .chain(
            sheet ->
                dryRun
                    ? bulk.rehearse(id, sheet, wanted).map(OfflineEntryResource::report)
                    : writes.once(
                        request,
                        () ->
                            bulk.enter(id, sheet, digest, wanted, by)
                                .map(entered -> Answer.created(list(id), entered))));
  }

  /** Nothing was changed, so that there is nothing to keep for a repetition. */
  private static Response report(BulkReportView report) {
    return Response.ok(report).header("Cache-Control", "no-store").build();
  }

  private static String list(UUID id) {
    return "/v1/admin/consultations/" + id + "/comments";
  }

  /** A parameter without a word would count as a no, and enter the table. */
  private static void requireWord(UriInfo address) {
    List<String> words = address.getQueryParameters().get("dryRun");
    if (words != null && (words.size() != 1 || words.get(0).isEmpty())) {
      throw new ProblemException(ProblemType.UNKNOWN_VALUE, "dryRun")
          .withViolations(List.of(new Violation("query", "dryRun", "true or false")));
    }
  }
}
