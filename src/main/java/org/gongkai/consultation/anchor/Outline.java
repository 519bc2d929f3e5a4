package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.consultation.draft.ClauseKind;

/** A version with its clauses numbered in reading order, its tree and its normal texts. */
final class Outline {

  /** The parent of outermost clauses, and "no sibling". */
  static final int NONE = -1;

  private final List<AnchorClause> clauses;
  private final String[] texts;
  private final String[] labels;
  private final int[] parents;
  private final int[] after;
  private final List<List<Integer>> children = new ArrayList<>();

  /**
   * Numbers the clauses.
   *
   * @throws IllegalArgumentException when an id occurs twice or a parent does not stand before
   */
  Outline(List<AnchorClause> clauses) {
    int size = clauses.size();
    this.clauses = List.copyOf(clauses);
    this.texts = new String[size];
    this.labels = new String[size];
    this.parents = new int[size];
    this.after = new int[size];
    for (int i = 0; i <= size; i++) {
      children.add(new ArrayList<>());
    }
    Map<UUID, Integer> places = new HashMap<>(2 * size);
    for (int i = 0; i < size; i++) {
      add(i, places);
    }
  }

  private void add(int index, Map<UUID, Integer> places) {
    AnchorClause clause = clauses.get(index);
    texts[index] = Normal.text(clause.text());
    labels[index] = Normal.label(clause.label());
    parents[index] = NONE;
    if (clause.parentId() != null) {
      Integer parent = places.get(clause.parentId());
      if (parent == null) {
        throw new IllegalArgumentException("the parent must stand before " + clause.id());
      }
      parents[index] = parent;
    }
    List<Integer> siblings = children.get(parents[index] + 1);
    after[index] = NONE;
    if (!siblings.isEmpty()) {
      after[siblings.get(siblings.size() - 1)] = index;
    }
    siblings.add(index);
    if (places.put(clause.id(), index) != null) {
      throw new IllegalArgumentException("the id occurs twice: " + clause.id());
    }
  }

  int size() {
    return texts.length;
  }

  UUID id(int index) {
    return clauses.get(index).id();
  }

  ClauseKind kind(int index) {
    return clauses.get(index).kind();
  }

  String text(int index) {
    return texts[index];
  }

  String label(int index) {
    return labels[index];
  }

  int parent(int index) {
    return parents[index];
  }

  int siblingAfter(int index) {
    return after[index];
  }

  /** The children in order; of {@link #NONE}, the outermost clauses. */
  List<Integer> children(int index) {
    return children.get(index + 1);
  }

  /** Whether the second follows the first, as the next clause or the next sibling. */
  boolean follows(int first, int second) {
    return second == first + 1 || after[first] == second;
  }
}
