package org.gongkai.content.check;

import java.util.List;
import org.gongkai.screening.Finding;
import org.gongkai.screening.Masking;

/** Places of a text as findings show them: with a little around, without personal data. */
final class Excerpts {

  private static final int AROUND = 12;

  private final String text;
  private final List<Finding> personal;

  /**
   * @param personal all personal data of the text, by where it begins
   */
  Excerpts(String text, List<Finding> personal) {
    this.text = text;
    this.personal = personal;
  }

  /** The place between two indexes. */
  String of(int start, int end) {
    int from = Math.max(0, start - AROUND);
    int to = Math.min(text.length(), end + AROUND);
    // Half a number would not be known as one: what reaches over an edge is taken in whole.
    for (Finding one : personal) {
      if (one.start() < to && one.end() > from) {
        from = Math.min(from, one.start());
        to = Math.max(to, one.end());
      }
    }
    from = isWithinPair(from) ? from - 1 : from;
    to = isWithinPair(to) ? to + 1 : to;
    return Masking.mask(text.substring(from, to), within(from, to)).replaceAll("\\s+", " ").strip();
  }

  private List<Finding> within(int from, int to) {
    return personal.stream()
        .filter(one -> one.start() >= from && one.end() <= to)
        .map(one -> new Finding(one.kind(), one.start() - from, one.end() - from))
        .toList();
  }

  private boolean isWithinPair(int index) {
    return index > 0
        && index < text.length()
        && Character.isHighSurrogate(text.charAt(index - 1))
        && Character.isLowSurrogate(text.charAt(index));
  }
}
