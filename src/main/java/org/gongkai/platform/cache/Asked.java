package org.gongkai.platform.cache;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about the answer that it wants.
 *
 * @param ifNoneMatch the header, or null
 * @param gzip whether the client takes gzip
 * @param coded whether the client says anything about codings
 * @param uri path and query of a plain GET, or null
 * @param template the resource's path with the names of its parameters; empty when it is not known
 */
record Asked(
    @Nullable String ifNoneMatch,
    boolean gzip,
    boolean coded,
    @Nullable String uri,
    String template) {

  /** A longer address is nobody's link. */
  private static final int LONGEST = 512;

  /** Path and parameters, which name an overview; null when they are too long to be kept. */
  @Nullable String address() {
    return uri == null || uri.length() > LONGEST ? null : uri;
  }

  /** The request that is being served on this thread; one without headers where there is none. */
  static Asked now(@Nullable String ifNoneMatch) {
    ResteasyReactiveRequestContext present = CurrentRequestManager.get();
    RoutingContext routing = present == null ? null : present.unwrap(RoutingContext.class);
    if (routing == null) {
      return new Asked(ifNoneMatch, false, false, null, "");
    }
    HttpServerRequest request = routing.request();
    String encodings = request.getHeader("Accept-Encoding");
    boolean gzip = Negotiation.takesGzip(encodings);
    String uri = request.method().equals(HttpMethod.GET) ? request.uri() : null;
    return new Asked(ifNoneMatch, gzip, encodings != null, uri, template(routing));
  }

  /** The metrics know it from the resource that is being called. */
  private static String template(RoutingContext routing) {
    HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(routing);
    return metric == null ? "" : metric.applyTemplateMatching("");
  }

  /** The answer in the coding that was asked for, or that the client has it. */
  Response response(ReadyAnswer answer, long now, long clientMaxAge) {
    boolean compressed = gzip && answer.hasGzip();
    boolean had = Negotiation.has(ifNoneMatch, answer);
    boolean named = had ? Negotiation.hasGzip(ifNoneMatch, answer, compressed) : compressed;
    ReadyAnswer.Freshness freshness = answer.freshness(now, clientMaxAge);
    Response.ResponseBuilder builder = had ? Response.notModified() : body(answer, compressed);
    answer.links().forEach(link -> builder.header("Link", link));
    return builder
        .header("ETag", answer.etag(named))
        .header("Vary", "Accept-Encoding")
        .header("Cache-Control", freshness.cacheControl().toString())
        .header("Age", freshness.age().toString())
        .build();
  }

  private Response.ResponseBuilder body(ReadyAnswer answer, boolean compressed) {
    Response.ResponseBuilder plain =
        Response.ok(answer.buffer(compressed)).header("Content-Type", answer.contentType());
    if (!coded) {
      return plain;
    }
    // The tag stands for these bytes, which the server must not compress in its own way.
    return plain.header("Content-Encoding", compressed ? "gzip" : "identity");
  }
}
