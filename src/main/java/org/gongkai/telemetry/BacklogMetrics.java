package org.gongkai.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.gongkai.telemetry.BacklogLine.Subject;

/**
 * Shows what waits. What could not be read is absent, and what was read too long ago is not a
 * number: a queue of which nothing is known must not look like an empty one.
 */
@ApplicationScoped
class BacklogMetrics {

  /** Some turns of the sampler. */
  private static final Duration USEFUL = Duration.ofMinutes(3);

  private static final List<String> STAGES = List.of("RUNNING", "REMINDED", "URGENT", "OVERDUE");

  /** Waiting in these states ends without a person. */
  private static final List<String> UNDERWAY =
      List.of("PENDING", "RETRY", "UNKNOWN", "SENDING", "RECONCILING", "WAITING");

  private final MultiGauge deliveries;
  private final MultiGauge oldest;
  private final MultiGauge deadlines;
  private final MultiGauge queues;
  private final MultiGauge queueAges;
  private final LongSupplier nanoTime;
  private volatile boolean readable;

  @Inject
  BacklogMetrics(MeterRegistry registry) {
    this(registry, System::nanoTime);
  }

  BacklogMetrics(MeterRegistry registry, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    deliveries = gauge(registry, "gongkai.deliveries", "Deliveries that are not finished");
    oldest = gauge(registry, "gongkai.delivery.oldest", "Age of the oldest one under way");
    deadlines = gauge(registry, "gongkai.deadlines", "Deadlines that are not met");
    queues = gauge(registry, "gongkai.queue.waiting", "What waits in a queue");
    queueAges = gauge(registry, "gongkai.queue.oldest", "Age of what waits longest in a queue");
    Gauge.builder("gongkai.backlog.readable", this, metrics -> metrics.readable ? 1 : 0)
        .description("Whether the last look at what waits succeeded")
        .register(registry);
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name)
        .description(description)
        .baseUnit(name.endsWith("oldest") ? "seconds" : null)
        .register(registry);
  }

  /** Shows what was read just now. */
  void show(List<BacklogLine> lines) {
    long at = nanoTime.getAsLong();
    List<BacklogLine> sent = of(lines, Subject.DELIVERY);
    List<BacklogLine> queued = of(lines, Subject.QUEUE);
    deliveries.register(rows(at, sent, BacklogMetrics::delivery, BacklogLine::number), true);
    oldest.register(rows(at, oldest(sent), BacklogMetrics::channel, BacklogLine::seconds), true);
    deadlines.register(
        rows(at, deadlines(lines), line -> Tags.of("stage", line.state()), BacklogLine::number),
        true);
    queues.register(rows(at, queued, BacklogMetrics::queue, BacklogLine::number), true);
    queueAges.register(rows(at, queued, BacklogMetrics::queue, BacklogLine::seconds), true);
    readable = true;
  }

  /** Shows that nothing is known. */
  void hide() {
    readable = false;
    List.of(deliveries, oldest, deadlines, queues, queueAges)
        .forEach(gauge -> gauge.register(List.of(), true));
  }

  private static Tags delivery(BacklogLine line) {
    return Tags.of("channel", line.name(), "state", line.state());
  }

  private static Tags channel(BacklogLine line) {
    return Tags.of("channel", line.name());
  }

  private static Tags queue(BacklogLine line) {
    return Tags.of("queue", line.name());
  }

  private static List<BacklogLine> of(List<BacklogLine> lines, Subject subject) {
    return lines.stream().filter(line -> line.subject() == subject).toList();
  }

  /** One line for each channel that has any underway. */
  private static List<BacklogLine> oldest(List<BacklogLine> deliveries) {
    Map<String, Double> ages =
        deliveries.stream()
            .filter(line -> UNDERWAY.contains(line.state()))
            .collect(
                Collectors.toMap(BacklogLine::name, BacklogLine::seconds, Math::max, TreeMap::new));
    return ages.entrySet().stream()
        .map(age -> new BacklogLine(Subject.DELIVERY, age.getKey(), "", 0, age.getValue()))
        .toList();
  }

  /** Every stage, also where nothing is in it. */
  private static List<BacklogLine> deadlines(List<BacklogLine> lines) {
    List<BacklogLine> all = new ArrayList<>(of(lines, Subject.DEADLINE));
    List<String> there = all.stream().map(BacklogLine::state).toList();
    STAGES.stream()
        .filter(stage -> !there.contains(stage))
        .forEach(stage -> all.add(new BacklogLine(Subject.DEADLINE, "", stage, 0, 0)));
    return all;
  }

  private List<Row<?>> rows(
      long at,
      List<BacklogLine> lines,
      Function<BacklogLine, Tags> tags,
      ToDoubleFunction<BacklogLine> value) {
    List<Row<?>> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(Row.of(tags.apply(line), () -> useful(at, value, line))));
    return rows;
  }

  private double useful(long at, ToDoubleFunction<BacklogLine> value, BacklogLine line) {
    boolean old = nanoTime.getAsLong() - at > USEFUL.toNanos();
    return old ? Double.NaN : value.applyAsDouble(line);
  }
}
