package org.gongkai.platform.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Answers what no resource answers: unknown paths, and requests that fail on the way to a resource
 * or behind it. What the server cannot read as HTTP at all gets a bare status from it.
 */
@ApplicationScoped
class UnhandledRequests {

  private static final Logger LOG = Logger.getLogger(UnhandledRequests.class);

  // Before the server's own pages, which come last; behind what asks for a token.
  private static final int ALMOST_LAST = Integer.MAX_VALUE - 1;

  private final ProblemWriter writer;

  UnhandledRequests(ProblemWriter writer) {
    this.writer = writer;
  }

  void install(@Observes Router router) {
    router.route().order(ALMOST_LAST).handler(this::unknown).failureHandler(this::failed);
  }

  private void unknown(RoutingContext request) {
    writer.end(request, new ProblemException(ProblemType.NOT_FOUND));
  }

  private void failed(RoutingContext request) {
    if (request.response().headWritten()) {
      request.next();
      return;
    }
    writer.end(request, problem(request));
  }

  private static ProblemException problem(RoutingContext request) {
    return switch (request.statusCode()) {
      case 400, 414, 431 -> new ProblemException(ProblemType.INVALID_REQUEST);
      case 401 -> new ProblemException(ProblemType.UNAUTHENTICATED);
      case 403 -> new ProblemException(ProblemType.FORBIDDEN);
      case 404 -> new ProblemException(ProblemType.NOT_FOUND);
      case 405 -> new ProblemException(ProblemType.METHOD_NOT_ALLOWED);
      case 406 -> new ProblemException(ProblemType.NOT_ACCEPTABLE);
      case 413 -> new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, BodyLimits.of(request));
      case 415 -> new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      default -> {
        LOG.errorf(request.failure(), "unexpected failure of %s", request.request().method());
        yield new ProblemException(ProblemType.INTERNAL_ERROR);
      }
    };
  }
}
