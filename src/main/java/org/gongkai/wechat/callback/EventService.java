package org.gongkai.wechat.callback;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** The table of stored events. Every method is one transaction and calls no handler. */
@ApplicationScoped
class EventService {

  /** Rows deleted in one transaction. */
  static final int BATCH = 500;

  // Clocks of instances differ a little.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final WechatEventRepository events;
  private final EventRetryPolicy retries;
  private final EventConfig config;
  private final Duration window;
  private final InstantSource clock;

  EventService(
      WechatEventRepository events,
      EventConfig config,
      CallbackConfig callbacks,
      InstantSource clock) {
    this.events = events;
    this.retries = new EventRetryPolicy(config.attempts(), config.pause(), config.ceiling());
    this.config = config;
    this.window = callbacks.window();
    this.clock = clock;
  }

  /** Beans are made lazily; settings that contradict each other must end the start. */
  void checkSettings(@Observes StartupEvent start) {
    if (config.keep().compareTo(window.multipliedBy(2)) <= 0) {
      throw new IllegalStateException(
          "gongkai.wechat-event.keep must be longer than twice gongkai.wechat-callback.window");
    }
  }

  /**
   * An event to handle.
   *
   * @param sealed its text, encrypted
   * @param attempt 1 for the first; tells this claim from later ones
   */
  record Claim(UUID id, String app, String name, String sealed, Instant receivedAt, int attempt) {

    /** Says nothing personal. */
    @Override
    public String toString() {
      return name + " " + id + " of " + app;
    }
  }

  /**
   * Claims the event that is due longest; null when none is. One whose worker dies becomes due
   * again when its lease ends.
   */
  @WithTransaction
  Uni<@Nullable Claim> claim() {
    return events.due(now()).map(row -> row == null ? null : claim(row));
  }

  private Claim claim(WechatEventEntity row) {
    row.attempts++;
    row.dueAt = now().plus(config.lease());
    return new Claim(row.id, row.app, row.name, row.content, row.receivedAt, row.attempts);
  }

  /**
   * Records that an event was handled, or that it failed, in which case it comes again after a
   * pause or is given up. Does nothing when it was claimed again meanwhile.
   *
   * @param failure kind of the failure; null when it was handled
   * @return the state that it is in now
   */
  @WithTransaction
  Uni<@Nullable EventState> record(Claim claim, @Nullable String failure) {
    return events
        .findById(claim.id(), LockModeType.PESSIMISTIC_WRITE)
        .map(
            row -> {
              if (row == null || row.attempts != claim.attempt() || isSettled(row)) {
                return null;
              }
              settle(row, failure);
              return row.state;
            });
  }

  /** Lets another instance handle an event at once that is still under way when this one ends. */
  @WithTransaction
  Uni<Void> giveBack(Claim claim) {
    return events
        .findById(claim.id(), LockModeType.PESSIMISTIC_WRITE)
        .invoke(
            row -> {
              if (row != null && row.attempts == claim.attempt() && !isSettled(row)) {
                row.dueAt = now();
              }
            })
        .replaceWithVoid();
  }

  private static boolean isSettled(WechatEventEntity row) {
    return row.state != EventState.WAITING;
  }

  private void settle(WechatEventEntity row, @Nullable String failure) {
    Instant now = now();
    row.lastError = failure;
    if (failure == null) {
      row.state = EventState.DONE;
      row.doneAt = now;
      return;
    }
    Instant next = retries.next(row.attempts, now);
    if (next == null) {
      row.state = EventState.GIVEN_UP;
    } else {
      row.dueAt = next;
    }
  }

  /** Deletes some of what is no longer needed; true when there may be more. */
  @WithTransaction
  Uni<Boolean> clean() {
    Instant now = now();
    return events
        .deleteDone(now.minus(config.keep()), BATCH)
        .chain(
            done ->
                events
                    .deleteSignatures(now.minus(window).minus(MARGIN), BATCH)
                    .map(signatures -> done == BATCH || signatures == BATCH));
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }
}
