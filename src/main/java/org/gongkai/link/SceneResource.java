package org.gongkai.link;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What scanned codes lead to. */
@Cancellable(false)
@Path("/v1/scenes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "consultations")
public class SceneResource {

  private final LinkService links;
  private final AnswerCache cache;

  SceneResource(LinkService links, AnswerCache cache) {
    this.links = links;
    this.cache = cache;
  }

  @GET
  @Path("/{scene}")
  @Operation(
      operationId = "getScene",
      summary = "What a scanned code leads to",
      description =
          "`scene` is what the mini-program was opened with, after `decodeURIComponent`. What it"
              + " leads to may have left the public meanwhile: its own address says so.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "SCENE_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "Where it leads",
      content = @Content(schema = @Schema(implementation = SceneView.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> get(
      @Parameter(example = "c1A") @PathParam("scene") String scene,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return cache.fresh(ifNoneMatch, () -> links.resolve(scene).map(Loaded::json));
  }
}
