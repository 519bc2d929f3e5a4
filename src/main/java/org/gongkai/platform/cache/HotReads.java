package org.gongkai.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import org.gongkai.platform.cache.MemoryAnswers.Kept;
import org.gongkai.platform.security.SecurityHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Serves what this process has, before anything else of the request is looked at. Only addresses
 * that a resource has just answered are known here, so the resource decides what exists, who may
 * see it and what its contract is; and a request that asks for anything out of the ordinary goes
 * there.
 */
final class HotReads {

  /** Addresses that are remembered: more than are read in a minute. */
  private static final int ADDRESSES = 50_000;

  private static final int NOT_MODIFIED = 304;
  private static final CharSequence VARY_ON = HttpHeaders.createOptimized("Accept-Encoding");
  private static final CharSequence AGE = HttpHeaders.createOptimized("Age");
  private static final CharSequence LINK = HttpHeaders.createOptimized("Link");
  private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

  /** What the thread's present request is going to be answered with. */
  private final FastThreadLocal<@Nullable Foreseen> foreseen = new FastThreadLocal<>();

  private final Cache<String, Address> addresses =
      Caffeine.newBuilder().maximumSize(ADDRESSES).executor(Runnable::run).build();
  private final MemoryAnswers memory;
  private final InstantSource clock;
  private final long clientMaxAge;
  private final CacheMetrics metrics;

  /**
   * What stands at an address.
   *
   * @param key names the answer
   * @param read told of each answered read
   */
  record Address(AnswerKey key, Runnable read) {}

  /** An answer with its address. */
  record Hot(Address address, ReadyAnswer answer) {}

  /** An answer found when its request began. */
  private record Foreseen(String uri, Hot hot) {}

  HotReads(MemoryAnswers memory, InstantSource clock, CacheConfig config, CacheMetrics metrics) {
    this.memory = memory;
    this.clock = clock;
    this.clientMaxAge = config.clientMaxAge().toSeconds();
    this.metrics = metrics;
  }

  /** Remembers that a resource gave an answer at an address. */
  void remember(Asked asked, AnswerKey key, Runnable read) {
    String uri = asked.address();
    if (uri != null && addresses.getIfPresent(uri) == null) {
      Runnable counted = metrics.hot(asked.template());
      addresses.put(
          uri,
          new Address(
              key,
              () -> {
                counted.run();
                read.run();
              }));
    }
  }

  /** What is to be sent, or null when the request is its resource's. */
  @Nullable Hot find(HttpServerRequest request) {
    Address address =
        HttpMethod.GET.equals(request.method()) ? addresses.getIfPresent(request.uri()) : null;
    Kept kept = address == null ? null : memory.get(address.key);
    ReadyAnswer answer = kept == null ? null : kept.answer();
    return address != null && answer != null && isOrdinary(request.headers(), answer)
        ? new Hot(address, answer)
        : null;
  }

  /**
   * Looks at a request as it begins; what is found is what the same thread serves next. The thread
   * leaves a request between the two only after it was answered by another.
   */
  boolean foresee(Object request) {
    Hot hot = request instanceof HttpServerRequest read ? find(read) : null;
    foreseen.set(hot == null ? null : new Foreseen(((HttpServerRequest) request).uri(), hot));
    return hot != null;
  }

  boolean isForeseen() {
    return foreseen.get() != null;
  }

  /** Answers, or leaves the request to its resource. */
  void serve(RoutingContext routing) {
    Hot hot = take(routing.request());
    if (hot == null) {
      routing.next();
      return;
    }
    hot.address.read.run();
    SecurityHeaders.addTo(routing.request());
    send(routing.request(), hot.answer);
  }

  private @Nullable Hot take(HttpServerRequest request) {
    Foreseen present = foreseen.get();
    foreseen.set(null);
    return present != null && present.uri.equals(request.uri()) ? present.hot : find(request);
  }

  /** Without an origin, which asks for CORS, and content with the answer's type. */
  private static boolean isOrdinary(MultiMap headers, ReadyAnswer answer) {
    if (headers.contains(HttpHeaders.ORIGIN)) {
      return false;
    }
    String accept = headers.get(HttpHeaders.ACCEPT);
    return accept == null || accept.equals("*/*") || isTypeOf(accept, answer.contentType());
  }

  /** Whether a type is another one, whose parameters do not matter; not only begins like it. */
  private static boolean isTypeOf(String type, String withParameters) {
    return withParameters.startsWith(type)
        && (withParameters.length() == type.length()
            || withParameters.charAt(type.length()) == ';');
  }

  private void send(HttpServerRequest request, ReadyAnswer answer) {
    MultiMap asked = request.headers();
    String encodings = asked.get(HttpHeaders.ACCEPT_ENCODING);
    boolean gzip = answer.hasGzip() && Negotiation.takesGzip(encodings);
    HttpServerResponse response = request.response();
    String had = asked.get(HttpHeaders.IF_NONE_MATCH);
    if (Negotiation.has(had, answer)) {
      describe(response, answer, Negotiation.hasGzip(had, answer, gzip));
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    describe(response, answer, gzip);
    MultiMap headers = response.headers();
    headers.set(HttpHeaders.CONTENT_TYPE, answer.typeHeader());
    if (encodings != null) {
      // Says to the server, too, that it has nothing to compress.
      headers.set(HttpHeaders.CONTENT_ENCODING, gzip ? GZIP : HttpHeaders.IDENTITY);
    }
    response.end(answer.buffer(gzip));
  }

  private void describe(HttpServerResponse response, ReadyAnswer answer, boolean gzip) {
    ReadyAnswer.Freshness freshness = answer.freshness(clock.millis(), clientMaxAge);
    MultiMap headers =
        response
            .headers()
            .set(HttpHeaders.ETAG, answer.etagHeader(gzip))
            .set(HttpHeaders.VARY, VARY_ON)
            .set(HttpHeaders.CACHE_CONTROL, freshness.cacheControl())
            .set(AGE, freshness.age());
    answer.links().forEach(link -> headers.add(LINK, link));
  }
}
