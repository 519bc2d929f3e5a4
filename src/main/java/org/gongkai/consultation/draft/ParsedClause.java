package org.gongkai.consultation.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clause and what stands beneath it.
 *
 * @param kind how it is numbered, or what it is
 * @param label the number as written, such as {@code (十一)} or {@code 一、}; null for a paragraph or a
 *     table
 * @param ordinal the number's value from 1 on; 0 for a paragraph or a table
 * @param text the words after the label, without white space at either end; may be empty when the
 *     label stood alone on its line
 * @param line the source line it was read from, counted from 1
 * @param children the clauses beneath it, in the order of the source
 * @param table the rows of a table, each a list of as many cells as every other row has; null for
 *     all else. A cell that spans several columns or rows has its words where it starts, and the
 *     places it covers are empty. The {@code text} then says the same in one string: cells joined
 *     with {@code ｜}, one row per line
 */
public record ParsedClause(
    ClauseKind kind,
    @Nullable String label,
    int ordinal,
    String text,
    int line,
    List<ParsedClause> children,
    @Nullable List<List<String>> table) {

  public ParsedClause {
    children = List.copyOf(children);
    table = table == null ? null : table.stream().map(List::copyOf).toList();
  }
}
