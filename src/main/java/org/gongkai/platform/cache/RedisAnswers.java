package org.gongkai.platform.cache;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stored answers in Redis. A Redis that is down, slow or full of garbage is a miss, never a
 * failure.
 */
class RedisAnswers {

  private static final Logger LOG = Logger.getLogger(RedisAnswers.class);

  static final String PREFIX = "gongkai:answers:";

  /** Where the names of evicted groups are told, apart by line breaks. */
  static final String EVICTIONS = "gongkai:evictions";

  /** Most evictions under way at once for one write. */
  private static final int AT_ONCE = 16;

  /** Most fields of a group: enough for the pages that are read, too few to fill a Redis with. */
  private static final int MOST_FIELDS = 2_000;

  /** A load that takes longer may be done twice. */
  private static final Duration LEASE = Duration.ofSeconds(2);

  private static final int FAILURES = 5;
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Enough of a stored answer to tell it from another: form, instants, tag. */
  private static final int HEAD = 160;

  private final Redis redis;
  private final Duration timeout;
  private final BooleanSupplier linked;
  private final Breaker breaker = new Breaker(FAILURES, PAUSE, System::nanoTime);
  private final ConcurrentMap<String, Object> owed = new ConcurrentHashMap<>();
  private final String instance = "@" + UUID.randomUUID();

  /** Names what was stored since Redis was started; null until that is known. */
  private volatile @Nullable String generation;

  /**
   * Makes one.
   *
   * @param linked whether this instance hears of evictions, and so of a Redis started anew
   */
  RedisAnswers(Redis redis, CacheConfig config, BooleanSupplier linked) {
    this.linked = linked;
    this.redis = redis;
    this.timeout = config.timeout();
  }

  /**
   * What Redis has for a name.
   *
   * @param answer the answer, or null
   * @param token of the lease that the caller now holds, or null
   * @param held whether another holds the lease
   */
  record Finding(@Nullable ReadyAnswer answer, @Nullable String token, boolean held) {

    private static final Finding NOTHING = new Finding(null, null, false);
    private static final Finding HELD = new Finding(null, null, true);
  }

  /** The stored answer if it is valid, else the lease to load it if it is free. */
  Uni<Finding> find(AnswerKey key, long now) {
    if (generation == null || !linked.getAsBoolean() || isShunned(key.group())) {
      return Uni.createFrom().item(Finding.NOTHING);
    }
    Request get = Request.cmd(Command.HGET).arg(name(key.group())).arg("A" + key.form());
    return watched(redis.send(get))
        .chain(stored -> findIn(stored, key, now))
        .onFailure(RedisAnswers::isAnotherKind)
        .call(() -> send(Request.cmd(Command.DEL).arg(name(key.group()))))
        .onFailure()
        .recoverWithItem(Finding.NOTHING);
  }

  /** Begins to use what was stored since Redis was started, and nothing older. */
  void begin(String started) {
    generation = started;
  }

  /** Whether it failed so often that it is tried only now and then. */
  boolean isAvoided() {
    return breaker.isOpen();
  }

  private boolean isShunned(String group) {
    return owed.containsKey(group) || !breaker.permits();
  }

  private String name(String group) {
    return PREFIX + generation + ':' + group;
  }

  /** Stores an answer if the lease is still the caller's. */
  Uni<Void> store(AnswerKey key, String token, ReadyAnswer answer, long life) {
    Request store =
        script(Scripts.STORE, key)
            .arg(token)
            .arg(StoredAnswer.encode(answer))
            .arg(life)
            .arg(MOST_FIELDS);
    return watched(redis.send(store)).onFailure().recoverWithNull().replaceWithVoid();
  }

  /** Gives a lease back, so that nobody waits for an answer that is not stored. */
  Uni<Void> release(AnswerKey key, String token) {
    return watched(redis.send(script(Scripts.RELEASE, key).arg(token)))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** From now on this instance does not read groups from Redis until they are evicted there. */
  void owe(Collection<String> groups) {
    groups.forEach(group -> owed.put(group, new Object()));
  }

  /**
   * Takes away what is owed and tells every instance; first the one, then the other, so that
   * whoever was told finds nothing old. What cannot be done now stays owed until {@link #evictOwed}
   * has done it.
   */
  Uni<Void> evict() {
    return generation != null && breaker.permits() ? evictOwed() : Uni.createFrom().voidItem();
  }

  /** Whether evictions wait for a Redis that answers. */
  boolean owes() {
    return !owed.isEmpty();
  }

  /** Does what is owed. */
  Uni<Void> evictOwed() {
    String run = generation;
    if (run == null) {
      return Uni.createFrom().voidItem();
    }
    Map<String, Object> due = Map.copyOf(owed);
    return Multi.createFrom()
        .iterable(due.keySet())
        .onItem()
        .transformToUni(group -> send(eviction(run, group)))
        .merge(AT_ONCE)
        .collect()
        .last()
        .chain(() -> tell(due.keySet()))
        // What was evicted again meanwhile stays owed.
        .invoke(() -> due.forEach(owed::remove))
        .onFailure()
        .invoke(failure -> LOG.warnf("eviction put off: %s", failure.toString()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static Request eviction(String run, String group) {
    return Request.cmd(Command.EVAL)
        .arg(Scripts.EVICT)
        .arg(1)
        .arg(PREFIX + run + ':' + group)
        .arg(run);
  }

  private Uni<Response> tell(Collection<String> groups) {
    String names = instance + "\n" + String.join("\n", groups);
    return send(Request.cmd(Command.PUBLISH).arg(EVICTIONS).arg(names));
  }

  /** The groups that another instance tells of; none when it was this one. */
  List<String> told(String message) {
    List<String> names = message.lines().toList();
    return names.contains(instance) ? List.of() : names;
  }

  private Uni<Finding> findIn(@Nullable Response stored, AnswerKey key, long now) {
    byte[] bytes = stored == null ? new byte[0] : stored.toBytes();
    ReadyAnswer answer = StoredAnswer.decode(bytes);
    return answer != null && now < answer.validUntil()
        ? Uni.createFrom().item(new Finding(answer, null, false))
        : claim(key, Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)), now);
  }

  private Uni<Finding> claim(AnswerKey key, byte[] unusable, long now) {
    String token = UUID.randomUUID().toString();
    Request claim = script(Scripts.CLAIM, key).arg(token).arg(LEASE.toMillis()).arg(unusable);
    return watched(redis.send(claim)).map(answer -> claimed(answer, token, now));
  }

  private static Finding claimed(Response response, String token, long now) {
    if (response.type() == ResponseType.NUMBER) {
      return response.toInteger() == 1 ? new Finding(null, token, false) : Finding.HELD;
    }
    ReadyAnswer answer = StoredAnswer.decode(response.toBytes());
    return answer != null && now < answer.validUntil()
        ? new Finding(answer, null, false)
        : Finding.NOTHING;
  }

  /** A group that is no hash is nobody's, and would be asked for in vain for ever. */
  private static boolean isAnotherKind(Throwable failure) {
    return failure instanceof io.vertx.redis.client.Response
        && String.valueOf(failure.getMessage()).startsWith("WRONGTYPE");
  }

  private Request script(String text, AnswerKey key) {
    return Request.cmd(Command.EVAL).arg(text).arg(1).arg(name(key.group())).arg(key.form());
  }

  private Uni<Response> send(Request request) {
    return watched(redis.send(request));
  }

  private Uni<Response> watched(Uni<Response> call) {
    return call.ifNoItem()
        .after(timeout)
        .fail()
        .onItem()
        .invoke(breaker::succeeded)
        .onFailure()
        .invoke(this::failed);
  }

  private void failed(Throwable failure) {
    // What answers is not down: it holds another kind of value.
    if (!(failure instanceof io.vertx.redis.client.Response)) {
      breaker.failed();
    }
    LOG.debugf("Redis: %s", failure.toString());
  }
}
