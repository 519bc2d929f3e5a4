package org.gongkai.platform.web;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items at most the requested number
 * @param nextCursor hand it back as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable @Schema(nullable = true) String nextCursor) {

  /** Most items of one page. */
  public static final int MAX_LIMIT = 100;

  /** Items of a page when the caller names no number. */
  public static final String DEFAULT_LIMIT = "20";

  /**
   * Cuts a page from a query that asked for one row more than the page holds.
   *
   * @param rows up to {@code limit + 1} rows in order
   * @param limit items of a page
   * @param cursorOf the cursor that points behind a row
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
    if (rows.size() <= limit) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> items = List.copyOf(rows.subList(0, limit));
    return new Page<>(items, cursorOf.apply(items.get(limit - 1)));
  }

  /** The same page with other items. */
  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), nextCursor);
  }
}
