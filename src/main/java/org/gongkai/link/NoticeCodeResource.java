package org.gongkai.link;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The mini-program code of a notice. */
@Cancellable(false)
@Path("/v1/notices/{id}/mini-program-code")
@Tag(name = "notices")
public class NoticeCodeResource {

  private final CodeImages codes;

  NoticeCodeResource(CodeImages codes) {
    this.codes = codes;
  }

  @GET
  @Operation(
      operationId = "getNoticeMiniProgramCode",
      summary = "The mini-program code of a notice",
      description =
          "A picture for posters and screens. Scanned in WeChat it opens the mini-program with a"
              + " `scene`, which `GET /v1/scenes/{scene}` resolves. It never changes.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "NOTICE_NOT_FOUND, NOTICE_WITHDRAWN, WECHAT_UNAVAILABLE"))
  @APIResponse(
      responseCode = "200",
      description = "The picture, PNG or JPEG",
      content =
          @Content(
              mediaType = "image/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The client has it already")
  public Uni<Response> get(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return codes.of(LinkTarget.NOTICE, id).map(image -> CodeAnswer.of(image, ifNoneMatch));
  }
}
