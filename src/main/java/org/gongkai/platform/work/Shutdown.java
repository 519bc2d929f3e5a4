package org.gongkai.platform.work;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.gongkai.platform.data.EventLoop;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the instance without a failed request. At first it is not ready and serves on for {@code
 * quarkus.shutdown.delay}, while proxies hear of it and each answer asks its client to leave the
 * connection; then the requests under way are finished ({@code quarkus.shutdown.timeout}); then the
 * background work, and what of it takes too long is given back.
 */
@ApplicationScoped
class Shutdown {

  /** Before the cache, the counts and the clients that background work needs are stopped. */
  private static final int BEFORE_OTHERS = 1;

  /** Before the reads from memory. */
  private static final int FIRST = -2_000;

  private static final Duration GIVING_BACK = Duration.ofSeconds(2);
  private static final Logger LOG = Logger.getLogger(Shutdown.class);

  private final Shift shift;
  private final ShutdownConfig config;
  private @Nullable Router router;

  Shutdown(Shift shift, ShutdownConfig config) {
    this.shift = shift;
    this.config = config;
  }

  void install(@Observes Router present) {
    this.router = present;
  }

  void announced(@Observes ShutdownDelayInitiatedEvent event) {
    shift.end();
    Router present = router;
    if (present != null) {
      // Only now, so that no request before pays for it.
      present.route().order(FIRST).handler(Shutdown::sayGoodbye);
    }
    LOG.info("told to end: begins no background work, and asks clients to leave");
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
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** HTTP/2 has a frame for it, which the server sends when the delay is over. */
  private static void sayGoodbye(RoutingContext routing) {
    if (routing.request().version() == HttpVersion.HTTP_1_1) {
      routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    routing.next();
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
