package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.gongkai.consultation.anchor.Redraft.Node;
import org.gongkai.consultation.anchor.Redraft.Truth;
import org.gongkai.consultation.draft.ClauseKind;
import org.jspecify.annotations.Nullable;

/** Invents drafts of seven structures and redrafts them; the same seed gives the same redraft. */
final class Redrafts {

  static final int STRUCTURES = 7;

  private static final Set<ClauseKind> HEADINGS =
      Set.of(ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION);

  private final Random random;
  private final Phrases phrases;
  private final Redraft redraft = new Redraft();

  private Redrafts(long seed) {
    this.random = new Random(seed * 7919 + 17);
    this.phrases = new Phrases(random);
  }

  static Redraft of(long seed) {
    Redrafts redrafts = new Redrafts(seed);
    redrafts.invent((int) (seed % STRUCTURES));
    redrafts.copy();
    redrafts.rework((int) (seed / STRUCTURES % 10));
    redrafts.redraft.to = Redraft.numbered(redrafts.redraft.roots);
    return redrafts.redraft;
  }

  private Node node(ClauseKind kind, String text) {
    return new Node(new UUID(random.nextLong(), random.nextLong()), kind, text);
  }

  private List<Node> nodes(ClauseKind kind, int count) {
    List<Node> nodes = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      nodes.add(node(kind, phrases.clause()));
    }
    return nodes;
  }

  private void invent(int structure) {
    List<Node> roots = redraft.roots;
    switch (structure) {
      case 0 -> roots.addAll(chapters(6, 7));
      case 1 -> roots.addAll(sections());
      case 2 -> roots.addAll(nodes(ClauseKind.PARAGRAPH, 30));
      case 3 -> roots.addAll(parts());
      case 4 -> roots.addAll(lists());
      case 5 -> roots.addAll(agreement());
      default -> roots.addAll(tables());
    }
  }

  private List<Node> chapters(int chapters, int articles) {
    List<Node> roots = new ArrayList<>();
    for (int c = 0; c < chapters; c++) {
      Node chapter = node(ClauseKind.CHAPTER, phrases.title());
      chapter.children.addAll(nodes(ClauseKind.ARTICLE, articles));
      chapter.children.get(1).text = phrases.lead();
      chapter.children.get(1).children.addAll(items(ClauseKind.CHINESE_PAREN, 5));
      chapter.children.add(node(ClauseKind.ARTICLE, Phrases.BOILERPLATE));
      roots.add(chapter);
    }
    return roots;
  }

  private List<Node> items(ClauseKind kind, int count) {
    List<Node> items = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      items.add(node(kind, phrases.item()));
    }
    return items;
  }

  private List<Node> sections() {
    List<Node> roots = new ArrayList<>();
    roots.add(node(ClauseKind.PARAGRAPH, phrases.clause()));
    for (int c = 0; c < 5; c++) {
      Node heading = node(ClauseKind.CHINESE, phrases.title());
      for (Node point : nodes(ClauseKind.CHINESE_PAREN, 5)) {
        point.children.addAll(nodes(ClauseKind.PARAGRAPH, random.nextInt(3)));
        heading.children.add(point);
      }
      roots.add(heading);
    }
    return roots;
  }

  private List<Node> parts() {
    List<Node> roots = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      Node part = node(ClauseKind.PART, phrases.title());
      for (Node chapter : chapters(3, 4)) {
        Node section = node(ClauseKind.SECTION, phrases.title());
        section.children.addAll(chapter.children);
        chapter.children.clear();
        chapter.children.add(section);
        part.children.add(chapter);
      }
      roots.add(part);
    }
    return roots;
  }

  private List<Node> lists() {
    List<Node> roots = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      Node heading = node(ClauseKind.CHINESE, phrases.title());
      for (int k = 0; k < 3; k++) {
        Node lead = node(ClauseKind.CHINESE_PAREN, phrases.lead());
        lead.children.addAll(items(ClauseKind.ARABIC, 4 + random.nextInt(4)));
        Node last = lead.children.get(0);
        last.children.addAll(items(ClauseKind.ARABIC_PAREN, 2));
        heading.children.add(lead);
      }
      heading.children.add(node(ClauseKind.CHINESE_PAREN, phrases.clause()));
      roots.add(heading);
    }
    return roots;
  }

  private List<Node> agreement() {
    List<Node> roots = nodes(ClauseKind.ARTICLE, 25);
    phrases
        .nearlyIdentical(5)
        .forEach(text -> roots.add(5 + random.nextInt(15), node(ClauseKind.ARTICLE, text)));
    for (int k = 0; k < 3; k++) {
      roots.add(random.nextInt(25), node(ClauseKind.ARTICLE, Phrases.BOILERPLATE));
    }
    return roots;
  }

  private List<Node> tables() {
    List<Node> roots = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      Node heading = node(ClauseKind.ARABIC, "");
      for (int k = 0; k < 8; k++) {
        heading.children.add(node(ClauseKind.PARAGRAPH, phrases.row()));
      }
      heading.children.addAll(nodes(ClauseKind.PARAGRAPH, 2));
      roots.add(heading);
    }
    roots.addAll(nodes(ClauseKind.ARABIC, 4));
    return roots;
  }

  private void copy() {
    redraft.from = Redraft.numbered(redraft.roots);
    List<Node> old = new ArrayList<>(redraft.roots);
    redraft.roots.clear();
    old.forEach(root -> redraft.roots.add(copy(root)));
  }

  private Node copy(Node old) {
    Node copy = node(old.kind, old.text);
    Truth truth = new Truth(old.id, old.text);
    truth.targets.add(copy);
    copy.truth = truth;
    redraft.truths.put(old.id, truth);
    for (Node child : old.children) {
      Node childCopy = copy(child);
      if (childCopy.truth != null) {
        childCopy.truth.oldParent = truth;
      }
      copy.children.add(childCopy);
    }
    return copy;
  }

  private void rework(int recipe) {
    int times = 1 + random.nextInt(5);
    for (int k = 0; k < times; k++) {
      switch (recipe) {
        case 0 -> insert();
        case 1 -> delete();
        case 2 -> moveWithin();
        case 3 -> moveAway();
        case 4 -> split();
        case 5 -> merge();
        case 6 -> edit();
        case 7 -> duplicate();
        default -> mixture();
      }
    }
    if (recipe < 8 && random.nextBoolean()) {
      insert();
    }
  }

  private void mixture() {
    for (int k = 0; k < 3; k++) {
      switch (random.nextInt(10)) {
        case 0 -> insert();
        case 1 -> delete();
        case 2 -> moveWithin();
        case 3 -> moveAway();
        case 4 -> split();
        case 5 -> merge();
        case 6 -> duplicate();
        default -> edit();
      }
    }
  }

  /** All lists of siblings with at least so many members. */
  private List<List<Node>> families(int least) {
    List<List<Node>> families = new ArrayList<>();
    families.add(redraft.roots);
    Redraft.all(redraft.roots).forEach(node -> families.add(node.children));
    families.removeIf(family -> family.size() < least);
    return families;
  }

  private List<Node> family(int least) {
    List<List<Node>> families = families(least);
    return families.isEmpty() ? List.of() : families.get(random.nextInt(families.size()));
  }

  private void insert() {
    List<Node> family = family(2);
    if (family.isEmpty() || HEADINGS.contains(family.get(0).kind)) {
      return;
    }
    boolean items = family.get(0).text.endsWith("；");
    String text = items ? phrases.item() : phrases.clause();
    family.add(random.nextInt(family.size() + 1), node(family.get(0).kind, text));
  }

  private void delete() {
    List<Node> family = family(2);
    if (!family.isEmpty()) {
      forget(family.remove(random.nextInt(family.size())));
    }
  }

  private void forget(Node node) {
    for (Node gone : Redraft.all(List.of(node))) {
      if (gone.truth != null) {
        gone.truth.targets.remove(gone);
        gone.truth.split = false;
        gone.truth.operation = gone.truth.targets.isEmpty() ? "deleted" : "several";
        forgetMerged(gone);
      }
    }
  }

  private void forgetMerged(Node gone) {
    for (Truth truth : redraft.truths.values()) {
      if (truth.targets.remove(gone)) {
        truth.operation = "deleted";
      }
    }
  }

  private void moveWithin() {
    List<Node> family = family(3);
    if (!family.isEmpty()) {
      Node node = family.remove(random.nextInt(family.size()));
      family.add(random.nextInt(family.size() + 1), node);
      mark(node, "moved within");
    }
  }

  private static void mark(Node node, String operation) {
    if (node.truth != null) {
      boolean first = node.truth.operation.equals("kept");
      node.truth.operation = first ? operation : "several";
    }
  }

  private void moveAway() {
    List<Node> source = family(2);
    List<Node> target = family(1);
    if (source.isEmpty() || target.isEmpty() || source.equals(target)) {
      return;
    }
    Node node = source.get(random.nextInt(source.size()));
    boolean inside = Redraft.all(List.of(node)).stream().anyMatch(n -> n.children.equals(target));
    if (inside || HEADINGS.contains(node.kind) || target.get(0).kind != node.kind) {
      return;
    }
    source.remove(node);
    target.add(random.nextInt(target.size() + 1), node);
    mark(node, node.text.length() < 12 ? "moved away short" : "moved away");
    Truth truth = node.truth;
    if (truth != null) {
      truth.movedAway = truth.targets.size() == 1 && !truth.merged;
    }
  }

  private void split() {
    List<Node> family = family(1);
    for (int k = 0; k < family.size(); k++) {
      Node node = family.get(k);
      Truth truth = untouched(node);
      int cut = node.text.indexOf('。') + 1;
      if (truth != null && cut > 12 && cut < node.text.length() - 12) {
        Node second = node(node.kind, node.text.substring(cut));
        node.text = node.text.substring(0, cut);
        second.truth = truth;
        truth.targets.add(second);
        truth.split = true;
        mark(node, "split");
        family.add(k + 1, second);
        return;
      }
    }
  }

  private void merge() {
    List<Node> family = family(3);
    for (int k = 0; k + 1 < family.size(); k++) {
      Node first = family.get(k);
      Node second = family.get(k + 1);
      Truth one = untouched(first);
      Truth other = untouched(second);
      boolean isLong = first.text.length() > 20 && second.text.length() > 20;
      if (one != null && other != null && isLong) {
        first.text = first.text + second.text;
        other.targets.set(0, first);
        one.merged = true;
        other.merged = true;
        mark(second, "merged");
        mark(first, "merged");
        family.remove(k + 1);
        return;
      }
    }
  }

  /** The truth about a clause without children to which nothing has happened; else null. */
  private static @Nullable Truth untouched(Node node) {
    Truth truth = node.truth;
    boolean kept = truth != null && truth.operation.equals("kept");
    return kept && node.children.isEmpty() ? truth : null;
  }

  private void edit() {
    List<Node> all = Redraft.all(redraft.roots);
    Node node = all.get(random.nextInt(all.size()));
    if (node.text.length() < 2 || node.truth == null || node.truth.edited > 0) {
      return;
    }
    if (node.truth.split || node.truth.merged) {
      return;
    }
    double share = 0.05 + 0.55 * random.nextDouble();
    node.text = phrases.edited(node.text, share);
    node.truth.edited = share;
    String size =
        share <= 0.15 ? "05-15" : share <= 0.3 ? "15-30" : share <= 0.45 ? "30-45" : "45-60";
    mark(node, "edited " + size + (node.text.length() < 12 ? " % short" : " %"));
  }

  /** A near copy, somewhere among the siblings. */
  private void duplicate() {
    List<Node> family = family(2);
    if (family.isEmpty()) {
      return;
    }
    Node node = family.get(random.nextInt(family.size()));
    if (node.text.length() < 12 || HEADINGS.contains(node.kind)) {
      return;
    }
    int changes = 1 + random.nextInt(3);
    Node copy = node(node.kind, phrases.edited(node.text, (double) changes / node.text.length()));
    if (node.truth != null) {
      node.truth.copies.add(copy);
    }
    family.add(random.nextInt(family.size() + 1), copy);
  }
}
