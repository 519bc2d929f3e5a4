package org.gongkai.media;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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
import org.gongkai.media.format.FileName;
import org.gongkai.platform.problem.BodyLimits;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Page;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The editors' side of images and documents. */
@Cancellable(false)
@Path("/v1/admin/media")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EDITOR, Roles.REVIEWER, Roles.OFFICER, Roles.ADMIN, Roles.AUDITOR})
@Tag(name = "editors")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class MediaAdminResource {

  private final MediaService media;
  private final MediaUploads uploads;
  private final UploadGate gate;
  private final Caller caller;

  MediaAdminResource(MediaService media, MediaUploads uploads, MediaConfig config, Caller caller) {
    this.media = media;
    this.uploads = uploads;
    this.gate = new UploadGate(config.uploads(), BodyLimits.LARGEST_FILE, config.uploadTimeout());
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  @Consumes({
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/bmp",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/ofd"
  })
  @Operation(
      operationId = "uploadMedia",
      summary = "Upload an image or a document",
      description =
          "The type must be what the bytes are. An image is encoded anew: turned upright, without"
              + " any remark such as the place where it was taken, in at most 16 million pixels;"
              + " GIF and BMP become PNG; moving pictures and CMYK are refused. A document is kept"
              + " as it is; macros are refused. The address is made of the bytes that are kept, so"
              + " that the same file again gets 200 and the same address.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "INVALID_REQUEST, MEDIA_UNREADABLE, MEDIA_TOO_LARGE, UPLOADS_BUSY"))
  @RequestBody(
      required = true,
      description =
          "An image of at most 10 MiB and 40 million pixels, or a document of at most 20 MiB",
      content = {
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/gif",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/bmp",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "application/pdf",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "application/ofd",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "201",
      description = "Kept",
      content = @Content(schema = @Schema(implementation = MediaView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Known already",
      content = @Content(schema = @Schema(implementation = MediaView.class)))
  public Uni<Response> upload(
      @QueryParam("name") @NotBlank @Size(max = FileName.LONGEST) @Nullable String name,
      @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable String contentType,
      @Context RoutingContext request) {
    FileFormat declared = declared(contentType);
    String by = caller.subject();
    String given = name == null ? "" : name;
    return gate.receive(request, file -> uploads.keep(declared, given, file, by))
        .map(MediaAdminResource::answer);
  }

  @GET
  @Operation(
      operationId = "listMedia",
      summary = "Images and documents, the newest first",
      description = "Their variants are in the details.")
  public Uni<Page<MediaItem>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT)
          int limit) {
    return media.page(cursor, limit);
  }

  @GET
  @Path("/{sha256}")
  @Operation(
      operationId = "describeMedia",
      summary = "An image or a document with its variants",
      description = "By the digest in its address.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "MEDIA_NOT_FOUND"))
  public Uni<MediaView> get(@PathParam("sha256") String sha256) {
    return media.view(sha256);
  }

  private static FileFormat declared(@Nullable String contentType) {
    if (contentType == null) {
      throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    MediaType type = MediaType.valueOf(contentType);
    FileFormat format = FileFormat.of(type.getType() + '/' + type.getSubtype());
    if (format == null) {
      throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    return format;
  }

  private static Response answer(MediaUploads.Uploaded uploaded) {
    MediaView view = uploaded.view();
    return uploaded.added()
        ? Response.created(URI.create("/v1/admin/media/" + view.sha256())).entity(view).build()
        : Response.ok(view).build();
  }
}
