package org.gongkai.channel.feed;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.AnswerKey;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The feeds of each column. */
@Cancellable(false)
@Path("/feeds")
@Tag(name = "notices")
public class FeedResource {

  private final FeedService feeds;
  private final AnswerCache cache;

  FeedResource(FeedService feeds, AnswerCache cache) {
    this.feeds = feeds;
    this.cache = cache;
  }

  @GET
  @Path("/{column}.rss")
  @Operation(
      operationId = "getRssFeed",
      summary = "A column as RSS 2.0",
      description = "The newest contents of the column.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEED_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The feed",
      content =
          @Content(mediaType = "application/rss+xml", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> rss(
      @PathParam("column") String column,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return feed(column, FeedFormat.RSS, ifNoneMatch);
  }

  @GET
  @Path("/{column}.atom")
  @Operation(
      operationId = "getAtomFeed",
      summary = "A column as Atom 1.0",
      description = "The newest contents of the column.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEED_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The feed",
      content =
          @Content(mediaType = "application/atom+xml", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> atom(
      @PathParam("column") String column,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return feed(column, FeedFormat.ATOM, ifNoneMatch);
  }

  @GET
  @Path("/{column}.json")
  @Operation(
      operationId = "getJsonFeed",
      summary = "A column as JSON Feed 1.1",
      description = "The newest contents of the column.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "FEED_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The feed",
      content =
          @Content(
              mediaType = "application/feed+json",
              schema = @Schema(implementation = JsonFeed.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> json(
      @PathParam("column") String column,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return feed(column, FeedFormat.JSON, ifNoneMatch);
  }

  private Uni<Response> feed(String column, FeedFormat format, @Nullable String ifNoneMatch) {
    if (!feeds.hasColumn(column)) {
      throw new ProblemException(ProblemType.FEED_NOT_FOUND);
    }
    return cache.respond(
        new AnswerKey(FeedFormat.cacheGroup(column), format.name()),
        ifNoneMatch,
        () -> feeds.feed(column, format).map(feed -> feed.withLinks(feeds.links(column, format))));
  }
}
