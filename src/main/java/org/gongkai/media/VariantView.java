package org.gongkai.media;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An image converted for a use.
 *
 * @param variant {@code large} for texts, {@code small} for lists, {@code thumb} for covers
 * @param address where it is served, for ever
 * @param bytes its size
 * @param width in pixels
 * @param height in pixels
 */
@Schema(description = "An image converted for a use")
public record VariantView(
    @Schema(examples = "large") String variant,
    @Schema(
            examples =
                "/media/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae/large.jpg")
        String address,
    @Schema(examples = "image/jpeg") String mediaType,
    @Schema(examples = "201334") long bytes,
    @Schema(examples = "1080") int width,
    @Schema(examples = "608") int height) {

  static VariantView of(MediaVariantEntity variant) {
    return new VariantView(
        variant.variant,
        "/media/" + variant.sha256 + '/' + variant.variant + '.' + variant.extension,
        variant.mediaType,
        variant.bytes,
        variant.width,
        variant.height);
  }
}
