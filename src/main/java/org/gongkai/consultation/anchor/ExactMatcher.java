package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches clauses whose text has not changed: alone where it is unique, else by what is around. */
final class ExactMatcher {

  /**
   * The shortest text, in characters, that is proof by itself when it occurs once. Shorter ones
   * ({@code 其他有关材料。}) may be struck out here and written anew there.
   */
  private static final int TELLING_LENGTH = 12;

  private final Matching matching;
  private final Outline from;
  private final Outline to;
  private final int[] oldTexts;
  private final int[] newTexts;
  private final Map<Object, Integer> numbers = new HashMap<>();

  ExactMatcher(Matching matching) {
    this.matching = matching;
    this.from = matching.from();
    this.to = matching.to();
    this.oldTexts = numberTexts(from);
    this.newTexts = numberTexts(to);
  }

  private int[] numberTexts(Outline outline) {
    int[] texts = new int[outline.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = numberOf(outline.text(i));
    }
    return texts;
  }

  private int numberOf(Object key) {
    Integer next = numbers.size();
    Integer known = numbers.putIfAbsent(key, next);
    return known == null ? next : known;
  }

  /** Whole unchanged branches, from the outside in; then single texts. */
  void matchUnique() {
    Branches old = branches(from, oldTexts);
    Branches now = branches(to, newTexts);
    if (old.root == now.root) {
      matchChildren(Outline.NONE, Outline.NONE);
      return;
    }
    Map<Integer, Integer> where = unique(now.branches);
    Map<Integer, Integer> once = unique(old.branches);
    for (int i = 0; i < from.size(); i++) {
      Integer j = where.get(old.branches[i]);
      if (j != null
          && once.containsKey(old.branches[i])
          && old.lengths[i] >= TELLING_LENGTH
          && matching.openOld(i)
          && matching.openNew(j)) {
        matchBranch(i, j);
      }
    }
    matchUniqueTexts();
  }

  private void matchBranch(int i, int j) {
    matching.match(i, j, Basis.SAME_BRANCH);
    matchChildren(i, j);
  }

  private void matchChildren(int i, int j) {
    List<int[]> pairs = new ArrayList<>();
    pairs.add(new int[] {i, j});
    for (int k = 0; k < pairs.size(); k++) {
      List<Integer> old = from.children(pairs.get(k)[0]);
      List<Integer> now = to.children(pairs.get(k)[1]);
      for (int c = 0; c < old.size(); c++) {
        if (matching.openOld(old.get(c)) && matching.openNew(now.get(c))) {
          matching.match(old.get(c), now.get(c), Basis.SAME_BRANCH);
        }
        pairs.add(new int[] {old.get(c), now.get(c)});
      }
    }
  }

  private void matchUniqueTexts() {
    Map<Integer, Integer> where = unique(newTexts);
    Map<Integer, Integer> once = unique(oldTexts);
    for (int i = 0; i < from.size(); i++) {
      Integer j = where.get(oldTexts[i]);
      if (j != null
          && once.containsKey(oldTexts[i])
          && from.text(i).length() >= TELLING_LENGTH
          && matching.openOld(i)
          && matching.openNew(j)) {
        matching.match(i, j, Basis.SAME_TEXT);
      }
    }
  }

  /** Where each number stands that stands but once. */
  private static Map<Integer, Integer> unique(int[] keys) {
    Map<Integer, Integer> where = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      where.merge(keys[i], i, (first, second) -> Outline.NONE);
    }
    where.values().removeIf(place -> place == Outline.NONE);
    return where;
  }

  /** Repeated and short texts, as far as the matches made so far place them. */
  boolean matchInPlace() {
    boolean found = matchSoleChildren();
    found |= matchGaps();
    found |= matchNeighbours();
    return found;
  }

  /** A text that each of two corresponding parents has once. */
  private boolean matchSoleChildren() {
    boolean found = false;
    for (int i = Outline.NONE; i < from.size(); i++) {
      int j = i == Outline.NONE ? Outline.NONE : matching.toNew(i);
      if (i != Outline.NONE && j == Outline.NONE) {
        continue;
      }
      Map<Integer, Integer> old = sole(from.children(i), oldTexts);
      Map<Integer, Integer> now = sole(to.children(j), newTexts);
      for (Map.Entry<Integer, Integer> entry : old.entrySet()) {
        found |= matchIfOpen(entry.getValue(), now.get(entry.getKey()));
      }
    }
    return found;
  }

  private static Map<Integer, Integer> sole(List<Integer> children, int[] texts) {
    int[] keys = children.stream().mapToInt(child -> texts[child]).toArray();
    Map<Integer, Integer> where = unique(keys);
    where.replaceAll((text, place) -> children.get(place));
    return where;
  }

  private boolean matchIfOpen(int i, @Nullable Integer j) {
    if (j == null || !matching.openOld(i) || !matching.openNew(j) || !childrenAllow(i, j)) {
      return false;
    }
    matching.match(i, j, Basis.SAME_TEXT_IN_PLACE);
    return true;
  }

  /**
   * What stands beneath a label or a stock phrase tells more than its place, once it is settled.
   */
  private boolean childrenAllow(int i, int j) {
    int settled = 0;
    int together = 0;
    for (int child : from.children(i)) {
      int now = matching.toNew(child);
      settled += now == Outline.NONE ? 0 : 1;
      together += now != Outline.NONE && to.parent(now) == j ? 1 : 0;
    }
    int settledNew = 0;
    for (int child : to.children(j)) {
      settledNew += matching.toOld(child) == Outline.NONE ? 0 : 1;
    }
    return 2 * together >= Math.max(settled, settledNew);
  }

  /** A text that stands between the same neighbours equally often in both versions, in order. */
  private boolean matchGaps() {
    Places places = new Places(matching);
    Map<Long, List<Integer>> newByGap = places.openNewByGap();
    boolean found = false;
    for (List<Integer> gap : places.openOldByGap().values()) {
      List<Integer> now = places.openNewAt(gap.get(0), newByGap);
      if (now.isEmpty() || !places.corresponding(gap.get(0), now.get(0))) {
        continue;
      }
      Map<Integer, List<Integer>> newByText = byText(now, newTexts);
      for (Map.Entry<Integer, List<Integer>> entry : byText(gap, oldTexts).entrySet()) {
        List<Integer> olds = entry.getValue();
        List<Integer> news = newByText.getOrDefault(entry.getKey(), List.of());
        if (olds.size() == news.size() && isRun(olds, from) && isRun(news, to)) {
          for (int k = 0; k < olds.size(); k++) {
            found |= matchIfOpen(olds.get(k), news.get(k));
          }
        }
      }
    }
    return found;
  }

  /** Between equal texts nothing else may stand: it could tell them apart once it is matched. */
  private static boolean isRun(List<Integer> members, Outline outline) {
    for (int k = 1; k < members.size(); k++) {
      if (outline.siblingAfter(members.get(k - 1)) != members.get(k)) {
        return false;
      }
    }
    return true;
  }

  private static Map<Integer, List<Integer>> byText(List<Integer> members, int[] texts) {
    Map<Integer, List<Integer>> groups = new HashMap<>();
    for (int member : members) {
      groups.computeIfAbsent(texts[member], key -> new ArrayList<>()).add(member);
    }
    return groups;
  }

  /** Equal texts between the same two matched clauses in reading order. */
  private boolean matchNeighbours() {
    boolean found = false;
    for (int i = 1; i + 1 < from.size(); i++) {
      int before = matching.toNew(i - 1);
      int after = matching.toNew(i + 1);
      if (before != Outline.NONE && after == before + 2 && oldTexts[i] == newTexts[before + 1]) {
        found |= matchIfOpen(i, before + 1);
      }
    }
    return found;
  }

  private Branches branches(Outline outline, int[] texts) {
    int size = outline.size();
    Branches result = new Branches(new int[size], new int[size]);
    for (int i = size - 1; i >= Outline.NONE; i--) {
      List<Integer> key = new ArrayList<>();
      key.add(i == Outline.NONE ? Outline.NONE : texts[i]);
      int length = i == Outline.NONE ? 0 : outline.text(i).length();
      for (int child : outline.children(i)) {
        key.add(result.branches[child]);
        length += result.lengths[child];
      }
      if (i == Outline.NONE) {
        result.root = numberOf(key);
      } else {
        result.branches[i] = numberOf(key);
        result.lengths[i] = length;
      }
    }
    return result;
  }

  /** A number for each clause with everything beneath it, and how many characters that is. */
  private static final class Branches {

    private final int[] branches;
    private final int[] lengths;
    private int root;

    Branches(int[] branches, int[] lengths) {
      this.branches = branches;
      this.lengths = lengths;
    }
  }
}
