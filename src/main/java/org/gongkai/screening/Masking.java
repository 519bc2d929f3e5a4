package org.gongkai.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the text that the public may read. Of a mobile number its first three digits stay, of a
 * name its first character, of everything else nothing; the number of stars does not tell a length.
 * The text made gives no findings again.
 */
public final class Masking {

  private static final String STARS = "***";
  private static final String NAME_STARS = "**";

  private Masking() {}

  /**
   * The text with each finding masked; the same text if there is none.
   *
   * @param findings places in this text, in any order; those that overlap are masked as one
   * @throws IndexOutOfBoundsException if a finding is of another, longer text
   */
  public static String mask(String text, List<Finding> findings) {
    return mask(text, findings, KnownPerson.UNKNOWN);
  }

  /**
   * As {@link #mask(String, List)}, and the text made repeats nothing of this person. What stands
   * beside a mask may be a number that was part of a longer one before, so this looks again. It
   * ends, for each mask leaves fewer letters and digits than it found.
   */
  static String mask(String text, List<Finding> findings, KnownPerson respondent) {
    String masked = text;
    List<Finding> left = findings;
    while (!left.isEmpty()) {
      masked = maskOnce(masked, left);
      left = PersonalData.find(masked, respondent);
    }
    return masked;
  }

  private static String maskOnce(String text, List<Finding> findings) {
    StringBuilder masked = new StringBuilder();
    int done = 0;
    for (Range range : merge(findings)) {
      masked.append(text, done, range.start).append(mask(range, text));
      done = range.end;
    }
    return masked.append(text, done, text.length()).toString();
  }

  private static String mask(Range range, String text) {
    if (range.kind == null) {
      return STARS;
    }
    String found = text.substring(range.start, range.end);
    return switch (range.kind) {
      case PHONE -> PhoneText.kept(found) + STARS;
      case EMAIL -> STARS + "@" + STARS;
      case NAME_LABEL -> found.substring(0, found.offsetByCodePoints(0, 1)) + NAME_STARS;
      case ID_NUMBER, BANK_CARD, ADDRESS -> STARS;
    };
  }

  private static List<Range> merge(List<Finding> findings) {
    List<Range> ranges = new ArrayList<>();
    for (Finding finding :
        findings.stream().sorted(Comparator.comparingInt(Finding::start)).toList()) {
      Range next = new Range(finding.kind(), finding.start(), finding.end());
      int last = ranges.size() - 1;
      if (last >= 0 && next.start < ranges.get(last).end) {
        ranges.set(last, ranges.get(last).with(next));
      } else {
        ranges.add(next);
      }
    }
    return ranges;
  }

  /** A stretch to mask; its kind is null if findings of several kinds lie in it. */
  private record Range(@Nullable PersonalDataKind kind, int start, int end) {

    Range with(Range other) {
      return new Range(kind == other.kind ? kind : null, start, Math.max(end, other.end));
    }
  }
}
