package org.gongkai.consultation.draft;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Learns from the document which kind of number stands beneath which. Official style only decides
 * where the document has not shown it yet.
 */
final class NestingOrder {

  private enum Relation {
    OUTSIDE,
    INSIDE,
    UNKNOWN
  }

  private final NextNumbers next;
  private final Findings findings;
  private final Map<ClauseKind, Set<ClauseKind>> beneath = new EnumMap<>(ClauseKind.class);

  NestingOrder(NextNumbers next, Findings findings) {
    this.next = next;
    this.findings = findings;
  }

  void learn(ClauseKind outer, ClauseKind inner) {
    beneath.computeIfAbsent(outer, k -> EnumSet.noneOf(ClauseKind.class)).add(inner);
  }

  /**
   * Whether a list that opens here stands outside the innermost open clause.
   *
   * @param index of the label's line in the body
   * @param line its number in the source
   */
  boolean outranks(Label label, Open top, int index, int line) {
    ClauseKind kind = label.kind();
    ClauseKind other = top.position();
    if (other == ClauseKind.PARAGRAPH) {
      return false;
    }
    return switch (relation(kind, other)) {
      case OUTSIDE -> true;
      case INSIDE -> false;
      case UNKNOWN ->
          kind.customarilyOutside(other) && !isNestedAgainstCustom(label, top, index, line);
    };
  }

  private Relation relation(ClauseKind kind, ClauseKind other) {
    if (kind.hasFixedOrder() && other.hasFixedOrder()) {
      return kind.customarilyOutside(other) ? Relation.OUTSIDE : Relation.INSIDE;
    }
    boolean outside = contains(kind, other);
    boolean inside = contains(other, kind);
    if (outside == inside) {
      return Relation.UNKNOWN;
    }
    return outside ? Relation.OUTSIDE : Relation.INSIDE;
  }

  private boolean contains(ClauseKind outer, ClauseKind inner) {
    return beneath.getOrDefault(outer, Set.of()).contains(inner);
  }

  /** A list that starts and ends between two numbers of another list stands beneath that one. */
  private boolean isNestedAgainstCustom(Label label, Open top, int index, int line) {
    if (label.ordinal() != 1) {
      return false;
    }
    Label following = next.after(index, top.position());
    if (following != null && following.ordinal() == top.ordinal() + 1) {
      return true;
    }
    if (following == null || following.ordinal() != 1) {
      findings.doubt(line, DoubtKind.DEPTH_UNCLEAR, "“" + label.written() + "”的层级无法由上下文确定，请核对。");
    }
    return false;
  }
}
