package org.gongkai.platform.cache;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes no span for a read that this process answers from memory, unless the client began a trace:
 * the span takes longer to make than the answer, and there is nothing beneath it to be seen.
 */
@Singleton
public class HotReadTracing implements VertxOptionsCustomizer {

  private static final CharSequence TRACE = HttpHeaders.createOptimized("traceparent");

  private final AnswerCache cache;

  HotReadTracing(AnswerCache cache) {
    this.cache = cache;
  }

  // Vert.x would have its builder take the factory, which Quarkus does not let anyone reach.
  @SuppressWarnings("deprecation")
  @Override
  public void accept(VertxOptions options) {
    VertxTracerFactory factory =
        options.getTracingOptions() == null ? null : options.getTracingOptions().getFactory();
    if (factory != null) {
      options.getTracingOptions().setFactory(tracing -> wrap(factory.tracer(tracing)));
    }
  }

  @SuppressWarnings("unchecked")
  private VertxTracer<Object, Object> wrap(VertxTracer<?, ?> tracer) {
    return new Selective((VertxTracer<Object, Object>) tracer);
  }

  private boolean isQuiet(Object request) {
    return request instanceof HttpServerRequest read
        && !read.headers().contains(TRACE)
        && cache.hasHot(read);
  }

  /** Passes everything on but the beginning of quiet requests, of whose end it then hears null. */
  private final class Selective implements VertxTracer<Object, Object> {

    private final VertxTracer<Object, Object> tracer;

    Selective(VertxTracer<Object, Object> tracer) {
      this.tracer = tracer;
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
  }
}
