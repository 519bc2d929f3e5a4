package org.gongkai.platform.work;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.gongkai.platform.data.EventLoop;
import org.jboss.logging.Logger;

/**
 * Ends the background work of an instance. Quarkus ends its requests before: for {@code
 * quarkus.shutdown.delay} it is not ready and serves on, and each answer asks its client to leave
 * the connection; then those under way are finished ({@code quarkus.shutdown.timeout}). Work begins
 * nothing new from the first of this on, is waited for at the end, and what of it takes too long is
 * given back.
 */
@ApplicationScoped
class Shutdown {

  /** Before the cache, the counts and the clients that background work needs are stopped. */
  private static final int BEFORE_OTHERS = 1;

  private static final Duration GIVING_BACK = Duration.ofSeconds(2);
  private static final Logger LOG = Logger.getLogger(Shutdown.class);

  private final Shift shift;
  private final ShutdownConfig config;

  Shutdown(Shift shift, ShutdownConfig config) {
    this.shift = shift;
    this.config = config;
  }

  void announced(@Observes ShutdownDelayInitiatedEvent event) {
    shift.end();
    LOG.info("told to end: begins no background work");
  }

  void ended(@Observes @Priority(BEFORE_OTHERS) ShutdownEvent event) {
    shift.end();
    try {
      List<Supplier<Uni<Void>>> left = shift.await(config.patience());
      if (left.isEmpty()) {
        LOG.debug("background work has ended");
      } else {
        giveBack(left);
      }
      shift.leave();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void giveBack(List<Supplier<Uni<Void>>> left) {
    try {
      VertxContextSupport.subscribeAndAwait(() -> all(left));
      LOG.infof("%d claims given back", left.size());
    } catch (Throwable failure) {
      LOG.warnf("claims not given back, their leases end: %s", failure.getClass().getSimpleName());
    }
  }

  private static Uni<Void> all(List<Supplier<Uni<Void>>> left) {
    return Uni.join()
        .all(left.stream().map(EventLoop::apart).toList())
        .andCollectFailures()
        .replaceWithVoid()
        .ifNoItem()
        .after(GIVING_BACK)
        .fail();
  }
}
