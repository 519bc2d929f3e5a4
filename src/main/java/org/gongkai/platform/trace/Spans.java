package org.gongkai.platform.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans around work that no library traces. Neither a failure's message nor an address is
 * kept: both may repeat what a person wrote, or a secret.
 */
@ApplicationScoped
public class Spans {

  private final Tracer tracer;

  Spans(Tracer tracer) {
    this.tracer = tracer;
  }

  /**
   * A call of another system. Nothing below it sees the span, and the other system hears nothing of
   * the trace.
   *
   * @param name from a small set, such as a method and the path of an interface; never an address
   */
  public <T> Uni<T> call(String name, Attributes attributes, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = start(name, SpanKind.CLIENT, attributes);
              return ended(work, span);
            });
  }

  /**
   * A piece of work on a context of its own: what it does is seen below its span.
   *
   * @param name from a small set
   */
  public <T> Uni<T> job(String name, Attributes attributes, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = start(name, SpanKind.INTERNAL, attributes);
              // Closed when the work ends, which may be on another thread: it belongs to the
              // context of Vert.x, not to the thread.
              @SuppressWarnings("MustBeClosedChecker")
              Scope scope = span.makeCurrent();
              return ended(work, span).onTermination().invoke(scope::close);
            });
  }

  private Span start(String name, SpanKind kind, Attributes attributes) {
    return tracer.spanBuilder(name).setSpanKind(kind).setAllAttributes(attributes).startSpan();
  }

  private static <T> Uni<T> ended(Supplier<Uni<T>> work, Span span) {
    return Uni.createFrom()
        .deferred(() -> work.get())
        .onTermination()
        .invoke((item, failure, cancelled) -> end(span, failure));
  }

  private static void end(Span span, @Nullable Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }
    span.end();
  }
}
