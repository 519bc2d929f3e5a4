package org.gongkai.media.format;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an uploaded file. A document is kept as it came. An image is decoded, turned
 * upright and encoded anew: what else the file held, such as the place where it was taken, an owner
 * or a script behind the picture, is gone. GIF and BMP become PNG.
 *
 * @param format of what is kept
 * @param bytes what is kept; nobody changes them
 * @param width of an image in pixels; null for a document
 * @param height of an image in pixels; null for a document
 * @param variants of an image; empty for a document
 */
@SuppressWarnings("ArrayRecordComponent")
public record Conversion(
    FileFormat format,
    byte[] bytes,
    @Nullable Integer width,
    @Nullable Integer height,
    Map<Variant, Picture> variants) {

  /** Bytes of an uploaded image (WeChat takes no larger one either). */
  public static final long LARGEST_IMAGE = 10L * 1024 * 1024;

  /**
   * Checks and converts a file; takes processor time and, for the largest image, 300 MB of memory.
   *
   * @param declared what the sender says it is
   * @throws ProblemException {@link ProblemType#MEDIA_UNREADABLE} for a file that is damaged or not
   *     what it says, {@link ProblemType#MEDIA_TOO_LARGE} for an image of more than 40 million
   *     pixels, {@link ProblemType#PAYLOAD_TOO_LARGE} for an image of more than 10 MiB
   */
  public static Conversion of(FileFormat declared, byte[] file) {
    if (!declared.begins(file)) {
      throw Refused.unreadable();
    }
    if (declared.isImage()) {
      return image(declared, file);
    }
    DocumentCheck.require(declared, file);
    return new Conversion(declared, file, null, null, Map.of());
  }

  /**
   * What is kept of a photograph: upright, as JPEG without anything else, in no more than so many
   * pixels on its longer side.
   *
   * @throws ProblemException as {@link #of}
   */
  public static Picture photograph(FileFormat declared, byte[] file, int longestSide) {
    if (!declared.isImage() || !declared.begins(file)) {
      throw Refused.unreadable();
    }
    return ImageWriting.photograph(decoded(declared, file), longestSide);
  }

  private static Conversion image(FileFormat format, byte[] file) {
    if (file.length > LARGEST_IMAGE) {
      throw Refused.tooLong(LARGEST_IMAGE);
    }
    BufferedImage image = decoded(format, file);
    FileFormat keptFormat = format == FileFormat.JPEG ? format : FileFormat.PNG;
    Picture kept = ImageWriting.kept(keptFormat, image);
    Map<Variant, Picture> variants = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      variants.put(variant, ImageWriting.variant(keptFormat, image, variant));
    }
    return new Conversion(keptFormat, kept.bytes(), kept.width(), kept.height(), variants);
  }

  /** Made smaller before it is turned: both need a second picture in memory. */
  private static BufferedImage decoded(FileFormat format, byte[] file) {
    Orientation orientation = Orientation.TOP_LEFT;
    if (format == FileFormat.JPEG) {
      JpegMarkers markers = JpegMarkers.of(file);
      if (!markers.isWhole()) {
        throw Refused.unreadable();
      }
      orientation = markers.orientation();
    }
    if (format == FileFormat.PNG && !PngChunks.areWhole(file)) {
      throw Refused.unreadable();
    }
    BufferedImage bounded =
        ImageWriting.bounded(ImageWriting.plain(ImageReading.read(format, file)));
    return ImageReading.upright(bounded, orientation);
  }
}
