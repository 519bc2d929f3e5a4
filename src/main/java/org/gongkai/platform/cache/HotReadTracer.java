package org.gongkai.platform.cache;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes no span for a read that this process answers from memory, unless the client began a trace:
 * the span takes longer to make than the answer, and there is nothing beneath it to be seen. Passes
 * everything else on; of the end of a quiet request it hears null.
 */
final class HotReadTracer implements VertxTracer<Object, Object> {

  private static final CharSequence TRACE = HttpHeaders.createOptimized("traceparent");

  private final VertxTracer<Object, Object> tracer;
  private final HotRequests hot;

  HotReadTracer(VertxTracer<Object, Object> tracer, HotRequests hot) {
    this.tracer = tracer;
    this.hot = hot;
  }

  @Override
  public <R> @Nullable Object receiveRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<R> tags) {
    return isQuiet(request)
        ? null
        : tracer.receiveRequest(context, kind, policy, request, operation, headers, tags);
  }

  @Override
  public <R> void sendResponse(
      Context context,
      R response,
      @Nullable Object payload,
      @Nullable Throwable failure,
      TagExtractor<R> tags) {
    if (payload != null) {
      tracer.sendResponse(context, response, payload, failure, tags);
    }
  }

  @Override
  public <R> @Nullable Object sendRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      BiConsumer<String, String> headers,
      TagExtractor<R> tags) {
    return tracer.sendRequest(context, kind, policy, request, operation, headers, tags);
  }

  @Override
  public <R> void receiveResponse(
      Context context,
      @Nullable R response,
      @Nullable Object payload,
      @Nullable Throwable failure,
      TagExtractor<R> tags) {
    tracer.receiveResponse(context, response, payload, failure, tags);
  }

  @Override
  public void close() {
    tracer.close();
  }

  /** The metrics have asked before, where there are any. */
  private boolean isQuiet(Object request) {
    return request instanceof HttpServerRequest read
        && hot.isForeseen()
        && !read.headers().contains(TRACE);
  }
}
