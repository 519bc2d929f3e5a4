package org.gongkai.platform.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table of any length in constant memory: {@link #start}, any number of {@link #rows},
 * {@link #end}, each of which gives the bytes that are ready and keeps none of them. {@link
 * TableStream} calls it as fast as the receiver takes the bytes.
 *
 * <p>One writer writes one table. Its methods may be called on changing threads, one at a time.
 *
 * @param <R> what a row is made of
 */
public final class TableWriter<R> implements AutoCloseable {

  private enum State {
    NEW,
    STARTED,
    ENDED,
    CLOSED
  }

  private final TableFormat format;
  private final List<TableColumn<R>> columns;
  private final RowEncoder canonical;
  private final RowEncoder encoder;
  private final MessageDigest digest = sha256();
  private State state = State.NEW;
  private long rows;
  private @Nullable ExportSummary summary;

  /**
   * A writer of one table.
   *
   * @param columns from left to right
   */
  public TableWriter(TableFormat format, List<TableColumn<R>> columns) {
    this.columns = List.copyOf(columns);
    this.canonical = new NdjsonEncoder(this.columns);
    this.format = format;
    this.encoder = format.encoder(this.columns);
  }

  /** What comes before the first row. */
  public synchronized byte[] start() {
    go(State.NEW, State.STARTED);
    return encoder.start();
  }

  /**
   * Writes rows.
   *
   * @return what is ready; possibly nothing yet
   * @throws TableException when the format cannot hold a cell; the file is broken off then
   */
  public synchronized byte[] rows(List<R> page) {
    go(State.STARTED, State.STARTED);
    List<List<@Nullable String>> cells = page.stream().map(this::cells).toList();
    byte[] lines = canonical.rows(cells);
    digest.update(lines);
    rows += page.size();
    // Once is enough where both are the same.
    return format == TableFormat.NDJSON ? lines : encoder.rows(cells);
  }

  /** What comes after the last row. */
  public synchronized byte[] end() {
    go(State.STARTED, State.ENDED);
    summary = new ExportSummary(rows, HexFormat.of().formatHex(digest.digest()));
    return encoder.end();
  }

  /**
   * What was written, for whoever wants to verify the file.
   *
   * @throws IllegalStateException before {@link #end}, and of a table that was broken off
   */
  public synchronized ExportSummary summary() {
    if (summary == null) {
      throw new IllegalStateException("The table has not ended");
    }
    return summary;
  }

  /** Frees the memory of a table that was broken off; to be called in any case. */
  @Override
  public synchronized void close() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      encoder.close();
    }
  }

  private void go(State from, State to) {
    if (state != from) {
      throw new IllegalStateException("A table that is " + state + " is written");
    }
    state = to;
  }

  private List<@Nullable String> cells(R row) {
    List<@Nullable String> cells = new ArrayList<>(columns.size());
    for (TableColumn<R> column : columns) {
      cells.add(column.cell(row));
    }
    return cells;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
