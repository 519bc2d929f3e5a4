package org.gongkai.comment.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.table.TableFormat;
import org.gongkai.platform.table.TableStream;
import org.gongkai.platform.table.TableWriter;
import org.jboss.logging.Logger;

/** Exports on their way to their clients. */
@ApplicationScoped
class ExportStreams {

  private static final Logger LOG = Logger.getLogger(ExportStreams.class);

  private final ExportService exports;
  private final ExportColumns columns;
  private final Vertx vertx;

  ExportStreams(ExportService exports, ExportColumns columns, Vertx vertx) {
    this.exports = exports;
    this.columns = columns;
    this.vertx = vertx;
  }

  /**
   * The bytes of an export. They end only after the audit trail knows what they held, so that a
   * file that came to its end has its entry there; how else it ends is noted too.
   */
  Multi<byte[]> of(Export export) {
    Context context = vertx.getDelegate().getOrCreateContext();
    ExportOrder order = export.order();
    TableFormat format = order.format();
    TableWriter<ExportRow> writer = new TableWriter<>(format, columns.of(order.personal()));
    ExportPages pages = new ExportPages(exports, order, context);
    AtomicBoolean ended = new AtomicBoolean();
    Uni<byte[]> completion =
        Uni.createFrom()
            .deferred(() -> complete(export, writer, ended))
            .runSubscriptionOn(EventLoop.executor(context));
    Supplier<Uni<?>> breakOff = () -> breakOff(export, pages, ended, context);
    return Multi.createBy()
        .concatenating()
        .streams(TableStream.of(pages, writer, this::away), completion.toMulti())
        .onFailure()
        .call(breakOff)
        .onCancellation()
        .call(breakOff);
  }

  private Uni<byte[]> away(Supplier<byte[]> work) {
    return vertx.executeBlocking(work::get, false);
  }

  private Uni<byte[]> complete(Export export, TableWriter<ExportRow> writer, AtomicBoolean ended) {
    ended.set(true);
    return exports.complete(export, writer.summary()).replaceWith(new byte[0]);
  }

  private Uni<Void> breakOff(
      Export export, ExportPages pages, AtomicBoolean ended, Context context) {
    if (!ended.compareAndSet(false, true)) {
      return Uni.createFrom().voidItem();
    }
    // The page that was asked for last may still be using the session of the request.
    return EventLoop.beside(context, () -> exports.breakOff(export, pages.read()))
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "end of export %s not noted", export.id()))
        .onFailure()
        .recoverWithNull();
  }
}
