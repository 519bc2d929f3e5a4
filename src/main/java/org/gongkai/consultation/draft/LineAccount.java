package org.gongkai.consultation.draft;

import java.util.BitSet;
import java.util.List;

/** Proves that no line of the source was lost or used twice. */
final class LineAccount {

  private final BitSet due = new BitSet();

  LineAccount(Source source) {
    source.lines().forEach(line -> due.set(line.number()));
    source.skipped().forEach(item -> due.set(item.line()));
  }

  void settle(List<SourceLine> lines) {
    lines.forEach(line -> settle(line.number()));
  }

  void settleSetAside(List<SetAside> lines) {
    lines.forEach(line -> settle(line.line()));
  }

  void settleClauses(List<ParsedClause> clauses) {
    for (ParsedClause clause : clauses) {
      settle(clause.line());
      settleClauses(clause.children());
    }
  }

  void close() {
    if (!due.isEmpty()) {
      throw new IllegalStateException("line " + due.nextSetBit(0) + " was lost");
    }
  }

  private void settle(int line) {
    if (!due.get(line)) {
      throw new IllegalStateException("line " + line + " was used twice");
    }
    due.clear(line);
  }
}
