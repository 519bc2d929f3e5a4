package org.gongkai.platform.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A ready answer. */
final class CachedAnswer {

  private final String contentType;
  private final String etag;
  private final Instant validUntil;
  private final byte[] body;

  /**
   * Makes an answer.
   *
   * @param contentType media type
   * @param etag strong entity tag with its quotes
   * @param validUntil it must not be served at or after this instant
   * @param body the bytes to send; not copied, so nobody may change them afterwards
   */
  CachedAnswer(String contentType, String etag, Instant validUntil, byte[] body) {
    this.contentType = contentType;
    this.etag = etag;
    this.validUntil = validUntil;
    this.body = body;
  }

  String contentType() {
    return contentType;
  }

  String etag() {
    return etag;
  }

  Instant validUntil() {
    return validUntil;
  }

  byte[] body() {
    return body;
  }

  // Changes with the stored form, so that no release reads what another one wrote.
  private static final String FORMAT = "gongkai-answer-1";

  byte[] encode() {
    String head =
        String.join(
                "\n",
                FORMAT,
                contentType,
                etag,
                Long.toString(validUntil.toEpochMilli()),
                Integer.toString(body.length))
            + "\n\n";
    byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(bytes.length + body.length).put(bytes).put(body).array();
  }

  /** Reads a stored answer; null for anything else, garbage included. */
  static @Nullable CachedAnswer decode(byte[] stored) {
    int end = endOfHead(stored);
    if (end < 0) {
      return null;
    }
    String[] head = new String(stored, 0, end, StandardCharsets.US_ASCII).split("\n", -1);
    if (head.length != 5 || !head[0].equals(FORMAT) || !head[3].matches("\\d{1,18}")) {
      return null;
    }
    byte[] body = Arrays.copyOfRange(stored, end + 2, stored.length);
    if (!head[4].equals(Integer.toString(body.length))) {
      return null;
    }
    Instant validUntil = Instant.ofEpochMilli(Long.parseLong(head[3]));
    return new CachedAnswer(head[1], head[2], validUntil, body);
  }

  private static int endOfHead(byte[] stored) {
    for (int i = 0; i + 1 < Math.min(stored.length, 512); i++) {
      if (stored[i] == '\n' && stored[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
