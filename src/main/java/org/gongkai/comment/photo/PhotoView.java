package org.gongkai.comment.photo;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A photo as its author sees it.
 *
 * @param width in pixels, as it is kept
 * @param height in pixels, as it is kept
 * @param reason why it is hidden
 */
@Schema(description = "A photo as its author sees it")
public record PhotoView(
    UUID id,
    PhotoState state,
    @Schema(examples = "2000") int width,
    @Schema(examples = "1500") int height,
    @Nullable @Schema(nullable = true, examples = "照片拍到了他人的证件。") String reason) {

  static PhotoView of(PhotoEntity photo) {
    return new PhotoView(photo.id, photo.state, photo.width, photo.height, photo.reason);
  }
}
