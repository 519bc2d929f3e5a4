package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clause under construction: what comes next may still go beneath it. */
final class Open {

  private final ClauseKind kind;
  private final BodyLine line;
  private final @Nullable Label label;
  private final List<Open> children = new ArrayList<>();

  /**
   * The kind of list this clause stands in; differs from the clause's own when it lost its number.
   */
  private final ClauseKind position;

  private Open(ClauseKind kind, BodyLine line, @Nullable Label label, ClauseKind position) {
    this.kind = kind;
    this.line = line;
    this.label = label;
    this.position = position;
  }

  static Open numbered(BodyLine line, Label label) {
    return new Open(label.kind(), line, label, label.kind());
  }

  static Open paragraph(BodyLine line) {
    return standIn(line, ClauseKind.PARAGRAPH);
  }

  static Open table(BodyLine line) {
    return new Open(ClauseKind.TABLE, line, null, ClauseKind.TABLE);
  }

  /** A paragraph that stands where the first item of a list should. */
  static Open standIn(BodyLine line, ClauseKind position) {
    return new Open(ClauseKind.PARAGRAPH, line, null, position);
  }

  ClauseKind position() {
    return position;
  }

  int ordinal() {
    return label == null ? 1 : label.ordinal();
  }

  void add(Open child) {
    children.add(child);
  }

  @Nullable Open lastChild() {
    return children.isEmpty() ? null : children.get(children.size() - 1);
  }

  boolean isParagraph() {
    return kind == ClauseKind.PARAGRAPH;
  }

  int lineNumber() {
    return line.number();
  }

  ParsedClause close() {
    List<ParsedClause> closed = children.stream().map(Open::close).toList();
    if (label == null) {
      String text = line.source().written();
      return new ParsedClause(kind, null, 0, text, line.number(), closed, line.source().table());
    }
    return new ParsedClause(
        kind, label.written(), label.ordinal(), label.text(), line.number(), closed, null);
  }
}
