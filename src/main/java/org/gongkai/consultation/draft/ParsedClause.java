package org.gongkai.consultation.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clause and what stands beneath it.
 *
 * @param kind how it is numbered
 * @param label the number as written, such as {@code (十一)} or {@code 一、}; null for a paragraph
 * @param ordinal the number's value from 1 on; 0 for a paragraph
 * @param text the words after the label, without white space at either end; may be empty when the
 *     label stood alone on its line
 * @param line the source line it was read from, counted from 1
 * @param children the clauses beneath it, in the order of the source
 */
public record ParsedClause(
    ClauseKind kind,
    @Nullable String label,
    int ordinal,
    String text,
    int line,
    List<ParsedClause> children) {

  public ParsedClause {
    children = List.copyOf(children);
  }
}
