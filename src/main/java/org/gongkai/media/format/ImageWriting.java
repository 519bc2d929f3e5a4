package org.gongkai.media.format;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;

/** Encodes pictures anew, so that nothing but the picture itself is in the file. */
final class ImageWriting {

  private static final float[] QUALITIES = {0.85f, 0.75f, 0.6f, 0.45f, 0.3f};
  private static final float KEPT_QUALITY = 0.92f;
  private static final double SMALLER = 0.75;

  /**
   * Pixels of the largest form that is kept: enough for print, a fraction of what decoding takes.
   */
  private static final double MOST_KEPT = 16_000_000;

  private ImageWriting() {}

  /** The picture in three or four channels of 8 bits: palettes are lost on scaling. */
  static BufferedImage plain(BufferedImage image) {
    int type =
        image.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_4BYTE_ABGR
            : BufferedImage.TYPE_3BYTE_BGR;
    return image.getType() == type ? image : drawn(image, type, null);
  }

  /** The picture in no more pixels than are kept. */
  static BufferedImage bounded(BufferedImage image) {
    double pixels = (double) image.getWidth() * image.getHeight();
    return pixels <= MOST_KEPT ? image : scaled(image, Math.sqrt(MOST_KEPT / pixels));
  }

  /** The picture as it is kept. */
  static Picture kept(FileFormat format, BufferedImage image) {
    return format == FileFormat.JPEG ? jpeg(opaque(image), KEPT_QUALITY) : png(image);
  }

  /**
   * The picture within the limits of a variant: as PNG where it was one and that is small enough,
   * else as JPEG of the highest quality that is, and at last in fewer pixels.
   */
  static Picture variant(FileFormat format, BufferedImage image, Variant variant) {
    double scale = Math.min(1, (double) variant.width() / image.getWidth());
    BufferedImage fitting = scale < 1 ? scaled(image, scale) : image;
    if (format == FileFormat.PNG && !variant.isJpegOnly()) {
      Picture png = png(fitting);
      if (png.bytes().length <= variant.bytes()) {
        return png;
      }
    }
    BufferedImage opaque = opaque(fitting);
    while (true) {
      for (float quality : QUALITIES) {
        Picture picture = jpeg(opaque, quality);
        if (picture.bytes().length <= variant.bytes()) {
          return picture;
        }
      }
      opaque = scaled(opaque, SMALLER);
    }
  }

  /** The picture as JPEG in no more than so many pixels on its longer side. */
  static Picture photograph(BufferedImage image, int longestSide) {
    double scale = (double) longestSide / Math.max(image.getWidth(), image.getHeight());
    return jpeg(opaque(scale < 1 ? scaled(image, scale) : image), QUALITIES[0]);
  }

  private static BufferedImage scaled(BufferedImage image, double scale) {
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    try {
      return Thumbnails.of(image).forceSize(width, height).asBufferedImage();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Draws onto white what JPEG cannot hold. */
  private static BufferedImage opaque(BufferedImage image) {
    return image.getColorModel().hasAlpha()
        ? drawn(image, BufferedImage.TYPE_3BYTE_BGR, Color.WHITE)
        : image;
  }

  private static BufferedImage drawn(BufferedImage image, int type, @Nullable Color behind) {
    BufferedImage drawn = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = drawn.createGraphics();
    graphics.drawImage(image, 0, 0, behind, null);
    graphics.dispose();
    return drawn;
  }

  private static Picture jpeg(BufferedImage image, float quality) {
    return encoded(FileFormat.JPEG, image, quality);
  }

  private static Picture png(BufferedImage image) {
    return encoded(FileFormat.PNG, image, 1);
  }

  private static Picture encoded(FileFormat format, BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(format.mediaType()).next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (format == FileFormat.JPEG) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return new Picture(format, out.toByteArray(), image.getWidth(), image.getHeight());
  }
}
