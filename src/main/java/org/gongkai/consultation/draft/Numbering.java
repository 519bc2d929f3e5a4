package org.gongkai.consultation.draft;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the count of each kind of number and doubts what does not follow on. */
final class Numbering {

  private record Count(int ordinal, int suffix) {

    boolean isFollowedBy(Label label) {
      return label.suffix() == 0
          ? label.ordinal() == ordinal + 1
          : label.ordinal() == ordinal && label.suffix() == suffix + 1;
    }

    boolean isBefore(Label label) {
      return ordinal < label.ordinal() || (ordinal == label.ordinal() && suffix < label.suffix());
    }
  }

  private static final Count START = new Count(0, 0);

  private final Findings findings;
  private final Map<ClauseKind, Count> last = new EnumMap<>(ClauseKind.class);

  /** Kinds that were seen to count on from one heading to the next, or to start over. */
  private final Set<ClauseKind> runningOn = EnumSet.of(ClauseKind.ARTICLE);

  private final Set<ClauseKind> startingOver = EnumSet.noneOf(ClauseKind.class);

  Numbering(Findings findings) {
    this.findings = findings;
  }

  /** Whether the number is the very next one, or may open a list. */
  boolean expects(Label label, boolean inOpenList) {
    return lastOf(label).isFollowedBy(label) || (label.ordinal() == 1 && !inOpenList);
  }

  boolean isBehind(Label label) {
    return lastOf(label).isBefore(label);
  }

  /** The next item of a list that is still open. */
  void continued(Label label, int line) {
    Count before = note(label);
    if (before.isFollowedBy(label)) {
      return;
    }
    if (before.isBefore(label)) {
      findings.doubt(
          line,
          DoubtKind.NUMBER_GAP,
          quoted(label) + "之前缺少" + missing(before, label) + "，请核对是否漏项。");
    } else {
      repeated(label, line);
    }
  }

  /**
   * The first item of a list.
   *
   * @param unnumbered the line of a paragraph that stands where the missing first item should
   */
  void started(Label label, int line, @Nullable Integer unnumbered) {
    ClauseKind kind = label.kind();
    Count before = note(label);
    if (label.ordinal() == 1) {
      startedOver(label, line, before);
    } else if (before.isFollowedBy(label) && !startingOver.contains(kind)) {
      runningOn.add(kind);
    } else if (runningOn.contains(kind) && before.isBefore(label) && before.ordinal() > 0) {
      findings.doubt(
          line,
          DoubtKind.NUMBER_GAP,
          quoted(label) + "之前缺少" + missing(before, label) + "，请核对是否漏项。");
    } else if (unnumbered != null) {
      standIn(unnumbered);
    } else {
      findings.doubt(line, DoubtKind.FIRST_NUMBER_MISSING, "列表从" + quoted(label) + "开始，缺少第一项，请核对。");
    }
  }

  /** A list opens with a paragraph that lost its number. */
  void startedWithout(ClauseKind kind, int line) {
    last.put(kind, new Count(1, 0));
    standIn(line);
  }

  /** Counts an item that is not a clause of its own. */
  void assume(Label label) {
    Count unused = note(label);
  }

  /** An attachment counts anew. */
  void reset() {
    last.clear();
    startingOver.clear();
    runningOn.retainAll(EnumSet.of(ClauseKind.ARTICLE));
  }

  private void startedOver(Label label, int line, Count before) {
    if (before.ordinal() == 0) {
      return;
    }
    if (runningOn.contains(label.kind())) {
      repeated(label, line);
    } else {
      startingOver.add(label.kind());
    }
  }

  private void standIn(int line) {
    findings.doubt(line, DoubtKind.FIRST_NUMBER_MISSING, "这一段处在列表第一项的位置，但没有编号，已按未编号的段落保留，请核对。");
  }

  private void repeated(Label label, int line) {
    findings.doubt(line, DoubtKind.NUMBER_REPEATED, quoted(label) + "与前面的编号重复或倒退，请核对。");
  }

  private Count lastOf(Label label) {
    return last.getOrDefault(label.kind(), START);
  }

  private Count note(Label label) {
    Count before = last.put(label.kind(), new Count(label.ordinal(), label.suffix()));
    return before == null ? START : before;
  }

  private static String missing(Count before, Label label) {
    int from = before.ordinal() + 1;
    int to = label.suffix() == 0 ? label.ordinal() - 1 : label.ordinal();
    return from >= to ? "第" + to + "项" : "第" + from + "至" + to + "项";
  }

  private static String quoted(Label label) {
    return "“" + label.written() + "”";
  }
}
