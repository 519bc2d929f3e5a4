package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks ahead: which number of a kind comes next after a line. */
final class NextNumbers {

  private final Map<ClauseKind, Ahead> ahead = new EnumMap<>(ClauseKind.class);

  NextNumbers(List<BodyLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Label label = lines.get(i).label();
      if (label != null && !label.isReference()) {
        ahead.computeIfAbsent(label.kind(), k -> new Ahead()).add(i, label);
      }
    }
  }

  /** The next label of the kind after the line; lines must be asked for in ascending order. */
  @Nullable Label after(int index, ClauseKind kind) {
    Ahead labels = ahead.get(kind);
    return labels == null ? null : labels.after(index);
  }

  private static final class Ahead {

    private final List<Integer> indices = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private int position;

    void add(int index, Label label) {
      indices.add(index);
      labels.add(label);
    }

    @Nullable Label after(int index) {
      while (position < indices.size() && indices.get(position) <= index) {
        position++;
      }
      return position < labels.size() ? labels.get(position) : null;
    }
  }
}
