package org.gongkai.platform.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses bodies by their declared length before anything reads them, and answers unknown paths,
 * each with a problem document. Bodies of undeclared length are cut at the same number by {@code
 * quarkus.http.limits.max-body-size}.
 */
@ApplicationScoped
public class BodyLimits {

  /** Bytes; the largest body of any operation: a draft. */
  public static final long LARGEST = 2L * 1024 * 1024;

  /** Bytes; every operation but the import of a draft. */
  static final long ORDINARY = 1024L * 1024;

  // Before Quarkus' own body limit, which closes the request without a document.
  private static final int FIRST = -1000;

  private final ProblemWriter writer;

  public BodyLimits(ProblemWriter writer) {
    this.writer = writer;
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).handler(this::checkLength);
    router
        .route("/v1/*")
        .last()
        .handler(request -> writer.end(request, new ProblemException(ProblemType.NOT_FOUND)));
    router
        .route("/feeds/*")
        .last()
        .handler(request -> writer.end(request, new ProblemException(ProblemType.NOT_FOUND)));
  }

  private void checkLength(RoutingContext request) {
    long limit = request.request().path().endsWith("/drafts") ? LARGEST : ORDINARY;
    if (declaredLength(request) > limit) {
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
      writer.end(request, new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, limit));
    } else {
      request.next();
    }
  }

  private static long declaredLength(RoutingContext request) {
    String header = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (header == null) {
      return 0;
    }
    try {
      return Long.parseLong(header);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
