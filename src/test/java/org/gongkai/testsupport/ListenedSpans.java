package org.gongkai.testsupport;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that traces say while somebody listens: names, attributes, events and states. */
@ApplicationScoped
public class ListenedSpans implements SpanProcessor {

  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private volatile boolean listening;

  /** Begins to listen. */
  public void open() {
    listening = true;
  }

  /** Ends listening and forgets. */
  public void end() {
    listening = false;
    said.clear();
  }

  /** All that was said until now, each thing once. */
  public String text() {
    return String.join("\n", said);
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
    if (!listening) {
      return;
    }
    SpanData data = span.toSpanData();
    said.add("name=" + data.getName());
    said.add("status=" + data.getStatus().getDescription());
    data.getAttributes().forEach((key, value) -> said.add(key.getKey() + '=' + value));
    data.getEvents()
        .forEach(
            event ->
                event
                    .getAttributes()
                    .forEach(
                        (key, value) ->
                            said.add(event.getName() + ' ' + key.getKey() + '=' + value)));
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
