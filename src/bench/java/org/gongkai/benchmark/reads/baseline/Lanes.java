package org.gongkai.benchmark.reads.baseline;

import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/**
 * Repeats one call on as many lanes as wrk has connections: each lane calls again when its call is
 * answered. For every line of the standard input, which is a number of seconds, it answers with
 * what was counted.
 */
final class Lanes {

  private static final int LANES = 64;

  /** Latencies are kept to the microsecond; a longer one counts as this. */
  private static final int LONGEST = 2_000_000;

  private final Supplier<Future<?>> call;
  private final AtomicLongArray latencies = new AtomicLongArray(LONGEST + 1);
  private final AtomicLong failures = new AtomicLong();

  Lanes(Supplier<Future<?>> call) {
    this.call = call;
  }

  /** Serves the standard input until it ends. */
  void serve() throws IOException, InterruptedException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      System.out.println(run(Integer.parseInt(line)));
    }
  }

  private String run(int seconds) throws InterruptedException {
    for (int i = 0; i <= LONGEST; i++) {
      latencies.set(i, 0);
    }
    failures.set(0);
    CountDownLatch open = new CountDownLatch(LANES);
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    for (int lane = 0; lane < LANES; lane++) {
      next(end, open);
    }
    open.await();
    return told((System.nanoTime() - begin) / 1000);
  }

  private void next(long end, CountDownLatch open) {
    long begin = System.nanoTime();
    if (begin >= end) {
      open.countDown();
      return;
    }
    call.get()
        .onComplete(
            done -> {
              if (done.failed() && failures.getAndIncrement() == 0) {
                System.err.println(done.cause());
              }
              long micros = (System.nanoTime() - begin) / 1000;
              latencies.incrementAndGet((int) Math.min(LONGEST, micros));
              next(end, open);
            });
  }

  private String told(long micros) {
    long total = 0;
    for (int i = 0; i <= LONGEST; i++) {
      total += latencies.get(i);
    }
    return String.format(
        Locale.ROOT,
        "{\"requests\":%d,\"micros\":%d,\"p50\":%d,\"p99\":%d,\"status\":0,\"socket\":%d}",
        total,
        micros,
        percentile(total / 2),
        percentile(total - total / 100),
        failures.get());
  }

  private int percentile(long rank) {
    long seen = 0;
    for (int i = 0; i <= LONGEST; i++) {
      seen += latencies.get(i);
      if (seen >= rank) {
        return i;
      }
    }
    return LONGEST;
  }
}
