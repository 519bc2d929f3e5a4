package org.gongkai.comment.photo;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.comment.CommentUnitService;
import org.gongkai.comment.OfficerCommentView;
import org.gongkai.platform.scope.UnitScoped;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.gongkai.platform.web.Headers;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.gongkai.platform.web.Versioned;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The photos of a comment, for officers. */
@Cancellable(false)
@Path("/v1/admin/comments/{id}/photos/{photoId}")
@RolesAllowed(Roles.OFFICER)
@UnitScoped(CommentUnitService.class)
@Tag(name = "officers")
@SecurityRequirement(name = ApiDefinition.STAFF)
public class PhotoAdminResource {

  private final PhotoReadService photos;
  private final PhotoFiles files;
  private final PhotoModerationService moderation;
  private final IdempotentWrites writes;
  private final Caller caller;

  PhotoAdminResource(
      PhotoReadService photos,
      PhotoFiles files,
      PhotoModerationService moderation,
      IdempotentWrites writes,
      Caller caller) {
    this.photos = photos;
    this.files = files;
    this.moderation = moderation;
    this.writes = writes;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.AUDITOR})
  @Operation(
      operationId = "getPhotoForStaff",
      summary = "A photo of a comment, whatever its state",
      description = "For those who decide whether it is shown.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "PHOTO_NOT_FOUND"))
  @APIResponse(
      responseCode = "200",
      description = "The photo",
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Uni<Response> get(@PathParam("id") UUID id, @PathParam("photoId") UUID photoId) {
    return photos
        .ofComment(id, photoId)
        .chain(photo -> files.answer(photo, null, PhotoFiles.NEVER));
  }

  @POST
  @Path("/moderation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "moderatePhoto",
      summary = "Show or hide a photo by a person's decision",
      description =
          "Whatever its check says, now or later. It is seen only while its comment is. `If-Match`"
              + " names the version of the comment, which moves on.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value =
                  "COMMENT_NOT_FOUND, PHOTO_NOT_FOUND, COMMENT_NOT_MODERATABLE, REASON_REQUIRED"))
  @APIResponse(
      responseCode = "200",
      description = "Decided",
      content = @Content(schema = @Schema(implementation = OfficerCommentView.class)))
  public Uni<Response> moderate(
      @PathParam("id") UUID id,
      @PathParam("photoId") UUID photoId,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      @HeaderParam(Headers.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ModeratePhotoRequest request) {
    String by = caller.subject();
    return writes.once(
        IdempotentRequest.of(by, key, "moderatePhoto " + id + ' ' + photoId, request),
        () -> moderation.moderate(id, photoId, ifMatch, request, by).map(Versioned::ok));
  }
}
