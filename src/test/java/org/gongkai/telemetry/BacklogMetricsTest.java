package org.gongkai.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gongkai.telemetry.BacklogLine.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An unknown queue never looks like an empty one. */
class BacklogMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final BacklogMetrics metrics = new BacklogMetrics(registry, nanos::get);

  @Test
  void showsWhatWasRead() {
    metrics.show(
        List.of(
            delivery("official", "RETRY", 2, 40),
            delivery("official", "PENDING", 1, 90),
            delivery("official", "MANUAL", 3, 4000),
            new BacklogLine(Subject.DEADLINE, "", "OVERDUE", 5, 0),
            new BacklogLine(Subject.QUEUE, "moderation", "", 7, 60)));
    assertThat(value("gongkai.deliveries", "channel", "official", "state", "RETRY")).isEqualTo(2);
    assertThat(value("gongkai.deliveries", "channel", "official", "state", "MANUAL")).isEqualTo(3);
    assertThat(value("gongkai.delivery.oldest", "channel", "official"))
        .as("what waits for a person is not late")
        .isEqualTo(90);
    assertThat(value("gongkai.deadlines", "stage", "OVERDUE")).isEqualTo(5);
    assertThat(value("gongkai.deadlines", "stage", "URGENT")).isZero();
    assertThat(value("gongkai.queue.waiting", "queue", "moderation")).isEqualTo(7);
    assertThat(value("gongkai.queue.oldest", "queue", "moderation")).isEqualTo(60);
    assertThat(value("gongkai.backlog.readable")).isOne();
  }

  @Test
  void forgetsWhatIsDone() {
    metrics.show(List.of(delivery("official", "RETRY", 2, 40)));
    metrics.show(List.of());
    assertThat(value("gongkai.deliveries", "channel", "official", "state", "RETRY")).isNull();
    assertThat(value("gongkai.delivery.oldest", "channel", "official")).isNull();
  }

  @Test
  void showsNothingThatItDoesNotKnow() {
    assertThat(value("gongkai.backlog.readable")).isZero();
    metrics.show(List.of(new BacklogLine(Subject.QUEUE, "appeal", "", 0, 0)));
    assertThat(value("gongkai.queue.waiting", "queue", "appeal")).isZero();
    metrics.hide();
    assertThat(value("gongkai.queue.waiting", "queue", "appeal")).isNull();
    assertThat(value("gongkai.deadlines", "stage", "URGENT")).isNull();
    assertThat(value("gongkai.backlog.readable")).isZero();
  }

  @Test
  void whatWasReadLongAgoIsNoNumber() {
    metrics.show(List.of(new BacklogLine(Subject.QUEUE, "appeal", "", 0, 0)));
    nanos.set(Duration.ofMinutes(3).toNanos());
    assertThat(value("gongkai.queue.waiting", "queue", "appeal")).isZero();
    nanos.incrementAndGet();
    assertThat(value("gongkai.queue.waiting", "queue", "appeal")).isNaN();
  }

  private static BacklogLine delivery(String channel, String state, long number, double seconds) {
    return new BacklogLine(Subject.DELIVERY, channel, state, number, seconds);
  }

  private @Nullable Double value(String name, String... tags) {
    Gauge gauge = registry.find(name).tags(tags).gauge();
    return gauge == null ? null : gauge.value();
  }
}
