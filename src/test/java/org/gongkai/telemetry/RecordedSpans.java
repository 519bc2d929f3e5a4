package org.gongkai.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Spans that ended while somebody listens. */
@ApplicationScoped
public class RecordedSpans implements SpanProcessor {

  private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();
  private volatile boolean listening;

  void open() {
    ended.clear();
    listening = true;
  }

  void end() {
    listening = false;
    ended.clear();
  }

  List<SpanData> all() {
    return List.copyOf(ended);
  }

  List<SpanData> of(String traceId) {
    return ended.stream().filter(span -> span.getTraceId().equals(traceId)).toList();
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    // What a span says is complete at its end.
  }

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (listening) {
      ended.add(span.toSpanData());
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
