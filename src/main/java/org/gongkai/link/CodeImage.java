package org.gongkai.link;

import org.gongkai.platform.security.Digests;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a code.
 *
 * @param digest SHA-256 of the bytes in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record CodeImage(byte[] bytes, String mediaType, String digest) {

  /** The picture that a row holds; null while it holds none. */
  static @Nullable CodeImage of(@Nullable MiniProgramCodeEntity row) {
    return row == null || row.image == null || row.mediaType == null || row.digest == null
        ? null
        : new CodeImage(row.image, row.mediaType, row.digest);
  }

  /** The platform answers with a JPEG or a PNG and does not always say which. */
  static CodeImage of(byte[] bytes) {
    boolean png = bytes.length > 1 && bytes[0] == (byte) 0x89 && bytes[1] == 'P';
    return new CodeImage(bytes, png ? "image/png" : "image/jpeg", Digests.sha256Hex(bytes));
  }
}
