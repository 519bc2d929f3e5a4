package org.gongkai.proof.reads;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What befalls Redis during a run, each at its share of the time and each with writes in its midst,
 * whose evictions are then what gets lost.
 */
final class Faults {

  /** Each instance hears of evictions over one connection. */
  private static final int INSTANCES = 2;

  private static final long FREEZE_MILLIS = 2000;
  private static final long DOWN_MILLIS = 700;
  private static final long GARBAGE_MILLIS = 150;
  private static final int GARBAGE_ROUNDS = 10;

  /** From when on what was written before must be seen. */
  private static final long BOUND_MILLIS = 1050;

  private final World world;
  private final CacheRedis redis;
  private final Reader reader;
  private final NoticeDesk desk;
  private final long begun = System.nanoTime();
  private final long millis;
  private final Random random;
  private final StringBuilder done = new StringBuilder();

  Faults(
      World world, CacheRedis redis, Reader reader, NoticeDesk desk, Duration length, long seed) {
    this.world = world;
    this.redis = redis;
    this.reader = reader;
    this.desk = desk;
    this.millis = length.toMillis();
    this.random = new Random(seed);
  }

  void run() {
    try {
      desk.prepare();
      waitFor(0.10);
      freeze();
      desk.prepare();
      waitFor(0.30);
      cut();
      desk.prepare();
      waitFor(0.50);
      restartWithOldContents();
      waitFor(0.75);
      spoil();
    } catch (IOException | RuntimeException failure) {
      world.error("a fault failed", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      world.nothingMoreBefalls();
    }
  }

  /** What was done, for people. */
  String done() {
    return done.toString();
  }

  private void freeze() throws IOException, InterruptedException {
    reader.readAll(desk.struck());
    Thread writing = new Thread(desk::strike);
    redis.freeze();
    try {
      writing.start();
      pause(FREEZE_MILLIS);
    } finally {
      redis.thaw();
    }
    writing.join();
    readUntilBound();
    done.append("frozen for ").append(FREEZE_MILLIS).append(" ms");
  }

  private void cut() throws IOException, InterruptedException {
    reader.readAll(desk.struck());
    int subscriptions = redis.cutSubscription();
    if (subscriptions != INSTANCES) {
      throw new IllegalStateException(subscriptions + " subscriptions");
    }
    desk.strike();
    readUntilBound();
    done.append(", one of ").append(subscriptions).append(" subscriptions cut");
  }

  /** What was written down before some evictions comes back after them. */
  private void restartWithOldContents() throws IOException, InterruptedException {
    reader.readAll(desk.struck());
    redis.save();
    desk.strike();
    redis.kill();
    pause(DOWN_MILLIS);
    redis.restart();
    done.append(", killed and restarted with ").append(redis.answers()).append(" older answers");
    readUntilBound();
  }

  private void readUntilBound() throws InterruptedException {
    reader.readAll(desk.struck());
    pause(BOUND_MILLIS);
    reader.readAll(desk.struck());
  }

  private void spoil() throws IOException, InterruptedException {
    int spoilt = 0;
    for (int round = 0; round < GARBAGE_ROUNDS || !world.isPastDeadline(); round++) {
      spoilt += redis.spoil(random);
      pause(GARBAGE_MILLIS);
    }
    if (spoilt == 0) {
      world.error("there was no answer to spoil", null);
    }
    done.append(", ").append(spoilt).append(" answers spoilt");
  }

  private void waitFor(double share) throws InterruptedException {
    long gone = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    pause((long) (share * millis) - gone);
  }

  private static void pause(long millis) throws InterruptedException {
    boolean never = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    if (never) {
      throw new IllegalStateException("nobody counts down");
    }
  }
}
