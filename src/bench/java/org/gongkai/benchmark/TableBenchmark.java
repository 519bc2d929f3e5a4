package org.gongkai.benchmark;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongkai.platform.table.TableColumn;
import org.gongkai.platform.table.TableFormat;
import org.gongkai.platform.table.TableStream;
import org.gongkai.platform.table.TableWriter;

/**
 * Writes a table of a million invented comments in each format to a receiver that only counts, to
 * show that memory does not grow with the rows. Meant for a small heap, such as {@code -Xmx64m}.
 */
public final class TableBenchmark {

  private static final int PAGE = 500;
  private static final int ROWS = 1_000_000;
  private static final long SEED = 20260301;
  private static final Instant FIRST = Instant.parse("2026-03-01T01:00:00Z");

  private final int rows;

  /** The words repeat after some thousand rows, so that their making does not count. */
  private final List<String> words;

  private TableBenchmark(int rows) {
    this.rows = rows;
    Wording wording = new Wording(SEED);
    this.words = IntStream.range(0, 4099).mapToObj(i -> wording.clause()).toList();
  }

  /**
   * Measures and prints.
   *
   * @param args how many rows, a million without
   */
  public static void main(String[] args) {
    int rows = args.length == 0 ? ROWS : Integer.parseInt(args[0]);
    TableBenchmark benchmark = new TableBenchmark(rows);
    System.out.printf("%d rows, heap of at most %d MiB%n", rows, mebibytes(limit()));
    System.out.println("| format | seconds | file MiB | largest piece KiB | most heap held MiB |");
    System.out.println("|---|---:|---:|---:|---:|");
    for (TableFormat format : TableFormat.values()) {
      benchmark.measure(format);
    }
  }

  private void measure(TableFormat format) {
    TableWriter<Integer> writer = new TableWriter<>(format, columns());
    Counter counter = new Counter();
    long begin = System.nanoTime();
    Multi<byte[]> stream = TableStream.of(pages(), writer, TableBenchmark::here);
    stream.invoke(counter::take).onItem().ignoreAsUni().await().indefinitely();
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "| %s | %.1f | %d | %d | %d |%n",
        format, seconds, mebibytes(counter.bytes), counter.largest >> 10, mebibytes(counter.peak));
    System.out.println(writer.summary());
  }

  private TableStream.Pages<Integer> pages() {
    int[] next = {0};
    return () -> {
      int from = next[0];
      next[0] = Math.min(rows, from + PAGE);
      return Uni.createFrom().item(IntStream.range(from, next[0]).boxed().toList());
    };
  }

  private static Uni<byte[]> here(Supplier<byte[]> work) {
    return Uni.createFrom().item(work);
  }

  private List<TableColumn<Integer>> columns() {
    return List.of(
        TableColumn.text("receipt", "回执号", row -> "R%09d".formatted(row)),
        TableColumn.number("clause", "条款", row -> row % 5000),
        TableColumn.text("source", "来源", row -> row % 3 == 0 ? "LETTER" : "MINI_PROGRAM"),
        TableColumn.text("text", "意见", this::text),
        TableColumn.instant("createdAt", "提交时间", row -> FIRST.plusMillis(row * 997L)),
        TableColumn.date("letterDate", "来信日期", row -> LocalDate.of(2026, 3, 1 + row % 30)),
        TableColumn.bool("publishConsent", "同意公开", row -> row % 2 == 0),
        TableColumn.text("verdict", "采纳结论", row -> row % 7 == 0 ? null : "NOT_ADOPTED"),
        TableColumn.text("reason", "理由", row -> words.get((row * 7) % words.size())));
  }

  private String text(int row) {
    return words.get(row % words.size()) + words.get((row * 31) % words.size());
  }

  private static long limit() {
    return Runtime.getRuntime().maxMemory();
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }

  /** Counts and forgets. */
  private static final class Counter {

    private long bytes;
    private int largest;
    private long peak;
    private int pieces;

    void take(byte[] piece) {
      bytes += piece.length;
      largest = Math.max(largest, piece.length);
      if (++pieces % 256 == 0) {
        peak = Math.max(peak, live());
      }
    }

    /** What is still held after a collection, a piece and a page among it. */
    private static long live() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
  }
}
