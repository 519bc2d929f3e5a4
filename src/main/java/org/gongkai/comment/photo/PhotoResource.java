package org.gongkai.comment.photo;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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

/** Photos of comments, for everyone and for the platform that checks them. */
@Cancellable(false)
@Path("/v1/photos")
@Tag(name = "comments")
public class PhotoResource {

  private final PhotoReadService photos;
  private final PhotoFiles files;
  private final PhotoTokens tokens;

  PhotoResource(PhotoReadService photos, PhotoFiles files, PhotoTokens tokens) {
    this.photos = photos;
    this.files = files;
    this.tokens = tokens;
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getPhoto",
      summary = "A photo of a comment",
      description =
          "While it passed its check, or a person shows it, and its comment is shown. It may be"
              + " kept for a minute only: it can be hidden or taken back.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "PHOTO_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The photo",
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The client has it")
  public Uni<Response> shown(
      @PathParam("id") UUID id, @HeaderParam(Headers.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return photos.shown(id).chain(photo -> files.answer(photo, ifNoneMatch, PhotoFiles.SHORTLY));
  }

  @GET
  @Path("/{id}/check")
  @Operation(
      operationId = "getPhotoForCheck",
      summary = "A photo, for the platform that checks it",
      description =
          "The platform fetches it under an address that is made for one check, is good for 40"
              + " minutes and only until the result is there.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "PHOTO_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The photo",
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Uni<Response> checked(
      @PathParam("id") UUID id, @QueryParam("token") @Nullable String token) {
    if (!tokens.isGood(id, token)) {
      throw PhotoReadService.notFound();
    }
    return photos.checked(id).chain(photo -> files.answer(photo, null, PhotoFiles.NEVER));
  }
}
