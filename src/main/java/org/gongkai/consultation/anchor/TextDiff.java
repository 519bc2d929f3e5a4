package org.gongkai.consultation.anchor;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares two texts character by character, in runs as a person would mark them.
 *
 * <p>The exact comparison takes time with the product of length and difference, so it is only done
 * for stretches of up to {@value #EXACT} characters (both texts together). Longer ones are first
 * cut at the sentences that each text has once, then at such phrases; a stretch that is still
 * longer after that has nothing in common worth showing and is replaced as a whole.
 */
final class TextDiff {

  /** The longest stretch compared exactly, in tokens of both texts together. */
  static final int EXACT = 2000;

  /** An equal stretch up to this long between edits at least as long on both sides is chance. */
  private static final int CHANCE = 3;

  /** Where a text is cut: at sentences first, then at phrases. */
  private static final List<Set<String>> CUTS =
      List.of(Set.of("。", "；", "！", "？", "\n"), Set.of("，", "、", "：", ",", ";", ":"));

  private final List<String> old;
  private final List<String> now;
  private final List<Edit> edits = new ArrayList<>();

  private TextDiff(List<String> old, List<String> now) {
    this.old = old;
    this.now = now;
  }

  /**
   * Compares two texts.
   *
   * @return runs, of which {@code EQUAL} and {@code DELETE} together are the old text, {@code
   *     EQUAL} and {@code INSERT} the new one; a deletion stands before the insertion that replaces
   *     it
   */
  static List<Run> between(String oldText, String newText) {
    TextDiff diff = new TextDiff(Tokens.of(oldText), Tokens.of(newText));
    diff.compare(0, diff.old.size(), 0, diff.now.size(), 0);
    return diff.runs(diff.withoutChance(joined(diff.edits)));
  }

  private void compare(int oldStart, int oldEnd, int newStart, int newEnd, int level) {
    int head = 0;
    int most = Math.min(oldEnd - oldStart, newEnd - newStart);
    while (head < most && old.get(oldStart + head).equals(now.get(newStart + head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && old.get(oldEnd - 1 - tail).equals(now.get(newEnd - 1 - tail))) {
      tail++;
    }
    edits.add(new Edit(true, oldStart, oldStart + head, newStart, newStart + head));
    differing(oldStart + head, oldEnd - tail, newStart + head, newEnd - tail, level);
    edits.add(new Edit(true, oldEnd - tail, oldEnd, newEnd - tail, newEnd));
  }

  private void differing(int oldStart, int oldEnd, int newStart, int newEnd, int level) {
    int length = oldEnd - oldStart + newEnd - newStart;
    if (oldStart == oldEnd || newStart == newEnd) {
      edits.add(new Edit(false, oldStart, oldEnd, newStart, newEnd));
    } else if (length <= EXACT) {
      exactly(oldStart, oldEnd, newStart, newEnd);
    } else if (level < CUTS.size()) {
      piecewise(oldStart, oldEnd, newStart, newEnd, level);
    } else {
      edits.add(new Edit(false, oldStart, oldEnd, newStart, newEnd));
    }
  }

  private void exactly(int oldStart, int oldEnd, int newStart, int newEnd) {
    List<Change> changes =
        new ArrayList<>(
            new MyersDiffWithLinearSpace<String>()
                .computeDiff(old.subList(oldStart, oldEnd), now.subList(newStart, newEnd), null));
    int oldAt = oldStart;
    int newAt = newStart;
    for (Change change : changes) {
      int oldFrom = oldStart + change.startOriginal;
      int newFrom = newStart + change.startRevised;
      edits.add(new Edit(true, oldAt, oldFrom, newAt, newFrom));
      oldAt = oldStart + change.endOriginal;
      newAt = newStart + change.endRevised;
      edits.add(new Edit(false, oldFrom, oldAt, newFrom, newAt));
    }
    edits.add(new Edit(true, oldAt, oldEnd, newAt, newEnd));
  }

  /** Keeps the pieces that each text has once, in order, and compares what is between them. */
  private void piecewise(int oldStart, int oldEnd, int newStart, int newEnd, int level) {
    List<int[]> oldPieces = pieces(old, oldStart, oldEnd, CUTS.get(level));
    List<int[]> newPieces = pieces(now, newStart, newEnd, CUTS.get(level));
    int oldAt = oldStart;
    int newAt = newStart;
    for (int[] pair : commonPieces(oldPieces, newPieces)) {
      int[] oldPiece = oldPieces.get(pair[0]);
      int[] newPiece = newPieces.get(pair[1]);
      compare(oldAt, oldPiece[0], newAt, newPiece[0], level + 1);
      edits.add(new Edit(true, oldPiece[0], oldPiece[1], newPiece[0], newPiece[1]));
      oldAt = oldPiece[1];
      newAt = newPiece[1];
    }
    compare(oldAt, oldEnd, newAt, newEnd, level + 1);
  }

  private static List<int[]> pieces(List<String> tokens, int start, int end, Set<String> cuts) {
    List<int[]> pieces = new ArrayList<>();
    int from = start;
    for (int k = start; k < end; k++) {
      if (cuts.contains(tokens.get(k)) || k == end - 1) {
        pieces.add(new int[] {from, k + 1});
        from = k + 1;
      }
    }
    return pieces;
  }

  private List<int[]> commonPieces(List<int[]> oldPieces, List<int[]> newPieces) {
    Map<String, Integer> oldOnce = once(old, oldPieces);
    Map<String, Integer> newOnce = once(now, newPieces);
    List<int[]> pairs = new ArrayList<>();
    for (int p = 0; p < oldPieces.size(); p++) {
      String piece = text(old, oldPieces.get(p)[0], oldPieces.get(p)[1]);
      int place = newOnce.getOrDefault(piece, -1);
      if (place >= 0 && oldOnce.getOrDefault(piece, -1) >= 0) {
        pairs.add(new int[] {p, place});
      }
    }
    boolean[] kept = Order.kept(pairs.stream().mapToInt(pair -> pair[1]).toArray());
    List<int[]> inOrder = new ArrayList<>();
    for (int k = 0; k < kept.length; k++) {
      if (kept[k]) {
        inOrder.add(pairs.get(k));
      }
    }
    return inOrder;
  }

  /** Where each piece stands; -1 for those that stand more than once. */
  private static Map<String, Integer> once(List<String> tokens, List<int[]> pieces) {
    Map<String, Integer> places = new HashMap<>();
    for (int p = 0; p < pieces.size(); p++) {
      String piece = text(tokens, pieces.get(p)[0], pieces.get(p)[1]);
      places.merge(piece, p, (first, second) -> -1);
    }
    return places;
  }

  /** Neighbours of one sort in one, empty ones left out. */
  private static List<Edit> joined(List<Edit> edits) {
    List<Edit> joined = new ArrayList<>();
    for (Edit edit : edits) {
      if (edit.oldLength() == 0 && edit.newLength() == 0) {
        continue;
      }
      int end = joined.size() - 1;
      if (end >= 0 && joined.get(end).equal() == edit.equal()) {
        Edit last = joined.get(end);
        joined.set(
            end,
            new Edit(edit.equal(), last.oldStart(), edit.oldEnd(), last.newStart(), edit.newEnd()));
      } else {
        joined.add(edit);
      }
    }
    return joined;
  }

  /** Gives up equal stretches that are there by chance, such as one 的 between two edits. */
  private List<Edit> withoutChance(List<Edit> edits) {
    List<Edit> kept = new ArrayList<>();
    for (int k = 0; k < edits.size(); k++) {
      Edit edit = edits.get(k);
      int end = kept.size() - 1;
      boolean between = edit.equal() && end >= 0 && k + 1 < edits.size();
      if (between && isChance(edit, kept.get(end), edits.get(k + 1))) {
        kept.set(end, kept.get(end).replacedTogether(edits.get(k + 1)));
        k++;
      } else {
        kept.add(edit);
      }
    }
    return kept;
  }

  private boolean isChance(Edit equal, Edit before, Edit after) {
    if (equal.oldLength() > CHANCE) {
      return false;
    }
    int length = text(old, equal.oldStart(), equal.oldEnd()).length();
    int left = Math.max(before.oldLength(), before.newLength());
    int right = Math.max(after.oldLength(), after.newLength());
    return length <= 1 || (length <= CHANCE && length <= left && length <= right);
  }

  private List<Run> runs(List<Edit> edits) {
    List<Run> runs = new ArrayList<>();
    for (Edit edit : edits) {
      if (edit.equal()) {
        runs.add(new Run(Op.EQUAL, text(old, edit.oldStart(), edit.oldEnd())));
        continue;
      }
      if (edit.oldLength() > 0) {
        runs.add(new Run(Op.DELETE, text(old, edit.oldStart(), edit.oldEnd())));
      }
      if (edit.newLength() > 0) {
        runs.add(new Run(Op.INSERT, text(now, edit.newStart(), edit.newEnd())));
      }
    }
    return runs;
  }

  private static String text(List<String> tokens, int start, int end) {
    return String.join("", tokens.subList(start, end));
  }
}
