package org.gongkai.comment.photo;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A photo that the public may see.
 *
 * @param href its address, good while the photo is shown
 * @param width in pixels
 * @param height in pixels
 */
@Schema(description = "A photo that the public may see")
public record PublicPhotoView(
    UUID id,
    @Schema(examples = "/v1/photos/0197a3c0-0000-7000-8000-000000000001") String href,
    @Schema(examples = "2000") int width,
    @Schema(examples = "1500") int height) {

  static PublicPhotoView of(PhotoEntity photo) {
    return new PublicPhotoView(photo.id, "/v1/photos/" + photo.id, photo.width, photo.height);
  }
}
