package org.gongkai.platform.table;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

/**
 * A table on its way to a receiver. The next page is asked for when the receiver wants more bytes,
 * so that a slow one holds back the source and nothing piles up in between.
 */
public final class TableStream {

  private TableStream() {}

  /** Where rows come from: usually a keyset query for the page after the last one. */
  @FunctionalInterface
  public interface Pages<R> {

    /** The next page; an empty one is the end. Asked for again when the last one has come. */
    Uni<List<R>> next();
  }

  /** Where bytes are made: away from the event loop, such as by {@code executeBlocking}. */
  @FunctionalInterface
  public interface Worker {

    /** Does a piece of work, one after the other for one table. */
    Uni<byte[]> run(Supplier<byte[]> work);
  }

  /**
   * The bytes of a table, for one subscriber. The writer is closed when they have all been taken,
   * on a failure, and when the subscriber goes away. Until the stream has completed the file is not
   * whole; then {@link TableWriter#summary} says what it held.
   */
  public static <R> Multi<byte[]> of(Pages<R> pages, TableWriter<R> writer, Worker worker) {
    Multi<byte[]> rows =
        Multi.createBy()
            .repeating()
            .uni(pages::next)
            .whilst(page -> !page.isEmpty())
            .onItem()
            .transformToUniAndConcatenate(page -> worker.run(() -> rows(writer, page)));
    return Multi.createBy()
        .concatenating()
        .streams(piece(worker, writer::start), rows, piece(worker, writer::end))
        .select()
        .where(bytes -> bytes.length > 0)
        .onTermination()
        .invoke(writer::close);
  }

  private static <R> byte[] rows(TableWriter<R> writer, List<R> page) {
    // The page that ends the repetition is passed on too.
    return page.isEmpty() ? new byte[0] : writer.rows(page);
  }

  private static Multi<byte[]> piece(Worker worker, Supplier<byte[]> work) {
    return Uni.createFrom().deferred(() -> worker.run(work)).toMulti();
  }
}
