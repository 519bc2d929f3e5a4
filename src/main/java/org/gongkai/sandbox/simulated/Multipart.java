package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a form of several parts ({@code multipart/form-data}) to pieces. */
final class Multipart {

  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/form-data;.*boundary=\"?([^\";,]+)\"?.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILENAME = Pattern.compile("[; ]filename=\"([^\"]*)\"");
  private static final String BREAK = "\r\n";

  private Multipart() {}

  /**
   * One part.
   *
   * @param filename null when it is no file
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(String name, @Nullable String filename, byte[] bytes) {}

  /** Its parts; none when it is no such form. */
  static List<Part> parts(Call call) {
    String type = call.header("content-type");
    Matcher boundary = BOUNDARY.matcher(type == null ? "" : type);
    List<Part> parts = new ArrayList<>();
    if (!boundary.matches()) {
      return parts;
    }
    // One character for each byte.
    String body = BREAK + new String(call.bytes(), ISO_8859_1);
    String delimiter = BREAK + "--" + boundary.group(1);
    int at = body.indexOf(delimiter);
    int next = at < 0 ? -1 : body.indexOf(delimiter, at + delimiter.length());
    while (next >= 0) {
      add(parts, body.substring(at + delimiter.length(), next));
      at = next;
      next = body.indexOf(delimiter, at + delimiter.length());
    }
    return parts;
  }

  private static void add(List<Part> parts, String raw) {
    int end = raw.indexOf(BREAK + BREAK);
    if (end < 0) {
      return;
    }
    String head = raw.substring(0, end);
    String name = group(NAME, head);
    if (name != null) {
      byte[] bytes = raw.substring(end + 2 * BREAK.length()).getBytes(ISO_8859_1);
      parts.add(new Part(name, group(FILENAME, head), bytes));
    }
  }

  private static @Nullable String group(Pattern pattern, String head) {
    Matcher matcher = pattern.matcher(head);
    return matcher.find() ? matcher.group(1) : null;
  }
}
