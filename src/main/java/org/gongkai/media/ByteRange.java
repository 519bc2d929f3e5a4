package org.gongkai.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that a reader asks for (RFC 9110, section 14).
 *
 * @param from first byte, from 0
 * @param length bytes of it; 0 for a range outside the file
 */
record ByteRange(long from, long length) {

  private static final Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,15})-([0-9]{0,15})\\s*");

  /**
   * Reads the header {@code Range}; null for none and for one that is not understood or names
   * several parts, which is to be ignored.
   */
  static @Nullable ByteRange read(@Nullable String header, long size) {
    Matcher one = ONE.matcher(header == null ? "" : header);
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return null;
    }
    if (one.group(1).isEmpty()) {
      long length = Math.min(size, Long.parseLong(one.group(2)));
      return new ByteRange(size - length, length);
    }
    long from = Long.parseLong(one.group(1));
    long last = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
    if (!one.group(2).isEmpty() && last < from) {
      return null;
    }
    return new ByteRange(from, Math.max(0, Math.min(last, size - 1) - from + 1));
  }

  /** The header {@code Content-Range}. */
  String contentRange(long size) {
    return "bytes " + from + '-' + (from + length - 1) + '/' + size;
  }
}
