package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.content.views.ViewCounter;
import org.gongkai.content.views.ViewCounts;
import org.gongkai.content.views.ViewService;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.AnswerKey;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Notices: published contents as readers see them. */
@Cancellable(false)
@Path("/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices")
public class NoticeResource {

  private final NoticeService notices;
  private final NoticeListService lists;
  private final ViewService views;
  private final ViewCounter counter;
  private final AnswerCache cache;

  NoticeResource(
      NoticeService notices,
      NoticeListService lists,
      ViewService views,
      ViewCounter counter,
      AnswerCache cache) {
    this.notices = notices;
    this.lists = lists;
    this.views = views;
    this.counter = counter;
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "listNotices",
      summary = "Notices, newest first; or what changed since",
      description =
          "With `column` or `type` only those of that column or type; items come without their"
              + " body. With `since` what changed for readers after it, the oldest change first:"
              + " `items` are new or corrected, `removed` were withdrawn, have expired or left the"
              + " column. A client begins with the plain list, keeps the `nextSince` of its first"
              + " page, and from then on asks with `since`, page by page, and keeps the"
              + " `nextSince` it was given. A change may be told twice, and none is left out. The"
              + " entity tag is a weak one: it does not stand for `nextSince`.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE, INVALID_REQUEST"))
  @APIResponse(
      responseCode = "200",
      description = "A page of notices, or of changes",
      content = @Content(schema = @Schema(implementation = NoticeList.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> list(
      @QueryParam("column") @Nullable @Pattern(regexp = "[a-z0-9-]{1,60}") String column,
      @QueryParam("type") @Nullable ContentType type,
      @Parameter(
              description =
                  "`nextSince` of an answer before; or an RFC 3339 instant, its `+` written as"
                      + " `%2B`",
              example = "2026-03-02T08:00:00+08:00")
          @QueryParam("since")
          @Nullable String since,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    NoticeFilter filter = new NoticeFilter(column, type);
    return since == null || since.isEmpty()
        ? cache.overview(ifNoneMatch, () -> loaded(lists.page(filter, cursor, limit)))
        : cache.fresh(ifNoneMatch, () -> loaded(lists.changes(filter, since, cursor, limit)));
  }

  @GET
  @Path("/views")
  @Operation(
      operationId = "countViews",
      summary = "How often notices were read",
      description =
          "浏览量 of 1 to 100 notices: answered reads of their detail. Counts appear with a delay of"
              + " some seconds; what is not public is left out.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST"))
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content = @Content(schema = @Schema(implementation = ViewCounts.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> views(
      @Parameter(
              description = "1 to 100 ids, apart by commas",
              required = true,
              schema = @Schema(type = SchemaType.STRING),
              example = "0197a3c0-0000-7000-8000-000000000001")
          @QueryParam("ids")
          List<String> ids,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.fresh(ifNoneMatch, () -> views.counts(ids).map(Loaded::json));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getNotice",
      summary = "A notice",
      description =
          "With its body as a small HTML subset. One that was withdrawn or has expired is answered"
              + " with 410 for good: `noticeTitle`, `reason` and `goneAt` say what became of it.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "NOTICE_NOT_FOUND, NOTICE_WITHDRAWN"))
  @APIResponse(
      responseCode = "200",
      description = "The notice",
      content = @Content(schema = @Schema(implementation = NoticeView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> get(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(
        AnswerKey.of(ContentService.cacheGroup(id)),
        ifNoneMatch,
        () -> notices.notice(id),
        () -> counter.count(id));
  }

  @GET
  @Path("/{id}/text")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "getNoticeText",
      summary = "A notice as plain text",
      description = "Title, publisher, day and text, for screen readers and simple devices.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "NOTICE_NOT_FOUND, NOTICE_WITHDRAWN"))
  @APIResponse(
      responseCode = "200",
      description = "The text",
      content =
          @Content(
              mediaType = "text/plain;charset=UTF-8",
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> text(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(
        new AnswerKey(ContentService.cacheGroup(id), "text"), ifNoneMatch, () -> notices.text(id));
  }

  @GET
  @Path("/{id}/neighbours")
  @Operation(
      operationId = "getNoticeNeighbours",
      summary = "The notices before and after one",
      description =
          "In the same column by their first publication: `previous` is the next older one, `next`"
              + " the next newer one.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "NOTICE_NOT_FOUND, NOTICE_WITHDRAWN"))
  @APIResponse(
      responseCode = "200",
      description = "Its neighbours",
      content = @Content(schema = @Schema(implementation = NoticeNeighboursView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> neighbours(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.overview(ifNoneMatch, () -> notices.neighbours(id).map(Loaded::overview));
  }

  private static Uni<Loaded> loaded(Uni<NoticeList> list) {
    return list.map(found -> Loaded.clocked(found, found.withoutClock()));
  }
}
