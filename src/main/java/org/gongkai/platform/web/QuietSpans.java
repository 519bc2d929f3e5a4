package org.gongkai.platform.web;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps from traces what people typed into addresses, and the secrets in addresses of platforms. Of
 * a query nothing stays; of a path the parts that are words of ours or identifiers. Whence somebody
 * came, and with what, names a person as well.
 */
@Singleton
public class QuietSpans implements SpanProcessor {

  // Names of the semantic conventions for HTTP.
  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> FULL = AttributeKey.stringKey("url.full");

  private static final List<AttributeKey<String>> OF_PERSONS =
      Stream.of("client.address", "network.peer.address", "user_agent.original", "enduser.id")
          .map(AttributeKey::stringKey)
          .toList();

  private static final String HIDDEN = "hidden";

  private static final Pattern KNOWN =
      Pattern.compile(
          "|[a-z][a-z0-9._-]{0,40}|[0-9]{1,4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    String query = span.getAttribute(QUERY);
    if (query != null && !query.isEmpty()) {
      span.setAttribute(QUERY, HIDDEN);
    }
    OF_PERSONS.stream()
        .filter(key -> span.getAttribute(key) != null)
        .forEach(key -> span.setAttribute(key, HIDDEN));
    String path = span.getAttribute(PATH);
    if (path != null) {
      span.setAttribute(PATH, known(path));
    }
    String full = span.getAttribute(FULL);
    if (full != null && full.indexOf('?') >= 0) {
      span.setAttribute(FULL, full.substring(0, full.indexOf('?')));
    }
  }

  private static String known(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> KNOWN.matcher(part).matches() ? part : HIDDEN)
        .collect(Collectors.joining("/"));
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // Everything was done at its start.
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
