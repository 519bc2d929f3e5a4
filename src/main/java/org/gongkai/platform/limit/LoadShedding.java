package org.gongkai.platform.limit;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.ProblemWriter;

/**
 * Refuses requests beyond what one instance can work on at once, so that those that it has taken
 * are answered. What is answered from memory comes earlier, and health is always answered.
 */
@ApplicationScoped
public class LoadShedding {

  // After the reads from memory, before authentication.
  private static final int BEFORE_WORK = -800;

  private final int most;
  private final ProblemWriter writer;
  private final AtomicInteger underWay = new AtomicInteger();

  public LoadShedding(LimitsConfig config, ProblemWriter writer) {
    this.most = config.inFlight();
    this.writer = writer;
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_WORK).handler(this::admit);
  }

  private void admit(RoutingContext request) {
    if (request.request().path().startsWith("/q/")) {
      request.next();
      return;
    }
    if (underWay.incrementAndGet() > most) {
      underWay.decrementAndGet();
      writer.end(
          request, new ProblemException(ProblemType.SERVER_BUSY).withHeader("Retry-After", "1"));
      return;
    }
    request.addEndHandler(ended -> underWay.decrementAndGet());
    request.next();
  }
}
