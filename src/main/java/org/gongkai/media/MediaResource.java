package org.gongkai.media;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** Files, for everyone. */
@Cancellable(false)
@Path("/media")
@Tag(name = "notices")
public class MediaResource {

  private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})\\.([a-z0-9]{1,10})");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern VARIANT = Pattern.compile("([a-z]{1,20})\\.([a-z0-9]{1,10})");

  private final MediaService media;
  private final MediaFiles files;

  MediaResource(MediaService media, MediaFiles files) {
    this.media = media;
    this.files = files;
  }

  @GET
  @Path("/{file}")
  @Operation(
      operationId = "getMedia",
      summary = "An image or a document",
      description =
          "What is under an address never changes, so that it may be kept for ever. `Range` takes"
              + " one part. Documents are sent to be saved.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "MEDIA_NOT_FOUND, RANGE_NOT_SATISFIABLE"))
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "The part that was asked for",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The client has it")
  public Uni<Response> file(
      @PathParam("file") String file,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange) {
    Matcher form = FILE.matcher(file);
    if (!form.matches()) {
      throw MediaService.notFound();
    }
    return answer(
        media.file(form.group(1), form.group(2)), new MediaAnswer(ifNoneMatch, range, ifRange));
  }

  @GET
  @Path("/{sha256}/{variant}")
  @Operation(
      operationId = "getMediaVariant",
      summary = "An image in another size",
      description =
          "`large` is at most 1,080 pixels wide and smaller than 1 MB, `small` at most 360 pixels"
              + " wide, `thumb` a JPEG of at most 64 KB. Never changes either.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "MEDIA_NOT_FOUND, RANGE_NOT_SATISFIABLE"))
  @APIResponse(
      responseCode = "200",
      description = "The image",
      content =
          @Content(
              mediaType = "image/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "The part that was asked for",
      content =
          @Content(
              mediaType = "image/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The client has it")
  public Uni<Response> variant(
      @PathParam("sha256") String sha256,
      @PathParam("variant") String variant,
      @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange) {
    Matcher form = VARIANT.matcher(variant);
    if (!DIGEST.matcher(sha256).matches() || !form.matches()) {
      throw MediaService.notFound();
    }
    return answer(
        media.variant(sha256, form.group(1), form.group(2)),
        new MediaAnswer(ifNoneMatch, range, ifRange));
  }

  private Uni<Response> answer(Uni<StoredFile> known, MediaAnswer answer) {
    return known.chain(
        file ->
            files
                .find(file)
                .map(
                    path -> {
                      if (path == null) {
                        throw MediaService.notFound();
                      }
                      return answer.of(file, path);
                    }));
  }
}
