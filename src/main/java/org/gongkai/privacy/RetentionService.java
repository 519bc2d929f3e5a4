package org.gongkai.privacy;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.platform.time.Times;

/** Deletes what was kept long enough. Every method is one transaction. */
@ApplicationScoped
public class RetentionService {

  static final int BATCH = 500;

  private final RetentionRepository rows;
  private final RetentionConfig config;
  private final InstantSource clock;

  RetentionService(RetentionRepository rows, RetentionConfig config, InstantSource clock) {
    this.rows = rows;
    this.config = config;
    this.clock = clock;
  }

  /** How many rows are too old. */
  @WithSession
  Uni<Long> due(RetentionKind kind) {
    return rows.count(kind, before(kind));
  }

  /** Deletes some of them and says how many; none when another instance is at it. */
  @WithTransaction
  Uni<Long> purge(RetentionKind kind) {
    return rows.hold()
        .chain(alone -> alone ? rows.purge(kind, before(kind), BATCH) : Uni.createFrom().item(0L));
  }

  /** Notes what a run did. */
  @WithTransaction
  Uni<Void> note(RetentionResult result) {
    return rows.note(result);
  }

  /** What is due of each kind, and what the last runs did. */
  @WithSession
  public Uni<RetentionView> view() {
    return rows.listAll().chain(runs -> view(runs));
  }

  private Uni<RetentionView> view(List<RetentionRunEntity> runs) {
    Map<RetentionKind, RetentionRunEntity> last = new HashMap<>();
    runs.forEach(run -> last.put(run.kind, run));
    return Multi.createFrom()
        .iterable(Arrays.asList(RetentionKind.values()))
        .onItem()
        .transformToUniAndConcatenate(
            kind ->
                rows.count(kind, before(kind))
                    .map(
                        due ->
                            RetentionItem.of(
                                kind, kind.days(config), before(kind), due, last.get(kind))))
        .collect()
        .asList()
        .map(items -> new RetentionView(config.dryRun(), items));
  }

  private Instant before(RetentionKind kind) {
    return Times.toMillis(clock.instant()).minus(Duration.ofDays(kind.days(config)));
  }
}
