package org.gongkai.home;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The mini-program's first screen. */
@Cancellable(false)
@Path("/v1/home")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "consultations")
public class HomeResource {

  private final HomeService home;
  private final AnswerCache cache;

  HomeResource(HomeService home, AnswerCache cache) {
    this.home = home;
    this.cache = cache;
  }

  @GET
  @Operation(
      operationId = "getHome",
      summary = "The first screen in one call",
      description =
          "What is open, what is announced, what has been answered, the newest notices, and the"
              + " server's time. The entity tag is a weak one: it does not stand for `serverTime`"
              + " and `secondsLeft`.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "NOT_ACCEPTABLE"))
  @APIResponse(
      responseCode = "200",
      description = "The first screen",
      content = @Content(schema = @Schema(implementation = HomeView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> home(@HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.overview(ifNoneMatch, home::home);
  }
}
