package org.gongkai.citizen.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.citizen.SessionService;
import org.gongkai.citizen.notification.OutboxService.Claim;
import org.gongkai.citizen.notification.OutboxService.Look;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.work.Shift;
import org.gongkai.wechat.WechatFailure;
import org.jboss.logging.Logger;

/**
 * Sends waiting notifications: claim in one transaction, call the platform in none, record in
 * another.
 */
@ApplicationScoped
public class NotificationWorker {

  private static final Logger LOG = Logger.getLogger(NotificationWorker.class);

  /** Messages that are sent at once, to as many citizens; mostly waiting for the platform. */
  private static final int LANES = 4;

  private final Shift shift;
  private final OutboxService outbox;
  private final SessionService sessions;
  private final MessageSender sender;
  private final Duration callTime;
  private final MeterRegistry metrics;
  private final InstantSource clock;

  NotificationWorker(
      Shift shift,
      OutboxService outbox,
      SessionService sessions,
      MessageSender sender,
      NotificationConfig config,
      MeterRegistry metrics,
      InstantSource clock) {
    this.shift = shift;
    this.outbox = outbox;
    this.sessions = sessions;
    this.sender = sender;
    this.callTime = config.lease().dividedBy(2);
    this.metrics = metrics;
    this.clock = clock;
  }

  @Scheduled(
      every = "${gongkai.notification.poll:2s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.error("notifications not sent", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Works off what is due in a few lanes, each of which sends one message after the other. */
  public Uni<Void> runOnce() {
    return outbox.recover().chain(this::workOffAll);
  }

  private Uni<Void> workOffAll() {
    List<Uni<Void>> lanes =
        Stream.generate(() -> EventLoop.apart(this::workOff)).limit(LANES).toList();
    return EventLoop.returning(Uni.join().all(lanes).andCollectFailures().replaceWithVoid());
  }

  private Uni<Void> workOff() {
    return shift.repeat(this::sendNext);
  }

  private Uni<Boolean> sendNext() {
    return outbox.claim().call(this::send).map(Look::more);
  }

  private Uni<Void> send(Look look) {
    Claim claim = look.claim();
    return claim == null ? Uni.createFrom().voidItem() : send(claim);
  }

  private Uni<Void> send(Claim claim) {
    return EventLoop.returning(outcome(claim))
        .invoke(outcome -> note(claim, outcome))
        .chain(outcome -> outbox.record(claim, outcome))
        // Its lease runs out, and it counts as one that may have been sent; the others go on.
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "notification %s not recorded", claim.id()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<CallOutcome> outcome(Claim claim) {
    return sessions
        .openidOf(claim.citizenId())
        .onItemOrFailure()
        .transformToUni(
            (openid, failure) -> {
              if (failure != null) {
                // Nothing has left yet.
                return Uni.createFrom().item(retried(claim, failure));
              }
              return openid == null
                  ? Uni.createFrom().item(CallOutcome.failed("citizen unknown"))
                  : call(claim, openid);
            });
  }

  private Uni<CallOutcome> call(Claim claim, String openid) {
    return Uni.createFrom()
        .deferred(() -> sender.send(claim.template().message(openid, claim.matter())))
        .ifNoItem()
        .after(callTime)
        .failWith(() -> new WechatFailure(WechatFailure.Kind.LOST, "no answer in time"))
        .map(CallOutcome::sent)
        .onFailure()
        .recoverWithItem(failure -> judged(claim, failure));
  }

  private CallOutcome retried(Claim claim, Throwable failure) {
    LOG.errorf(failure, "notification %s: the citizen cannot be read", claim.id());
    Instant at = clock.instant().plus(SendingPolicy.pause(claim.attempts()));
    return CallOutcome.again(at, "citizen unreadable");
  }

  private CallOutcome judged(Claim claim, Throwable failure) {
    CallOutcome outcome = SendingPolicy.judge(failure, claim.attempts(), clock.instant());
    String template = claim.template().name().key();
    if (!(failure instanceof WechatFailure wechat)) {
      LOG.errorf(failure, "notification %s failed", claim.id());
    } else if (outcome.state() == NotificationState.FAILED) {
      LOG.errorf(
          "notification %s (%s) refused for good: errcode %d",
          claim.id(), template, wechat.errcode());
    } else if (wechat.kind() == WechatFailure.Kind.NEEDS_ADMIN) {
      LOG.warnf(
          "notification %s (%s) waits for an administrator of the mini-program: errcode %d",
          claim.id(), template, wechat.errcode());
    }
    return outcome;
  }

  private void note(Claim claim, CallOutcome outcome) {
    metrics
        .counter(
            "gongkai.notification.calls",
            "template",
            claim.template().name().key(),
            "state",
            outcome.state().name())
        .increment();
  }
}
