package org.gongkai.comment.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.gongkai.media.format.FileFormat;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A citizen's photos, before a comment takes them. */
@Cancellable(false)
@Path("/v1/me/photos")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CITIZEN)
@Tag(name = "comments")
@SecurityRequirement(name = ApiDefinition.CITIZEN)
public class MyPhotoResource {

  private final PhotoUploads uploads;
  private final Caller caller;

  MyPhotoResource(PhotoUploads uploads, Caller caller) {
    this.uploads = uploads;
    this.caller = caller;
  }

  @POST
  @Consumes({"image/jpeg", "image/png"})
  @Operation(
      operationId = "uploadPhoto",
      summary = "Send a photo for a comment",
      description =
          "The type must be what the bytes are. The photo is encoded anew as JPEG, upright, of at"
              + " most 2,000 pixels on its longer side: where and with what it was taken is not"
              + " kept. Name its `id` in `photoIds` of `submitComment` within 24 hours, or it is"
              + " deleted. It is checked after the comment was taken, and shown once it passed and"
              + " the comment is shown. One person sends a limited number of photos a day.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "MEDIA_UNREADABLE, MEDIA_TOO_LARGE, DAILY_LIMIT_REACHED, UPLOADS_BUSY"))
  @RequestBody(
      required = true,
      description = "A photo of at most 5 MiB and 40 million pixels",
      content = {
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "201",
      description = "Taken",
      content = @Content(schema = @Schema(implementation = PhotoView.class)))
  public Uni<Response> upload(
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable String contentType,
      @Context RoutingContext request) {
    UUID citizen = caller.citizenId();
    return uploads.keep(citizen, PhotoUploads.keyed(citizen, key), declared(contentType), request);
  }

  private static FileFormat declared(@Nullable String contentType) {
    if (contentType != null) {
      MediaType type = MediaType.valueOf(contentType);
      FileFormat format = FileFormat.of(type.getType() + '/' + type.getSubtype());
      if (format == FileFormat.JPEG || format == FileFormat.PNG) {
        return format;
      }
    }
    throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }
}
