package org.gongkai.platform.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.security.Digests;
import org.jspecify.annotations.Nullable;

/**
 * Public answers, ready to send: from Redis, else from one query however many ask at once.
 *
 * <p>An answer's life ends with the earlier of the configured time and the instant at which the
 * answer changes by itself. A write calls {@link #evict} after its commit. An answer read from the
 * database before that commit cannot come back: the eviction leaves a tombstone that lives longer
 * than any load whose result may be stored.
 */
@ApplicationScoped
public class AnswerCache {

  /** A load that took longer is answered but not stored. Must stay below the tombstone's life. */
  private static final Duration STORABLE = Duration.ofSeconds(1);

  private static final String WEAK = "W/";

  private final RedisAnswers redis;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final CacheConfig config;
  private final ConcurrentMap<String, Uni<CachedAnswer>> loading = new ConcurrentHashMap<>();

  public AnswerCache(
      RedisAnswers redis, ObjectMapper json, InstantSource clock, CacheConfig config) {
    this.redis = redis;
    this.json = json;
    this.clock = clock;
    this.config = config;
  }

  /**
   * Answers a public read.
   *
   * @param key names the answer; the same for every caller that may see it
   * @param ifNoneMatch the request's header, or null
   * @param loader asks the database; fails with a problem when there is nothing to see, which is
   *     not stored
   * @return 200 with the body, or 304 without, each with {@code ETag} and {@code Cache-Control}
   */
  public Uni<Response> respond(
      String key, @Nullable String ifNoneMatch, Supplier<Uni<Loaded>> loader) {
    return redis
        .get(key)
        .map(this::unlessExpired)
        .chain(stored -> stored != null ? Uni.createFrom().item(stored) : loadOnce(key, loader))
        .map(answer -> response(answer, ifNoneMatch));
  }

  /**
   * Answers a public read that has too many forms to be kept, such as a page of a list: always from
   * the database, with an entity tag that spares the client the body.
   */
  public Uni<Response> fresh(@Nullable String ifNoneMatch, Supplier<Uni<Loaded>> loader) {
    return Uni.createFrom()
        .deferred(() -> loader.get())
        .map(this::prepare)
        .map(answer -> builder(answer, ifNoneMatch).header("Cache-Control", "no-cache").build());
  }

  /**
   * Removes answers from every instance's sight; called after the commit of the write that changed
   * them.
   */
  public Uni<Void> evict(Collection<String> keys) {
    keys.forEach(loading::remove);
    return redis.evict(keys);
  }

  private @Nullable CachedAnswer unlessExpired(@Nullable CachedAnswer stored) {
    return stored == null || !clock.instant().isBefore(stored.validUntil()) ? null : stored;
  }

  /** All who miss at once wait for one load, each woken on the context it came from. */
  private Uni<CachedAnswer> loadOnce(String key, Supplier<Uni<Loaded>> loader) {
    return EventLoop.returning(loading.computeIfAbsent(key, missing -> load(key, loader)));
  }

  private Uni<CachedAnswer> load(String key, Supplier<Uni<Loaded>> loader) {
    Instant begun = clock.instant();
    return Uni.createFrom()
        .deferred(() -> loader.get())
        .chain(loaded -> keep(key, loaded, begun))
        .onTermination()
        .invoke(() -> loading.remove(key))
        .memoize()
        .indefinitely();
  }

  private Uni<CachedAnswer> keep(String key, Loaded loaded, Instant begun) {
    CachedAnswer answer = prepare(loaded);
    Instant since = loaded.unchanging() ? clock.instant() : begun;
    return store(key, answer, since).replaceWith(answer);
  }

  private CachedAnswer prepare(Loaded loaded) {
    byte[] text = loaded.text();
    byte[] body = text != null ? text : write(loaded.body());
    Instant latest = clock.instant().plus(config.timeToLive());
    Instant changesAt = loaded.changesAt();
    Instant validUntil = changesAt != null && changesAt.isBefore(latest) ? changesAt : latest;
    Object lasting = loaded.lasting();
    String etag = lasting == null ? tag(body) : WEAK + tag(write(lasting));
    return new CachedAnswer(loaded.contentType(), etag, validUntil, body);
  }

  private static String tag(byte[] body) {
    return '"' + Digests.sha256Hex(body).substring(0, 32) + '"';
  }

  private Uni<Void> store(String key, CachedAnswer answer, Instant begun) {
    Instant now = clock.instant();
    Duration life = Duration.between(now, answer.validUntil());
    boolean late = Duration.between(begun, now).compareTo(STORABLE) > 0;
    return late || life.toMillis() <= 0
        ? Uni.createFrom().voidItem()
        : redis.put(key, answer, life);
  }

  private Response response(CachedAnswer answer, @Nullable String ifNoneMatch) {
    return builder(answer, ifNoneMatch)
        .header("Cache-Control", "public, max-age=" + maxAge(answer))
        .build();
  }

  private static Response.ResponseBuilder builder(
      CachedAnswer answer, @Nullable String ifNoneMatch) {
    Response.ResponseBuilder builder =
        matches(ifNoneMatch, answer.etag())
            ? Response.notModified()
            : Response.ok(answer.body()).header("Content-Type", answer.contentType());
    return builder.header("ETag", answer.etag()).header("Vary", "Accept-Encoding");
  }

  private long maxAge(CachedAnswer answer) {
    long untilChange = Duration.between(clock.instant(), answer.validUntil()).toSeconds();
    return Math.max(0, Math.min(config.clientMaxAge().toSeconds(), untilChange));
  }

  static boolean matches(@Nullable String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String tag = candidate.strip();
      // A weak comparison, as RFC 9110 section 13.1.2 asks.
      if (tag.equals("*") || opaque(tag).equals(opaque(etag))) {
        return true;
      }
    }
    return false;
  }

  private static String opaque(String tag) {
    return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
