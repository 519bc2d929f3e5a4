package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Draws squares of dots that look like codes. Only looks: nothing can read them. */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int DOTS = 40;

  private Png() {}

  /** A black and white picture; the same for the same text. */
  static byte[] square(String text, int width) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    // One bit of grey for each pixel, no filter, not interlaced.
    byte[] header =
        ByteBuffer.allocate(13).putInt(width).putInt(width).put((byte) 1).put(new byte[4]).array();
    chunk(png, "IHDR", header);
    chunk(png, "IDAT", deflated(pixels(text, width)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static byte[] pixels(String text, int width) {
    boolean[][] dots = dots(text);
    int row = 1 + (width + 7) / 8;
    byte[] pixels = new byte[row * width];
    for (int y = 0; y < width; y++) {
      for (int x = 0; x < width; x++) {
        if (dots[y * DOTS / width][x * DOTS / width]) {
          pixels[y * row + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return pixels;
  }

  private static boolean[][] dots(String text) {
    Random random = new Random(text.hashCode());
    boolean[][] dots = new boolean[DOTS][DOTS];
    for (boolean[] line : dots) {
      for (int i = 0; i < DOTS; i++) {
        line[i] = random.nextBoolean();
      }
    }
    return dots;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] body =
        ByteBuffer.allocate(4 + data.length).put(type.getBytes(US_ASCII)).put(data).array();
    CRC32 crc = new CRC32();
    crc.update(body);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(body);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
