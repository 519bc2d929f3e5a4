package org.gongkai.platform.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into the bytes of one file, piece by piece. A piece holds what is ready and may be
 * empty; no row is kept. An encoder writes one file and serves one thread at a time.
 */
interface RowEncoder extends AutoCloseable {

  /** What comes before the first row. */
  byte[] start();

  /**
   * Encodes rows.
   *
   * @param rows the cells of each row in the order of the columns, in their canonical form
   * @throws TableException when the format cannot hold a cell
   */
  byte[] rows(List<List<@Nullable String>> rows);

  /** What comes after the last row. */
  byte[] end();

  /** Frees what a file that was not finished holds; does nothing after {@link #end}. */
  @Override
  default void close() {}
}
