package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a second printing of the text. Web pages carry one copy for the screen and one for the
 * printer; a draft's own repeated phrases must not be taken for that, so only a run of lines counts
 * that starts over from the top and weighs a good part of everything before it.
 */
final class DuplicateFinder {

  private static final int FEWEST_LINES = 3;

  /** Lines in a row that may differ inside a copy. */
  private static final int LONGEST_GAP = 3;

  private final List<SourceLine> lines;
  private final int[] first;
  private final long[] weightBefore;
  private final BitSet tops;

  private DuplicateFinder(List<SourceLine> lines) {
    this.lines = lines;
    this.first = firstOccurrences(lines);
    this.weightBefore = weights(lines);
    this.tops = tops(lines);
  }

  /** The lines that are not part of a later copy. */
  static List<SourceLine> withoutCopies(List<SourceLine> lines, Findings findings) {
    return new DuplicateFinder(lines).split(findings);
  }

  private List<SourceLine> split(Findings findings) {
    List<SourceLine> kept = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      int end = repeats(i, i) ? endOfRun(i) : i + 1;
      int start = top(i, end);
      boolean copy = isCopy(start, end);
      kept.addAll(lines.subList(i, copy ? start : end));
      if (copy) {
        setAside(start, end, findings);
      }
      i = end;
    }
    return kept;
  }

  /** A copy starts over from the top, so what precedes that line in the run is the text itself. */
  private int top(int from, int to) {
    int top = from;
    for (int i = from; i < to; i++) {
      if (first[i] < first[top]) {
        top = i;
      }
    }
    return top;
  }

  private boolean repeats(int index, int start) {
    return first[index] < start;
  }

  /** The end, exclusive, of the run of lines known from before {@code start}. */
  private int endOfRun(int start) {
    int end = start + 1;
    for (int i = end; i < lines.size() && i - end <= LONGEST_GAP; i++) {
      if (repeats(i, start)) {
        end = i + 1;
      }
    }
    return end;
  }

  private boolean isCopy(int start, int end) {
    long repeated = 0;
    int count = 0;
    boolean fromTop = false;
    for (int i = start; i < end; i++) {
      if (repeats(i, start)) {
        repeated += lines.get(i).key().length();
        count++;
        fromTop |= tops.get(first[i]);
      }
    }
    long whole = weightBefore[end] - weightBefore[start];
    return fromTop
        && count >= FEWEST_LINES
        && repeated * 5 >= whole * 4
        && repeated * 5 >= weightBefore[start] * 2;
  }

  private void setAside(int start, int end, Findings findings) {
    for (int i = start; i < end; i++) {
      SourceLine line = lines.get(i);
      findings.setAside(line, SetAsideReason.DUPLICATE_BODY);
      if (!repeats(i, start)) {
        findings.doubt(line.number(), DoubtKind.COPY_DIFFERS, "重复的正文中这一行与前文不同，已搁置，请核对以哪一处为准。");
      }
    }
  }

  /** Lines that any copy repeats: the first two, and the first item of each outermost list. */
  private static BitSet tops(List<SourceLine> lines) {
    BitSet tops = new BitSet();
    tops.set(0, 2);
    ClauseKind outermost = ClauseKind.PARAGRAPH;
    BitSet firstItems = new BitSet();
    for (int i = 0; i < lines.size(); i++) {
      Label label = LabelReader.read(lines.get(i).text());
      if (label == null || label.ordinal() != 1 || label.isReference()) {
        continue;
      }
      if (label.kind().customarilyOutside(outermost)) {
        outermost = label.kind();
        firstItems.clear();
      }
      firstItems.set(i, label.kind() == outermost);
    }
    tops.or(firstItems);
    return tops;
  }

  private static int[] firstOccurrences(List<SourceLine> lines) {
    Map<String, Integer> seen = new HashMap<>();
    int[] first = new int[lines.size()];
    for (int i = 0; i < first.length; i++) {
      Integer earlier = seen.putIfAbsent(lines.get(i).key(), i);
      first[i] = earlier == null ? i : earlier;
    }
    return first;
  }

  private static long[] weights(List<SourceLine> lines) {
    long[] before = new long[lines.size() + 1];
    for (int i = 0; i < lines.size(); i++) {
      before[i + 1] = before[i] + lines.get(i).key().length();
    }
    return before;
  }
}
