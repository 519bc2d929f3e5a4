package org.gongkai.platform.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer stands in Redis: a head of so many text lines, of which any may be empty, the plain
 * body, the compressed one.
 */
final class StoredAnswer {

  // Changes with the stored form, so that no release reads what another one wrote.
  private static final String FORMAT = "gongkai-answer-2";
  private static final int LONGEST_HEAD = 4096;
  private static final int LINES = 8;
  private static final String NUMBER = "\\d{1,15}";
  private static final String TAG = "(W/)?\"[0-9a-f]+\"";

  private StoredAnswer() {}

  static byte[] encode(ReadyAnswer answer) {
    byte[] body = answer.buffer(false).getBytes();
    byte[] gzip = answer.hasGzip() ? answer.buffer(true).getBytes() : new byte[0];
    String head =
        String.join(
                "\n",
                FORMAT,
                Long.toString(answer.validUntil()),
                Long.toString(answer.madeAt()),
                answer.contentType(),
                answer.etag(),
                answer.revalidated() ? "no-cache" : "",
                String.join("\t", answer.links()),
                body.length + " " + gzip.length)
            + "\n";
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(bytes.length + body.length + gzip.length)
        .put(bytes)
        .put(body)
        .put(gzip)
        .array();
  }

  /** Reads a stored answer; null for anything else, garbage included. */
  static @Nullable ReadyAnswer decode(byte[] stored) {
    int end = endOfHead(stored);
    if (end < 0) {
      return null;
    }
    String[] head = new String(stored, 0, end, StandardCharsets.UTF_8).split("\n", -1);
    if (!head[0].equals(FORMAT)
        || !head[1].matches(NUMBER)
        || !head[2].matches(NUMBER)
        || !head[4].matches(TAG)
        || !head[7].matches("\\d{1,9} \\d{1,9}")) {
      return null;
    }
    int space = head[7].indexOf(' ');
    int plain = Integer.parseInt(head[7].substring(0, space));
    int compressed = Integer.parseInt(head[7].substring(space + 1));
    int begin = end + 1;
    if ((long) plain + compressed != stored.length - begin) {
      return null;
    }
    return new ReadyAnswer(
        head[3],
        head[6].isEmpty() ? List.of() : List.of(head[6].split("\t", -1)),
        head[4],
        Long.parseLong(head[2]),
        Long.parseLong(head[1]),
        !head[5].isEmpty(),
        Arrays.copyOfRange(stored, begin, begin + plain),
        compressed == 0 ? null : Arrays.copyOfRange(stored, begin + plain, stored.length));
  }

  /** Where the last line of the head ends; negative when there are too few. */
  private static int endOfHead(byte[] stored) {
    int lines = 0;
    for (int i = 0; i < Math.min(stored.length, LONGEST_HEAD); i++) {
      if (stored[i] == '\n' && ++lines == LINES) {
        return i;
      }
    }
    return -1;
  }
}
