package org.gongkai.media;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file and what it was converted to.
 *
 * @param address where it is served, for ever
 * @param sha256 digest of what is served, not of what was uploaded
 * @param bytes its size
 * @param width of an image in pixels
 * @param height of an image in pixels
 * @param name under which readers save it
 * @param createdBy who uploaded it first
 * @param variants of an image, the widest first; empty for a document
 */
@Schema(description = "A file and what it was converted to")
public record MediaView(
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
    @Schema(examples = "staff-1") String createdBy,
    Instant createdAt,
    List<VariantView> variants) {

  /** Copies the variants. */
  public MediaView {
    variants = List.copyOf(variants);
  }

  static MediaView of(MediaEntity file, List<MediaVariantEntity> variants) {
    return new MediaView(
        file.address().toString(),
        file.sha256,
        file.kind,
        file.mediaType,
        file.bytes,
        file.width,
        file.height,
        file.name,
        file.createdBy,
        file.createdAt,
        variants.stream().map(VariantView::of).toList());
  }
}
