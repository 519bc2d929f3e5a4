package org.gongkai.platform.problem;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies by their declared length before anything reads them, with a problem document.
 * Bodies of undeclared length are read first, as far as the number of their operation; {@code
 * quarkus.http.limits.max-body-size} is the largest of them all.
 */
@ApplicationScoped
public class BodyLimits {

  /** Bytes; a draft. */
  public static final long LARGEST_DRAFT = 2L * 1024 * 1024;

  /** Bytes; an image or a document that is kept, the largest body of any operation. */
  public static final long LARGEST_FILE = 20L * 1024 * 1024;

  /** Bytes; a photo of a comment. */
  public static final long LARGEST_PHOTO = 5L * 1024 * 1024;

  /** Bytes; a table of comments. */
  static final long LARGEST_TABLE = 3L * 1024 * 1024;

  /** Bytes; what the WeChat platform pushes. */
  static final long CALLBACK = 64L * 1024;

  /** Bytes; every other operation. */
  static final long ORDINARY = 1024L * 1024;

  // Before Quarkus' own body limit, which closes the request without a document.
  private static final int FIRST = -1000;

  // After Quarkus has noted its own limit with a request of undeclared length, before it is read.
  private static final int AFTER_GENERAL_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

  private final ProblemWriter writer;

  public BodyLimits(ProblemWriter writer) {
    this.writer = writer;
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).handler(this::checkLength);
    router.route().order(AFTER_GENERAL_LIMIT).handler(this::limitUndeclared);
  }

  /** Most bytes of a request's body. */
  static long of(RoutingContext request) {
    String path = request.request().path();
    if (path.endsWith("/drafts")) {
      return LARGEST_DRAFT;
    }
    if (path.equals("/v1/admin/media")) {
      return LARGEST_FILE;
    }
    if (path.startsWith("/v1/wechat/callbacks/")) {
      return CALLBACK;
    }
    if (path.equals("/v1/me/photos")) {
      return LARGEST_PHOTO;
    }
    return path.endsWith("/comments/bulk") ? LARGEST_TABLE : ORDINARY;
  }

  private void checkLength(RoutingContext request) {
    long limit = of(request);
    if (isOfNothing(request.request().path())) {
      writer.end(request, new ProblemException(ProblemType.NOT_FOUND));
    } else if (declaredLength(request) > limit) {
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
      writer.end(request, new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, limit));
    } else {
      request.next();
    }
  }

  /** No address has parameters in its path, which are decoded twice. */
  private static boolean isOfNothing(@Nullable String path) {
    return path != null && path.indexOf(';') >= 0;
  }

  private void limitUndeclared(RoutingContext request) {
    String coding = request.request().getHeader(HttpHeaders.TRANSFER_ENCODING);
    if (request.request().getHeader(HttpHeaders.CONTENT_LENGTH) != null || coding == null) {
      request.next();
      return;
    }
    request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, of(request));
    if (countsItself(request.request().path())) {
      request.next();
    } else {
      UndeclaredBody.read(request, of(request), writer);
    }
  }

  /** Files are taken in piece by piece by resources that refuse what is too large themselves. */
  private static boolean countsItself(String path) {
    return path.equals("/v1/admin/media") || path.equals("/v1/me/photos");
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
