package org.gongkai.platform.limit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses heads of too many fields, and hangs up on bodies that do not end: the idle time-out of a
 * connection begins anew with each byte, so that it alone lets a body drip for hours.
 */
@ApplicationScoped
public class RequestGuard {

  // After the reads from memory, before the requests under way are counted.
  private static final int BEFORE_WORK = -810;

  private static final int HEAD_TOO_LARGE = 431;

  private final int headers;
  private final long bodyMillis;
  private final Vertx vertx;

  RequestGuard(LimitsConfig config, Vertx vertx) {
    this.headers = config.headers();
    this.bodyMillis = config.bodyWithin().toMillis();
    this.vertx = vertx;
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_WORK).handler(this::admit);
  }

  private void admit(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (request.headers().size() > headers) {
      // As a head of too many bytes is refused: before there is a request, so without a document.
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
      request.response().setStatusCode(HEAD_TOO_LARGE).end();
      return;
    }
    if (bringsBody(request)) {
      long timer = vertx.setTimer(bodyMillis, late -> hangUp(request));
      routing.addEndHandler(ended -> vertx.cancelTimer(timer));
    }
    routing.next();
  }

  /** One without a body is not read, and its answer may be a stream of hours. */
  private static boolean bringsBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  private static void hangUp(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }
}
