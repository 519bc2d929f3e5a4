package org.gongkai.comment.export;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.table.TableStream;
import org.jspecify.annotations.Nullable;

/** The comments of an export, page after page, each in a session of its own. */
final class ExportPages implements TableStream.Pages<ExportRow> {

  /** Half a megabyte of Chinese text at most times, and far less than a moment of the database. */
  private static final int ROWS = 500;

  private final ExportService exports;
  private final ExportOrder order;
  private final Context context;
  private final AtomicLong read = new AtomicLong();
  private @Nullable UUID after;

  /**
   * @param context where sessions are opened, whichever thread asks for a page
   */
  ExportPages(ExportService exports, ExportOrder order, Context context) {
    this.exports = exports;
    this.order = order;
    this.context = context;
    this.after = order.after();
  }

  @Override
  public Uni<List<ExportRow>> next() {
    return Uni.createFrom()
        .deferred(() -> exports.page(order, after, ROWS))
        .invoke(this::pass)
        .runSubscriptionOn(EventLoop.executor(context));
  }

  /** Rows read so far; the client may have got fewer. */
  long read() {
    return read.get();
  }

  private void pass(List<ExportRow> rows) {
    if (!rows.isEmpty()) {
      after = rows.get(rows.size() - 1).id();
      read.addAndGet(rows.size());
    }
  }
}
