package org.gongkai.platform.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Reads a body whose length was not declared before its resource does, so that one that is too
 * large still gets a document; used on the request's event loop only.
 */
final class UndeclaredBody {

  private static final String CONTINUE = "100-continue";

  private final RoutingContext request;
  private final long limit;
  private final ProblemWriter writer;
  private final Buffer received = Buffer.buffer();
  private boolean refused;

  private UndeclaredBody(RoutingContext request, long limit, ProblemWriter writer) {
    this.request = request;
    this.limit = limit;
    this.writer = writer;
  }

  /**
   * Hands the request on when the whole body is there, or refuses it as soon as it is too large.
   *
   * @param limit most bytes
   */
  static void read(RoutingContext request, long limit, ProblemWriter writer) {
    UndeclaredBody body = new UndeclaredBody(request, limit, writer);
    HttpServerRequest http = request.request();
    http.handler(body::add);
    http.endHandler(end -> body.end());
    http.exceptionHandler(gone -> body.refused = true);
    if (CONTINUE.equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    http.resume();
  }

  private void add(Buffer piece) {
    if (refused) {
      return;
    }
    if (received.length() + piece.length() > limit) {
      refused = true;
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
      writer.end(request, new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, limit));
      return;
    }
    received.appendBuffer(piece);
  }

  private void end() {
    if (!refused) {
      ((RoutingContextInternal) request).setBody(received);
      request.next();
    }
  }
}
