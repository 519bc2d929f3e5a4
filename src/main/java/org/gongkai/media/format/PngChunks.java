package org.gongkai.media.format;

import java.nio.ByteBuffer;

/**
 * Walks through the chunks of a PNG file (ISO/IEC 15948, 5.3): the decoder does not miss the end of
 * a file that was cut short.
 */
final class PngChunks {

  private static final int SIGNATURE = 8;
  private static final int AROUND = 12;
  private static final int IEND = 0x49454E44;

  private PngChunks() {}

  /** Whether the picture has its end. */
  static boolean areWhole(byte[] file) {
    ByteBuffer chunks = ByteBuffer.wrap(file);
    long at = SIGNATURE;
    while (at + AROUND <= file.length) {
      int length = chunks.getInt((int) at);
      if (length < 0) {
        return false;
      }
      if (chunks.getInt((int) at + 4) == IEND) {
        return true;
      }
      at += AROUND + (long) length;
    }
    return false;
  }
}
