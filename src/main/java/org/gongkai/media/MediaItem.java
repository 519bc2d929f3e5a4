package org.gongkai.media;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file in the list.
 *
 * @param address where it is served, for ever
 * @param bytes its size
 * @param width of an image in pixels
 * @param height of an image in pixels
 * @param name under which readers save it
 */
@Schema(description = "A file in the list")
public record MediaItem(
    @Schema(
            examples =
                "/media/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae.jpg")
        String address,
    @Schema(examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
        String sha256,
    MediaKind kind,
    @Schema(examples = "image/jpeg") String mediaType,
    @Schema(examples = "482113") long bytes,
    @Nullable @Schema(nullable = true, examples = "1920") Integer width,
    @Nullable @Schema(nullable = true, examples = "1080") Integer height,
    @Schema(examples = "集市照片.jpg") String name,
    Instant createdAt) {

  static MediaItem of(MediaEntity file) {
    return new MediaItem(
        file.address().toString(),
        file.sha256,
        file.kind,
        file.mediaType,
        file.bytes,
        file.width,
        file.height,
        file.name,
        file.createdAt);
  }
}
