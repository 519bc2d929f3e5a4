package org.gongkai.consultation.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hangs each line where it belongs. What is still open forms a stack from the innermost clause
 * outwards; a number of a kind that is open continues that list, any other opens a list beneath the
 * innermost clause that the document's own nesting allows.
 */
final class TreeBuilder {

  private final Layout layout;
  private final List<BodyLine> lines;
  private final Findings findings;
  private final NextNumbers next;
  private final Numbering numbering;
  private final NestingOrder nesting;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Open> roots = new ArrayList<>();
  private int count;

  private TreeBuilder(Layout layout, Findings findings) {
    this.layout = layout;
    this.lines = layout.body();
    this.findings = findings;
    this.next = new NextNumbers(lines);
    this.numbering = new Numbering(findings);
    this.nesting = new NestingOrder(next, findings);
  }

  static List<ParsedClause> build(Layout layout, Preamble preamble, Findings findings) {
    return new TreeBuilder(layout, findings).build(preamble);
  }

  private List<ParsedClause> build(Preamble preamble) {
    if (!preamble.numbered() && !lines.isEmpty()) {
      findings.doubt(lines.get(0).number(), DoubtKind.NO_NUMBERING, "正文没有编号，每个自然段各成一条，请核对。");
    }
    lines.subList(0, preamble.end()).stream()
        .filter(line -> line.source().isTable())
        .forEach(this::tableBeforeText);
    for (int i = preamble.end(); i < lines.size(); i++) {
      if (i == layout.signedAt()) {
        open.clear();
      }
      if (i == preamble.end() && preamble.lost() != null) {
        standIn(lines.get(i), preamble.lost());
      } else {
        place(i);
      }
    }
    return roots.stream().map(Open::close).toList();
  }

  /** Among the introduction's paragraphs its cells would be lost, so it is a clause of its own. */
  private void tableBeforeText(BodyLine line) {
    attach(Open.table(line));
    findings.doubt(line.number(), DoubtKind.TABLE_BEFORE_TEXT, "这个表格在第一条之前，已作为单独的一条保留，请核对它的位置。");
  }

  private void standIn(BodyLine line, ClauseKind lost) {
    numbering.startedWithout(lost, line.number());
    push(Open.standIn(line, lost));
  }

  private void place(int index) {
    BodyLine line = lines.get(index);
    Label label = line.label();
    if (line.source().isTable()) {
      unnumbered(Open.table(line), index);
    } else if (Shapes.isAttachment(line.source())) {
      attachment(line);
    } else if (label == null) {
      unnumbered(Open.paragraph(line), index);
    } else if (isNumber(label, index)) {
      numbered(line, label, index);
    } else {
      findings.doubt(
          line.number(),
          DoubtKind.LABEL_AMBIGUOUS,
          "行首的“" + label.written() + "”像编号，也可能是引用，已按段落保留，请核对。");
      unnumbered(Open.paragraph(line), index);
    }
  }

  private void attachment(BodyLine line) {
    open.clear();
    numbering.reset();
    push(Open.paragraph(line));
    // "附件：1.…" on one line is followed by "2.…" on the next.
    String text = Characters.fold(line.source().text());
    Label inline = LabelReader.read(Characters.strip(text.substring(text.indexOf(':') + 1)));
    if (inline != null) {
      numbering.assume(inline);
    }
  }

  private void unnumbered(Open leaf, int index) {
    attach(leaf);
    if (open.isEmpty() && index >= layout.signedAt()) {
      findings.doubt(leaf.lineNumber(), DoubtKind.TEXT_AFTER_SIGN_OFF, "这一行在落款之后，已作为单独的段落保留，请核对。");
    }
  }

  private boolean isNumber(Label label, int index) {
    if (label.isCertain() || label.isReference()) {
      return label.isCertain();
    }
    Label following = next.after(index, label.kind());
    if (numbering.expects(label, isOpen(label.kind()))) {
      // When the same number comes again, set apart properly, that one is the clause.
      return following == null || !following.isCertain() || !following.sameNumber(label);
    }
    // After a gap the number itself is not expected, but the one that follows on it confirms it.
    return numbering.isBehind(label)
        && following != null
        && following.ordinal() == label.ordinal() + 1;
  }

  private void numbered(BodyLine line, Label label, int index) {
    boolean continued = isOpen(label.kind());
    if (continued) {
      popTo(label.kind());
      numbering.continued(label, line.number());
    } else {
      popOutranked(label, line, index);
      numbering.started(label, line.number(), precedingParagraph());
    }
    push(Open.numbered(line, label));
  }

  private boolean isOpen(ClauseKind kind) {
    return open.stream().anyMatch(clause -> clause.position() == kind);
  }

  private void popTo(ClauseKind kind) {
    while (open.pop().position() != kind) {
      // Everything inside the list's last item is complete.
    }
  }

  private void popOutranked(Label label, BodyLine line, int index) {
    Open top = open.peek();
    while (top != null && nesting.outranks(label, top, index, line.number())) {
      open.pop();
      top = open.peek();
    }
  }

  /** The line of the paragraph that is the latest thing beneath the innermost open clause. */
  private @Nullable Integer precedingParagraph() {
    Open top = open.peek();
    Open latest = top == null ? lastRoot() : top.lastChild();
    return latest != null && latest.isParagraph() ? latest.lineNumber() : null;
  }

  private @Nullable Open lastRoot() {
    return roots.isEmpty() ? null : roots.get(roots.size() - 1);
  }

  private void push(Open clause) {
    attach(clause);
    open.forEach(outer -> nesting.learn(outer.position(), clause.position()));
    open.push(clause);
  }

  private void attach(Open clause) {
    if (++count > DraftTextParser.MAX_CLAUSES) {
      throw new DraftFormatException(DraftFormatException.Reason.TOO_MANY_CLAUSES);
    }
    Open parent = open.peek();
    if (parent == null) {
      roots.add(clause);
    } else {
      parent.add(clause);
    }
  }
}
