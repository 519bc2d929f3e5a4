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
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
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

  private final ContentService contents;
  private final AnswerCache cache;

  /** How a page reads, for the contract; what is written is a {@link Page}. */
  @Schema(name = "NoticePage")
  record NoticePage(List<NoticeItem> items, @Nullable @Schema(nullable = true) String nextCursor) {}

  NoticeResource(ContentService contents, AnswerCache cache) {
    this.contents = contents;
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "listNotices",
      summary = "Notices, newest first",
      description =
          "With `column` or `type` only those of that column or type; items come without their"
              + " body.",
      extensions =
          @Extension(name = ApiDefinition.PROBLEMS, value = "UNKNOWN_VALUE, INVALID_REQUEST"))
  @APIResponse(
      responseCode = "200",
      description = "A page of notices",
      content = @Content(schema = @Schema(implementation = NoticePage.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> list(
      @QueryParam("column") @Nullable @Pattern(regexp = "[a-z0-9-]{1,60}") String column,
      @QueryParam("type") @Nullable ContentType type,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.fresh(
        ifNoneMatch, () -> contents.notices(column, type, cursor, limit).map(Loaded::json));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getNotice",
      summary = "A notice",
      description = "With its body as a small HTML subset.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "NOTICE_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The notice",
      content = @Content(schema = @Schema(implementation = NoticeView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> get(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.respond(ContentService.cacheKey(id), ifNoneMatch, () -> contents.notice(id));
  }
}
