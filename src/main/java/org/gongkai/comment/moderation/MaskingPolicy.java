package org.gongkai.comment.moderation;

import java.util.List;
import java.util.stream.Stream;

/** What may be made of a comment for the public: places are left out, nothing else is changed. */
final class MaskingPolicy {

  private MaskingPolicy() {}

  /**
   * Whether one text is the other with some stretches, none of them empty, each replaced by one or
   * more asterisks. Asterisks of the original may stay.
   *
   * <p>What stands between the asterisks is looked for from the left, each piece as early as it can
   * be, which leaves most room for the next; only the last one is bound to the end.
   */
  static boolean isMasking(String original, String masked) {
    // The limit keeps empty pieces at the ends, which say that the text begins or ends masked.
    List<String> pieces = Stream.of(masked.split("\\*+", -1)).toList();
    if (pieces.size() == 1) {
      return original.equals(masked);
    }
    String first = pieces.get(0);
    String last = pieces.get(pieces.size() - 1);
    int from = first.length();
    int to = original.length() - last.length();
    if (!original.startsWith(first) || !original.endsWith(last)) {
      return false;
    }
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = original.indexOf(piece, from + 1);
      if (found < 0) {
        return false;
      }
      from = found + piece.length();
    }
    return from < to;
  }
}
