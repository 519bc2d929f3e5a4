package org.gongkai.content.views;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings counted reads from the process to Redis and from there to the database. A crash loses at
 * most what is in the process; nothing is added twice: Redis and the database both know a batch by
 * its name.
 */
@ApplicationScoped
public class ViewWorker {

  private static final Logger LOG = Logger.getLogger(ViewWorker.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Shift shift;
  private final ViewCounter counter;
  private final ViewStore store;
  private final ViewService views;
  private final IdGenerator ids;

  /** Sent, and not known to have arrived. */
  private @Nullable ViewBatch pending;

  ViewWorker(
      Shift shift, ViewCounter counter, ViewStore store, ViewService views, IdGenerator ids) {
    this.shift = shift;
    this.counter = counter;
    this.store = store;
    this.views = views;
    this.ids = ids;
  }

  @Scheduled(every = "${gongkai.views.flush:10s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.warnf("views not flushed: %s", failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /** Flushes what was counted so far. */
  public Uni<Void> runOnce() {
    return toRedis().chain(this::toDatabase);
  }

  void stop(@Observes ShutdownEvent event) {
    try {
      // What was sent before, then what came after it.
      VertxContextSupport.subscribeAndAwait(
          () -> toRedis().chain(this::toRedis).ifNoItem().after(LAST_WORDS).fail());
    } catch (Throwable failure) {
      LOG.warnf("views counted last are lost: %s", failure.toString());
    }
  }

  Uni<Void> toRedis() {
    return Uni.createFrom()
        .deferred(
            () -> {
              ViewBatch batch = next();
              return batch == null
                  ? Uni.createFrom().voidItem()
                  : store.add(batch).invoke(() -> arrived(batch));
            });
  }

  Uni<Void> toDatabase() {
    return store
        .take(ids.next())
        .chain(
            batch ->
                batch == null
                    ? Uni.createFrom().voidItem()
                    : views.add(batch).chain(() -> store.confirm(batch.id())));
  }

  private synchronized @Nullable ViewBatch next() {
    if (pending == null) {
      Map<UUID, Long> counts = counter.take();
      pending = counts.isEmpty() ? null : new ViewBatch(ids.next(), counts);
    }
    return pending;
  }

  private synchronized void arrived(ViewBatch batch) {
    if (batch.equals(pending)) {
      pending = null;
    }
  }
}
