package org.gongkai.consultation.draft;

import java.util.List;
import org.gongkai.consultation.draft.Label.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How much of the body comes before the first clause.
 *
 * @param end index of the first line that is a clause
 * @param lost the kind of list whose first item that line is, when the item lost its number
 * @param numbered whether the body has any number
 */
record Preamble(int end, @Nullable ClauseKind lost, boolean numbered) {

  private static final int LONGEST_HEADING = 40;

  static Preamble of(List<BodyLine> lines, int signedAt) {
    int first = firstNumber(lines, signedAt);
    if (first < 0) {
      return new Preamble(0, null, false);
    }
    ClauseKind lost = lostKind(lines, first);
    int standIn = lost == null ? -1 : standIn(lines, first, lost);
    return standIn < 0 ? new Preamble(first, null, true) : new Preamble(standIn, lost, true);
  }

  private static int firstNumber(List<BodyLine> lines, int signedAt) {
    NextNumbers next = new NextNumbers(lines);
    for (int i = 0; i < signedAt; i++) {
      BodyLine line = lines.get(i);
      if (Shapes.isAttachment(line.source())) {
        return -1;
      }
      Label label = line.label();
      if (label != null && opens(label, next.after(i, label.kind()))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean opens(Label label, @Nullable Label following) {
    if (label.standing() != Standing.IF_EXPECTED) {
      return label.isCertain();
    }
    boolean goesOn = following != null && following.ordinal() == label.ordinal() + 1;
    return label.ordinal() == 1 || goesOn;
  }

  /** The kind that first appears with its second number, outside or at the first number. */
  private static @Nullable ClauseKind lostKind(List<BodyLine> lines, int first) {
    ClauseKind outermost = null;
    for (BodyLine line : lines.subList(first, lines.size())) {
      Label label = line.label();
      if (label == null || !label.isCertain()) {
        continue;
      }
      ClauseKind kind = label.kind();
      if (outermost == null || kind.customarilyOutside(outermost)) {
        if (label.ordinal() == 2 && label.suffix() == 0) {
          return kind;
        }
        outermost = kind;
      }
    }
    return null;
  }

  /** The paragraph that stands where the lost item should; a heading rather than anything else. */
  private static int standIn(List<BodyLine> lines, int first, ClauseKind lost) {
    for (int i = first - 1; i >= 0; i--) {
      SourceLine line = lines.get(i).source();
      if (Shapes.isPlainHeading(line) && line.key().length() <= LONGEST_HEADING) {
        return i;
      }
    }
    Label label = lines.get(first).label();
    boolean sameList = label != null && label.kind() == lost;
    boolean introduced = first > 0 && lines.get(first - 1).source().key().endsWith(":");
    boolean words = first > 0 && !lines.get(first - 1).source().isTable();
    return sameList && first > 1 && words && !introduced ? first - 1 : -1;
  }
}
