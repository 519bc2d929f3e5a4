package org.gongkai.platform.security;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer tells browsers: that it is data and no page, that nothing frames it, and where
 * it may be shown. Resources may say more for themselves, as files do. Answers that never reach the
 * resources, those from memory and the early refusals, call {@link #addTo} themselves.
 */
@ApplicationScoped
public class SecurityHeaders {

  // After the answers from memory, before everything that can refuse or fail.
  private static final int AFTER_MEMORY = -899;

  private static final CharSequence OPTIONS = name("X-Content-Type-Options");
  private static final CharSequence REFERRER = name("Referrer-Policy");
  private static final CharSequence CONTENT = name("Content-Security-Policy");
  private static final CharSequence PERMISSIONS = name("Permissions-Policy");
  private static final CharSequence RESOURCE = name("Cross-Origin-Resource-Policy");
  private static final CharSequence TRANSPORT = name("Strict-Transport-Security");

  private static final CharSequence NO_SNIFF = name("nosniff");
  private static final CharSequence NO_REFERRER = name("no-referrer");
  private static final CharSequence NO_CONTENT =
      name("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  private static final CharSequence NO_PERMISSIONS =
      name("camera=(), geolocation=(), microphone=()");
  private static final CharSequence SAME_ORIGIN = name("same-origin");
  private static final CharSequence CROSS_ORIGIN = name("cross-origin");
  private static final CharSequence ONE_YEAR = name("max-age=31536000; includeSubDomains");

  void install(@Observes Router router) {
    router.route().order(AFTER_MEMORY).handler(SecurityHeaders::handle);
  }

  private static void handle(RoutingContext routing) {
    addTo(routing.request());
    routing.next();
  }

  /** Sets them on an answer whose head is not written yet. */
  public static void addTo(HttpServerRequest request) {
    MultiMap headers = request.response().headers();
    String uri = request.uri();
    headers
        .set(OPTIONS, NO_SNIFF)
        .set(REFERRER, NO_REFERRER)
        .set(PERMISSIONS, NO_PERMISSIONS)
        .set(RESOURCE, isMadeForOtherSites(uri) ? CROSS_ORIGIN : SAME_ORIGIN);
    if (!isDeveloperPage(uri)) {
      headers.set(CONTENT, NO_CONTENT);
    }
    // Over plain HTTP browsers ignore it; behind a trusted proxy the scheme is the client's own.
    if (request.isSSL()) {
      headers.set(TRANSPORT, ONE_YEAR);
    }
  }

  /** Pictures, attachments, feeds and codes stand in articles and on other sites. */
  private static boolean isMadeForOtherSites(String uri) {
    return uri.startsWith("/media/")
        || uri.startsWith("/feeds/")
        || (uri.startsWith("/v1/") && pathEndsWith(uri, "code"));
  }

  /** Pages with scripts of their own, which a production package does not hold. */
  private static boolean isDeveloperPage(String uri) {
    return uri.startsWith("/q/swagger-ui") || uri.startsWith("/q/dev-ui");
  }

  private static boolean pathEndsWith(String uri, String end) {
    int query = uri.indexOf('?');
    return query < 0 ? uri.endsWith(end) : uri.startsWith(end, query - end.length());
  }

  private static CharSequence name(String text) {
    return HttpHeaders.createOptimized(text);
  }
}
