package org.gongkai.platform.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gongkai.platform.cache.MemoryAnswers.Kept;
import org.gongkai.platform.cache.MemoryAnswers.Mark;
import org.gongkai.platform.cache.RedisAnswers.Finding;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Public answers, ready to send: from this process, else from Redis, else from one query however
 * many ask at once.
 *
 * <p>An answer's life ends with the earlier of the configured time and the instant at which the
 * answer changes by itself. A write calls {@link #evict} after its commit. Then this instance shows
 * nothing older at once, others when they are told, some milliseconds later; when the news cannot
 * reach an instance, it shows nothing that it has had for a second.
 */
@ApplicationScoped
public class AnswerCache {

  /** How often a reader looks whether another instance has stored what it loads. */
  private static final Duration LOOK = Duration.ofMillis(20);

  /** After so many looks a reader loads by itself. */
  private static final int LOOKS = 25;

  /** Problems that are kept: not found and gone. */
  private static final Set<Integer> NOTHING_TO_SEE = Set.of(404, 410);

  /** After the limit of the body, before everything else. */
  private static final int BEFORE_RESOURCES = -900;

  private final MemoryAnswers memory;
  private final RedisAnswers redis;
  private final EvictionLink link;
  private final Flights flights;
  private final CacheMetrics metrics;
  private final HotReads hot;
  private final HotRequests requests;
  private final AnswerMaker maker;
  private final InstantSource clock;
  private final CacheConfig config;
  private final List<ClockChanges> changes;

  @Inject
  AnswerCache(
      Redis redis,
      Vertx vertx,
      ObjectMapper json,
      InstantSource clock,
      CacheConfig config,
      CacheMetrics metrics,
      HotRequests requests,
      @All List<ClockChanges> changes) {
    this(
        redis,
        vertx,
        json,
        clock,
        config,
        metrics,
        requests,
        changes,
        new EvictionsHeard(
            System::nanoTime, EvictionsHeard.SILENCE, EvictionLink.settling(config.timeout())));
  }

  AnswerCache(
      Redis redis,
      Vertx vertx,
      ObjectMapper json,
      InstantSource clock,
      CacheConfig config,
      CacheMetrics metrics,
      HotRequests requests,
      List<ClockChanges> changes,
      EvictionsHeard heard) {
    this.redis = new RedisAnswers(redis, config, heard::isCurrent);
    this.memory =
        new MemoryAnswers(config.memory().asLongValue(), clock, System::nanoTime, heard::isCurrent);
    this.link = new EvictionLink(vertx, redis.getDelegate(), this.redis, memory, heard);
    this.hot = new HotReads(memory, clock, config, metrics);
    this.requests = requests;
    this.metrics = metrics;
    this.flights = new Flights(metrics::fromAnothersLoad);
    this.maker = new AnswerMaker(vertx, json, clock, config);
    this.clock = clock;
    this.config = config;
    this.changes = changes;
  }

  void begin(@Observes StartupEvent event) {
    metrics.show(memory, redis);
    start();
  }

  void end(@Observes ShutdownEvent event) {
    stop();
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_RESOURCES).handler(hot::serve);
    requests.begin(hot);
  }

  /** Begins to hear of evictions by other instances. */
  void start() {
    link.start();
  }

  void stop() {
    link.stop();
  }

  /**
   * Answers a public read.
   *
   * @param key names the answer
   * @param ifNoneMatch the request's header, or null
   * @param loader asks the database; fails with a problem when there is nothing to see
   * @return 200 with the body, or 304 without, each with {@code ETag}, {@code Vary}, {@code
   *     Cache-Control} and {@code Age}
   */
  public Uni<Response> respond(
      AnswerKey key, @Nullable String ifNoneMatch, Supplier<Uni<Loaded>> loader) {
    return respond(key, ifNoneMatch, loader, () -> {});
  }

  /**
   * The same for reads that somebody counts.
   *
   * @param read told of each answered read, whether the client had the answer or not; must not
   *     block
   */
  public Uni<Response> respond(
      AnswerKey key, @Nullable String ifNoneMatch, Supplier<Uni<Loaded>> loader, Runnable read) {
    Asked asked = Asked.now(ifNoneMatch);
    return find(key, loader)
        .invoke(() -> hot.remember(asked, key, read))
        .invoke(read)
        .map(answer -> response(asked, answer));
  }

  /**
   * Answers a public read that is put together from many sources, such as a list: kept for a moment
   * under its path and parameters, never across an instant at which anything public changes, and
   * not across any write that this instance knows of.
   */
  public Uni<Response> overview(@Nullable String ifNoneMatch, Supplier<Uni<Loaded>> loader) {
    Asked asked = Asked.now(ifNoneMatch);
    String address = asked.address();
    return address == null
        ? fresh(ifNoneMatch, loader)
        : respond(AnswerKey.overview(address), ifNoneMatch, () -> untilNextChange(loader));
  }

  private Uni<Loaded> untilNextChange(Supplier<Uni<Loaded>> loader) {
    return nextChange().chain(at -> loader.get().map(loaded -> loaded.until(at)));
  }

  /** Asked before the answer is read, so that no change between them is overlooked. */
  private Uni<@Nullable Instant> nextChange() {
    Instant now = clock.instant();
    Uni<Optional<Duration>> soonest = Uni.createFrom().item(Optional.empty());
    for (ClockChanges each : changes) {
      soonest =
          soonest.chain(
              known -> each.untilNext().map(next -> sooner(known, Optional.ofNullable(next))));
    }
    return soonest.map(until -> until.map(now::plus).orElse(null));
  }

  private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
    return Stream.concat(one.stream(), other.stream()).min(Duration::compareTo);
  }

  /**
   * Answers a public read that has too many forms to be kept, such as what changed since an
   * instant: always from the database, with an entity tag that spares the client the body.
   */
  public Uni<Response> fresh(@Nullable String ifNoneMatch, Supplier<Uni<Loaded>> loader) {
    Asked asked = Asked.now(ifNoneMatch);
    return Uni.createFrom()
        .deferred(() -> loader.get())
        .chain(loaded -> maker.make(loaded, Duration.ZERO, asked.gzip()))
        .map(answer -> response(asked, answer));
  }

  /**
   * Removes groups of answers, and every overview with them, from every instance's sight; called
   * after the commit of the write that changed them.
   *
   * @param groups nothing happens when there is none
   */
  public Uni<Void> evict(Collection<String> groups) {
    if (groups.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Set<String> all = new LinkedHashSet<>(groups);
    all.add(AnswerKey.OVERVIEWS);
    // Before anyone looks into Redis for what memory has no longer.
    redis.owe(all);
    memory.evict(all);
    metrics.evicted(all.size());
    return EventLoop.returning(redis.evict());
  }

  private Uni<ReadyAnswer> find(AnswerKey key, Supplier<Uni<Loaded>> loader) {
    Kept kept = memory.get(key);
    if (kept == null) {
      return load(key, loader);
    }
    metrics.fromMemory();
    ReadyAnswer answer = kept.answer();
    ProblemException nothing = kept.nothing();
    return answer == null
        ? Uni.createFrom().failure(Objects.requireNonNull(nothing))
        : Uni.createFrom().item(answer);
  }

  /**
   * A load that another began before an instant may end after it, and is then not for who came
   * later.
   */
  private Uni<ReadyAnswer> load(AnswerKey key, Supplier<Uni<Loaded>> loader) {
    long asked = clock.millis();
    return joinOrBegin(key, loader)
        .chain(
            answer ->
                answer.isOver(asked) ? joinOrBegin(key, loader) : Uni.createFrom().item(answer));
  }

  private Uni<ReadyAnswer> joinOrBegin(AnswerKey key, Supplier<Uni<Loaded>> loader) {
    Mark mark = memory.mark(key.group());
    return flights.join(key, mark, () -> fetch(key, mark, loader));
  }

  private Uni<ReadyAnswer> fetch(AnswerKey key, Mark mark, Supplier<Uni<Loaded>> loader) {
    Mark overviews = memory.mark(AnswerKey.OVERVIEWS);
    return lookUp(key)
        .chain(finding -> take(finding, key, loader, LOOKS))
        .invoke(answer -> memory.put(key, mark, answer))
        .onFailure(ProblemException.class)
        .invoke(problem -> keepNothing(key, mark, overviews, problem));
  }

  private Uni<Finding> lookUp(AnswerKey key) {
    return EventLoop.returning(redis.find(key, clock.millis()));
  }

  private Uni<ReadyAnswer> take(
      Finding finding, AnswerKey key, Supplier<Uni<Loaded>> loader, int looks) {
    ReadyAnswer answer = finding.answer();
    if (answer != null) {
      metrics.fromRedis();
      return Uni.createFrom().item(answer);
    }
    return finding.held() && looks > 0
        ? waitFor(key, loader, looks - 1)
        : load(key, finding.token(), loader);
  }

  /** Another instance loads it. */
  private Uni<ReadyAnswer> waitFor(AnswerKey key, Supplier<Uni<Loaded>> loader, int looks) {
    return EventLoop.returning(Uni.createFrom().voidItem().onItem().delayIt().by(LOOK))
        .chain(() -> lookUp(key))
        .chain(finding -> take(finding, key, loader, looks));
  }

  private Uni<ReadyAnswer> load(
      AnswerKey key, @Nullable String token, Supplier<Uni<Loaded>> loader) {
    metrics.loaded();
    return Uni.createFrom()
        .deferred(() -> loader.get())
        .chain(maker::make)
        .onFailure()
        .call(() -> release(key, token))
        .call(answer -> store(key, token, answer))
        .invoke(metrics::fromDatabase);
  }

  private Uni<Void> release(AnswerKey key, @Nullable String token) {
    return token == null
        ? Uni.createFrom().voidItem()
        : EventLoop.returning(redis.release(key, token));
  }

  private Uni<Void> store(AnswerKey key, @Nullable String token, ReadyAnswer answer) {
    long life = answer.validUntil() - clock.millis();
    return token == null || life <= 0
        ? release(key, token)
        : EventLoop.returning(redis.store(key, token, answer, life));
  }

  private void keepNothing(AnswerKey key, Mark mark, Mark overviews, ProblemException problem) {
    if (NOTHING_TO_SEE.contains(problem.type().status())) {
      long validUntil = clock.millis() + config.briefly().toMillis();
      memory.put(key, mark, overviews, problem, validUntil);
    }
  }

  private Response response(Asked asked, ReadyAnswer answer) {
    return asked.response(answer, clock.millis(), config.clientMaxAge().toSeconds());
  }
}
