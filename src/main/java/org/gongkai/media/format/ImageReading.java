package org.gongkai.media.format;

import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Decodes one picture. Its size is read from its header before anything is decoded, and its remarks
 * are not read at all: they may be packed and unpack to any size.
 */
final class ImageReading {

  /** Pixels of a picture; of a camera of 40 megapixels. */
  static final long MOST_PIXELS = 40_000_000;

  /** Bytes of a decoded picture of that size in four channels of 8 bits. */
  private static final long MOST_BYTES = MOST_PIXELS * 4;

  private ImageReading() {}

  /** Decodes a picture; as it was taken, not yet upright. */
  static BufferedImage read(FileFormat format, byte[] file) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.mediaType());
    if (!readers.hasNext()) {
      throw Refused.unreadable();
    }
    ImageReader reader = readers.next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, false, true);
      requireSize(reader);
      requireOnePicture(format, reader);
      return reader.read(0);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw Refused.unreadable();
    } catch (IllegalStateException | NegativeArraySizeException | ClassCastException damaged) {
      throw Refused.unreadable();
    } catch (NullPointerException | ArithmeticException damaged) {
      // The JDK's readers fail in all these ways on files that contradict themselves.
      throw Refused.unreadable();
    } finally {
      reader.dispose();
    }
  }

  /** Turns a picture upright. */
  static BufferedImage upright(BufferedImage image, Orientation orientation) {
    return orientation == Orientation.TOP_LEFT
        ? image
        : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
  }

  private static void requireSize(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels <= 0) {
      throw Refused.unreadable();
    }
    if (pixels > MOST_PIXELS) {
      throw Refused.tooLarge(MOST_PIXELS);
    }
    long bytes = pixels * bytesOfPixel(reader);
    if (bytes > MOST_BYTES) {
      throw Refused.tooLarge(MOST_BYTES / bytesOfPixel(reader));
    }
  }

  private static int bytesOfPixel(ImageReader reader) throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    if (!types.hasNext()) {
      throw Refused.unreadable();
    }
    SampleModel samples = types.next().getSampleModel();
    int bits = 0;
    for (int size : samples.getSampleSize()) {
      bits += size;
    }
    return Math.max(1, bits / 8);
  }

  /** A moving picture would lose its movement unsaid. */
  private static void requireOnePicture(FileFormat format, ImageReader reader) throws IOException {
    if (format == FileFormat.GIF && reader.getNumImages(true) != 1) {
      throw Refused.unreadable();
    }
  }
}
