package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;

/** An invented draft, its redraft, and what truly became of each clause. */
final class Redraft {

  private static final String NUMERALS = "〇一二三四五六七八九";

  /** A clause while it is worked on. */
  static final class Node {
    final UUID id;
    ClauseKind kind;
    String text;
    final List<Node> children = new ArrayList<>();

    /** The old clause whose words it has; null for a new one. */
    @Nullable Truth truth;

    Node(UUID id, ClauseKind kind, String text) {
      this.id = id;
      this.kind = kind;
      this.text = text;
    }
  }

  /** What happened to one old clause. */
  static final class Truth {
    final UUID old;
    final String oldText;
    final List<Node> targets = new ArrayList<>();

    /** Copies that may stand for the clause when it is gone. */
    final List<Node> copies = new ArrayList<>();

    /** What became of the old parent; null for an outermost clause. */
    @Nullable Truth oldParent;

    String operation = "kept";
    boolean movedAway;
    boolean split;
    boolean merged;
    double edited;

    Truth(UUID old, String oldText) {
      this.old = old;
      this.oldText = oldText;
    }
  }

  final List<Node> roots = new ArrayList<>();
  final Map<UUID, Truth> truths = new LinkedHashMap<>();
  List<AnchorClause> from = List.of();
  List<AnchorClause> to = List.of();

  /** Every clause of a tree in reading order. */
  static List<Node> all(List<Node> roots) {
    List<Node> all = new ArrayList<>();
    for (Node root : roots) {
      all.add(root);
      all.addAll(all(root.children));
    }
    return all;
  }

  /** Numbers a tree: articles throughout, everything else within its parent. */
  static List<AnchorClause> numbered(List<Node> roots) {
    List<AnchorClause> clauses = new ArrayList<>();
    number(roots, null, new int[] {0}, clauses);
    return clauses;
  }

  private static void number(
      List<Node> nodes, @Nullable UUID parent, int[] articles, List<AnchorClause> clauses) {
    Map<ClauseKind, Integer> counts = new LinkedHashMap<>();
    for (Node node : nodes) {
      int number = counts.merge(node.kind, 1, Integer::sum);
      if (node.kind == ClauseKind.ARTICLE) {
        articles[0]++;
        number = articles[0];
      }
      clauses.add(
          new AnchorClause(node.id, parent, node.kind, label(node.kind, number), node.text));
      number(node.children, node.id, articles, clauses);
    }
  }

  private static @Nullable String label(ClauseKind kind, int number) {
    return switch (kind) {
      case PART -> "第" + chinese(number) + "编";
      case CHAPTER -> "第" + chinese(number) + "章";
      case SECTION -> "第" + chinese(number) + "节";
      case ARTICLE -> "第" + chinese(number) + "条";
      case CHINESE -> chinese(number) + "、";
      case CHINESE_PAREN -> "（" + chinese(number) + "）";
      case ARABIC -> number + ".";
      case ARABIC_PAREN -> "（" + number + "）";
      case CIRCLED -> Character.toString('①' + number - 1);
      case PARAGRAPH, TABLE -> null;
    };
  }

  private static String chinese(int number) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      text.append(NUMERALS.charAt(digit - '0'));
    }
    return text.toString();
  }

  /** The complaint about an anchor; null when it is right or leaves the matter open. */
  @Nullable String complaint(Anchor anchor) {
    Truth truth = truth(anchor);
    Set<UUID> targets = ids(truth.targets);
    if (anchor.fate() == Fate.ORPHANED) {
      return null;
    }
    if (anchor.fate() == Fate.REMOVED) {
      return targets.isEmpty() ? null : "removed, but is " + targets;
    }
    if (targets.isEmpty() && anchor.targets().size() == 1) {
      boolean copy = ids(truth.copies).containsAll(anchor.targets());
      return copy || isTwin(anchor, truth) ? null : "anchored, but is gone";
    }
    if (!targets.equals(new HashSet<>(anchor.targets()))) {
      return isTwin(anchor, truth) ? null : "another clause";
    }
    return fits(anchor, truth) ? null : "wrong fate";
  }

  /**
   * Where the clause itself was edited, split or merged, a copy of it with one to three other
   * characters is as good. So is a new clause with its very words when it is gone or changed; and
   * of clauses that were the same word for word, one that still is.
   */
  private boolean isTwin(Anchor anchor, Truth truth) {
    return anchor.targets().size() == 1
        && all(roots).stream()
            .filter(node -> anchor.targets().contains(node.id))
            .anyMatch(node -> isTwin(node, truth));
  }

  private static boolean isTwin(Node node, Truth truth) {
    boolean changed = truth.edited > 0 || truth.merged || truth.split;
    boolean sameWords = node.text.equals(truth.oldText);
    boolean twins = node.truth != null && node.truth.oldText.equals(truth.oldText);
    return (changed && truth.copies.contains(node))
        || (sameWords && (changed || twins || truth.targets.isEmpty()));
  }

  Truth truth(Anchor anchor) {
    Truth truth = truths.get(anchor.clauseId());
    if (truth == null) {
      throw new IllegalStateException("no truth for " + anchor.clauseId());
    }
    return truth;
  }

  /** A clause that was moved away may have been moved back, or its parent merged after it. */
  private boolean isAway(Truth truth) {
    Truth parent = truth.oldParent;
    if (parent == null) {
      return truth.movedAway && !roots.containsAll(truth.targets);
    }
    return truth.movedAway
        && parent.targets.stream().noneMatch(node -> node.children.containsAll(truth.targets));
  }

  /** Where a copy of the other part stands by itself, the clause seems to have grown. */
  private boolean partnersHaveCopies(Truth truth) {
    return truths.values().stream()
        .filter(other -> other != truth && other.targets.equals(truth.targets))
        .anyMatch(other -> !other.copies.isEmpty());
  }

  private boolean fits(Anchor anchor, Truth truth) {
    if (truth.merged && anchor.fate() == Fate.EDITED) {
      return partnersHaveCopies(truth);
    }
    if (truth.split || truth.merged) {
      return anchor.fate() == (truth.split ? Fate.SPLIT : Fate.MERGED);
    }
    boolean sameText = truth.targets.get(0).text.equals(truth.oldText);
    boolean saysSame = Set.of(Fate.SAME, Fate.MOVED, Fate.RENUMBERED).contains(anchor.fate());
    return sameText == saysSame && (!isAway(truth) || anchor.moved());
  }

  private static Set<UUID> ids(List<Node> nodes) {
    Set<UUID> ids = new HashSet<>();
    nodes.forEach(node -> ids.add(node.id));
    return ids;
  }
}
