package org.gongkai.wechat.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.work.Shift;
import org.gongkai.wechat.WechatApp;
import org.gongkai.wechat.WechatApps;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.callback.EventService.Claim;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has stored events handled: claim in one transaction, handle in none, record in another. Neither
 * its log nor the table says what a failure says, because that may name a person.
 */
@ApplicationScoped
public class WechatEventWorker {

  private static final Logger LOG = Logger.getLogger(WechatEventWorker.class);

  /** Events that are handled at once. Handlers mostly wait for the database. */
  private static final int LANES = 4;

  private final Shift shift;
  private final EventService events;
  private final EventHandlers handlers;
  private final WechatApps apps;
  private final FieldCipher cipher;
  private final EventConfig config;
  private final MeterRegistry metrics;

  WechatEventWorker(
      Shift shift,
      EventService events,
      EventHandlers handlers,
      WechatApps apps,
      FieldCipher cipher,
      EventConfig config,
      MeterRegistry metrics) {
    this.shift = shift;
    this.events = events;
    this.handlers = handlers;
    this.apps = apps;
    this.cipher = cipher;
    this.config = config;
    this.metrics = metrics;
  }

  @Scheduled(
      every = "${gongkai.wechat-event.poll:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.error("events of the WeChat platform not handled", failure))
        .onFailure()
        .recoverWithNull();
  }

  @Scheduled(
      every = "${gongkai.wechat-event.clean:1m}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduledCleaning() {
    return shift
        .turn(this::clean)
        .onFailure()
        .invoke(failure -> LOG.error("old events of the WeChat platform not deleted", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Works off what is due in a few lanes, each of which takes one event after the other. */
  public Uni<Void> runOnce() {
    List<Uni<Void>> lanes =
        Stream.generate(() -> EventLoop.apart(() -> shift.repeat(this::next)))
            .limit(LANES)
            .toList();
    return EventLoop.returning(Uni.join().all(lanes).andCollectFailures().replaceWithVoid());
  }

  /** Deletes what is no longer needed, a few rows at a time. */
  public Uni<Void> clean() {
    return shift.repeat(events::clean);
  }

  private Uni<Boolean> next() {
    return events
        .claim()
        .chain(
            claim -> claim == null ? Uni.createFrom().item(false) : held(claim).replaceWith(true));
  }

  private Uni<Void> held(Claim claim) {
    return shift.holding(() -> settled(claim), () -> events.giveBack(claim));
  }

  private Uni<Void> settled(Claim claim) {
    return EventLoop.returning(result(claim))
        .chain(failure -> record(claim, failure.isEmpty() ? null : failure))
        // Its lease runs out and it is handled again; the others go on.
        .onFailure()
        .invoke(failure -> LOG.errorf("%s not recorded: %s", claim, FailureKind.of(failure)))
        .onFailure()
        .recoverWithNull();
  }

  /** Empty, or the kind of the failure. */
  private Uni<String> result(Claim claim) {
    if (claim.attempt() > config.attempts()) {
      return Uni.createFrom().item("ProcessesDied");
    }
    return Uni.createFrom()
        .deferred(() -> handle(claim))
        .ifNoItem()
        .after(config.lease().dividedBy(2))
        .fail()
        .replaceWith("")
        .onFailure()
        .recoverWithItem(FailureKind::of);
  }

  private Uni<Void> handle(Claim claim) {
    WechatApp app = apps.find(claim.app());
    Message message = Message.read(cipher.decrypt(CallbackReceiver.CONTENT, claim.sealed()));
    if (app == null || message == null) {
      throw new IllegalStateException("account gone, or message unreadable");
    }
    return handlers.handle(
        new WechatEvent(app, claim.name(), message.content(), claim.receivedAt()));
  }

  private Uni<Void> record(Claim claim, @Nullable String failure) {
    return events
        .record(claim, failure)
        .invoke(state -> tell(claim, failure, state))
        .replaceWithVoid();
  }

  private void tell(Claim claim, @Nullable String failure, @Nullable EventState state) {
    if (state == EventState.GIVEN_UP) {
      LOG.errorf("%s given up after %d attempts: %s", claim, claim.attempt(), failure);
    } else if (failure != null) {
      LOG.warnf("%s failed, attempt %d: %s", claim, claim.attempt(), failure);
    }
    String outcome =
        state == null ? "OVERTAKEN" : state == EventState.WAITING ? "FAILED" : state.name();
    metrics.counter("gongkai.wechat.event", "event", claim.name(), "outcome", outcome).increment();
  }
}
