package org.gongkai.comment.photo;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A photo as officers see it.
 *
 * @param href its address for staff
 * @param width in pixels
 * @param height in pixels
 * @param askedAt when the platform was asked last
 * @param traceId the platform's name of the check
 * @param moderatedBy the person who decided last whether it is shown
 * @param reason why it is hidden
 */
@Schema(description = "A photo as officers see it")
public record OfficerPhotoView(
    UUID id,
    PhotoState state,
    String href,
    @Schema(examples = "2000") int width,
    @Schema(examples = "1500") int height,
    @Nullable @Schema(nullable = true) Instant askedAt,
    @Nullable @Schema(nullable = true) String traceId,
    @Nullable @Schema(nullable = true, examples = "officer-1") String moderatedBy,
    @Nullable @Schema(nullable = true, examples = "照片拍到了他人的证件。") String reason) {

  static OfficerPhotoView of(PhotoEntity photo) {
    return new OfficerPhotoView(
        photo.id,
        photo.state,
        "/v1/admin/comments/" + photo.commentId + "/photos/" + photo.id,
        photo.width,
        photo.height,
        photo.askedAt,
        photo.traceId,
        photo.moderatedBy,
        photo.reason);
  }
}
