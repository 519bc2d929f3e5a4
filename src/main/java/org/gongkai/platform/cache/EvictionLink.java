package org.gongkai.platform.cache;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears of evictions by other instances over a connection of its own; and does again what Redis did
 * not take when it was to be evicted.
 *
 * <p>A connection that died silently tells nothing, so this instance sends itself messages, several
 * times a second. Redis delivers in order: when one is here, so is everything that was told before
 * it. After a gap everything is forgotten.
 *
 * <p>Everything runs on one context.
 */
final class EvictionLink {

  private static final Logger LOG = Logger.getLogger(EvictionLink.class);

  /** Time between two messages, in ms. */
  private static final long BEAT = 200;

  /** A connection that is silent for so long is given up, in ns. */
  private static final long DEAD = 3_000_000_000L;

  private static final String RUN = "run_id:";
  private static final String MESSAGE = "message";

  private final Vertx vertx;
  private final Redis redis;
  private final RedisAnswers answers;
  private final MemoryAnswers memory;
  private final EvictionsHeard heard;

  private @Nullable Context context;
  private long timer;
  private boolean stopped;
  private boolean asking;

  /** Where this instance hears itself. */
  private final String own = RedisAnswers.EVICTIONS + ':' + UUID.randomUUID();

  /** Which attempt to connect counts; 0 when none is under way. */
  private long attempt;

  private long attempts;
  private long attemptedAt;
  private CompletableFuture<Void> evicting = CompletableFuture.completedFuture(null);
  private @Nullable RedisConnection connection;

  EvictionLink(
      Vertx vertx, Redis redis, RedisAnswers answers, MemoryAnswers memory, EvictionsHeard heard) {
    this.vertx = vertx;
    this.redis = redis;
    this.answers = answers;
    this.memory = memory;
    this.heard = heard;
  }

  /**
   * Time in which everybody makes up for what Redis did not take while it was silent: twice that of
   * the attempt under way and of the wait for the next one.
   *
   * @param timeout of a call to Redis
   */
  static Duration settling(Duration timeout) {
    return timeout.plusMillis(BEAT).multipliedBy(2);
  }

  /** Begins to listen, and goes on until {@link #stop}. */
  void start() {
    Context own = vertx.getOrCreateContext();
    context = own;
    own.runOnContext(
        ignored -> {
          stopped = false;
          timer = vertx.setPeriodic(BEAT, tick -> beat());
          beat();
        });
  }

  void stop() {
    Context own = context;
    if (own != null) {
      own.runOnContext(
          ignored -> {
            stopped = true;
            vertx.cancelTimer(timer);
            giveUp(connection);
          });
    }
  }

  private void beat() {
    if (answers.owes() && evicting.isDone()) {
      evicting = answers.evictOwed().subscribeAsCompletionStage();
    }
    RedisConnection present = connection;
    if (present == null) {
      connect();
    } else if (heard.silence() > DEAD) {
      giveUp(present);
    } else {
      ask();
    }
  }

  /** Tells itself the time by way of Redis; at most one such message is under way. */
  private void ask() {
    if (asking) {
      return;
    }
    asking = true;
    redis
        .send(Request.cmd(Command.PUBLISH).arg(own).arg(heard.now()))
        .onComplete(told -> asking = false);
  }

  private void connect() {
    if (attempt != 0 && heard.now() - attemptedAt < DEAD) {
      return;
    }
    long mine = ++attempts;
    attempt = mine;
    attemptedAt = heard.now();
    redis
        .connect()
        .compose(made -> listen(made, mine))
        .onFailure(failure -> LOG.debugf("evictions: %s", failure.toString()))
        .onComplete(tried -> attempt = attempt == mine ? 0 : attempt);
  }

  private Future<Void> listen(RedisConnection made, long mine) {
    made.handler(push -> receive(made, push));
    made.endHandler(ended -> giveUp(made));
    made.exceptionHandler(failure -> giveUp(made));
    long now = heard.now();
    return made.send(Request.cmd(Command.INFO).arg("server"))
        .map(EvictionLink::generation)
        .compose(generation -> subscribe(made, generation))
        .onSuccess(subscribed -> begin(made, mine, now))
        .onFailure(failure -> made.close());
  }

  private Future<Void> subscribe(RedisConnection made, String generation) {
    answers.begin(generation);
    return made.send(Request.cmd(Command.SUBSCRIBE).arg(RedisAnswers.EVICTIONS).arg(own))
        .mapEmpty();
  }

  /** A Redis that was started anew, or took another's place, may have forgotten evictions. */
  private static String generation(Response info) {
    return info.toString()
        .lines()
        .filter(line -> line.startsWith(RUN))
        .map(line -> line.substring(RUN.length()).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Redis does not tell its run_id"));
  }

  private void begin(RedisConnection made, long mine, long now) {
    if (stopped || mine != attempt) {
      made.close();
      return;
    }
    asking = false;
    connection = made;
    hear(now);
  }

  private void receive(RedisConnection from, Response push) {
    // Also told: that it has subscribed, with a number in the third place.
    if (!push.isArray() || push.size() != 3 || !MESSAGE.equals(push.get(0).toString())) {
      return;
    }
    String message = push.get(2).toString();
    if (!own.equals(push.get(1).toString())) {
      memory.evict(answers.told(message));
    } else if (from.equals(connection)) {
      hear(Long.parseLong(message));
    }
  }

  /** After a gap, what was told before it and not taken by Redis is not known here. */
  private void hear(long instant) {
    if (heard.until(instant)) {
      memory.evictAll();
    }
  }

  private void giveUp(@Nullable RedisConnection dead) {
    if (dead == null || !dead.equals(connection)) {
      return;
    }
    connection = null;
    heard.nothing();
    // Not left to others: a connection that has subscribed is closed when it goes back to the pool.
    dead.close().onFailure(failure -> LOG.debugf("evictions: %s", failure.toString()));
  }
}
