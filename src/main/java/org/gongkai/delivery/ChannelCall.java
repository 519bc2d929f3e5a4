package org.gongkai.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.gongkai.channel.Channel;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Sending;
import org.gongkai.channel.ServedChannel;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the call that a claimed delivery needs, and says what it means. In no transaction. */
final class ChannelCall {

  private static final Logger LOG = Logger.getLogger(ChannelCall.class);

  private final Channel channel;
  private final Claim claim;
  private final CallPlan plan;
  private final Sending sending;
  private final Duration timeout;
  private final Instant now;

  private ChannelCall(ServedChannel served, Claim claim, Duration timeout, Instant now) {
    this.channel = served.channel();
    this.claim = claim;
    this.plan = CallPlan.of(claim, channel.capabilities(), served.onCorrection());
    this.sending =
        new Sending(
            claim.deliveryId(),
            claim.attempt(),
            served.account(),
            claim.parcel().post(),
            claim.parcel().rendition());
    this.timeout = timeout;
    this.now = now;
  }

  /**
   * Calls the channel of a delivery.
   *
   * @param served null when this version of the application has no code for the channel; another
   *     one may have
   * @return never fails: what is not known is an outcome
   */
  static Uni<Called> make(
      @Nullable ServedChannel served, Claim claim, Duration timeout, Instant now) {
    if (served == null) {
      Outcome outcome = claim.reconciles() ? Outcome.UNKNOWN : Outcome.RETRY;
      Publication nobody = Publication.failed(outcome, "本系统没有该渠道类型的程序");
      return Uni.createFrom().item(Called.of(CallKind.NONE, nobody, false));
    }
    return new ChannelCall(served, claim, timeout, now).make();
  }

  private Uni<Called> make() {
    return switch (plan.call()) {
      case NONE -> plan.task() == null ? discard() : same(withoutCall());
      case LOOK_UP -> read(claim.placement()).map(this::found);
      case WITHDRAW -> withdraw();
      case PUBLISH -> limited(() -> channel.publish(sending)).map(this::called);
      case UPDATE -> limited(() -> channel.update(sending, placement())).map(this::called);
    };
  }

  /** Nothing is shown that is known of; but something may have been prepared. */
  private Uni<Called> discard() {
    return limited(() -> channel.discard(sending))
        .map(said -> said == null ? withoutCall() : discarded(said));
  }

  private Called discarded(Publication said) {
    Called called = done(CallKind.WITHDRAW, said);
    return said.outcome() == Outcome.MANUAL ? called.with(Task.REMOVE_BY_HAND) : called;
  }

  private Called withoutCall() {
    Task task = plan.task();
    if (task != null) {
      String detail = task == Task.FIND_OUT ? "上次调用结果未知，平台无法查询" : "平台不能修改已发布的内容";
      return Called.byHand(CallKind.NONE, task, detail, canRead());
    }
    return done(CallKind.NONE, Publication.withdrawn(Effect.REMOVED, "该渠道上没有这件内容"));
  }

  private Uni<Called> withdraw() {
    return limited(() -> channel.withdraw(sending, placement()))
        .map(this::called)
        .chain(called -> isRemoved(called) && canRead() ? confirm(called) : same(called));
  }

  private static boolean isRemoved(Called called) {
    Publication said = called.publication();
    return said.outcome() == Outcome.DELIVERED && said.effect() == Effect.REMOVED;
  }

  /** A platform that says it removed a post is asked whether it still shows it. */
  private Uni<Called> confirm(Called called) {
    String said = String.valueOf(called.publication().detail());
    return read(claim.placement())
        .map(reading -> reading == null ? called : confirmed(called, said, reading));
  }

  private Called confirmed(Called called, String said, Reading reading) {
    return switch (reading.state()) {
      case ABSENT ->
          done(CallKind.WITHDRAW, Publication.withdrawn(Effect.REMOVED, said + "；回读确认已不存在"));
      case SHOWN, ALTERED ->
          Called.byHand(CallKind.WITHDRAW, Task.REMOVE_BY_HAND, said + "；回读仍可见", true)
              .with(IncidentKind.STILL_SHOWN);
      case BLOCKED, UNDERWAY, REFUSED, UNREADABLE -> called;
    };
  }

  private Called called(Publication said) {
    if (said.outcome() != Outcome.MANUAL) {
      return done(plan.call(), said);
    }
    return done(plan.call(), said).with(taskOf());
  }

  private Task taskOf() {
    if (claim.operation() == Operation.WITHDRAW) {
      return Task.REMOVE_BY_HAND;
    }
    return claim.placement() == null ? Task.POST_BY_HAND : Task.UPDATE_BY_HAND;
  }

  /** What a channel shows after a call of unknown outcome. */
  private Called found(@Nullable Reading reading) {
    if (reading == null) {
      return done(CallKind.LOOK_UP, Publication.failed(Outcome.UNKNOWN, "平台暂时无法查询"));
    }
    String detail = String.valueOf(reading.detail());
    if (reading.state() == Reading.State.UNREADABLE) {
      return Called.byHand(CallKind.LOOK_UP, Task.FIND_OUT, detail, true);
    }
    if (reading.state() == Reading.State.UNDERWAY) {
      return done(CallKind.LOOK_UP, Publication.failed(Outcome.ACCEPTED, detail));
    }
    Called found =
        claim.operation() == Operation.WITHDRAW
            ? foundAfterWithdrawal(reading)
            : foundAfterPublication(reading);
    return found.answered();
  }

  private Called foundAfterWithdrawal(Reading reading) {
    boolean isGone =
        reading.state() == Reading.State.ABSENT || reading.state() == Reading.State.REFUSED;
    return isGone
        ? done(CallKind.LOOK_UP, Publication.withdrawn(Effect.REMOVED, "回读确认已不存在"))
        : done(CallKind.LOOK_UP, Publication.failed(Outcome.RETRY, "回读仍可见"));
  }

  private Called foundAfterPublication(Reading reading) {
    Publication shown = Publication.delivered(reading.platformId(), reading.liveUrl());
    return switch (reading.state()) {
      case SHOWN -> done(CallKind.LOOK_UP, shown);
      case BLOCKED -> done(CallKind.LOOK_UP, shown).with(IncidentKind.BLOCKED);
      case ALTERED ->
          claim.placement() == null
              ? done(CallKind.LOOK_UP, shown).with(IncidentKind.ALTERED)
              // What the channel showed before: the call had no effect.
              : done(CallKind.LOOK_UP, Publication.failed(Outcome.RETRY, "回读仍为较早的版本"));
      case REFUSED ->
          done(
              CallKind.LOOK_UP,
              Publication.failed(Outcome.REJECTED, String.valueOf(reading.detail())));
      case ABSENT, UNDERWAY, UNREADABLE -> absent();
    };
  }

  /** Nothing is there; but a platform may take its time. */
  private Called absent() {
    Instant called = claim.calledAt();
    boolean early = called != null && now.isBefore(called.plus(channel.settlesWithin()));
    return done(
        CallKind.LOOK_UP,
        early
            ? Publication.failed(Outcome.UNKNOWN, "回读未发现，平台可能仍在处理")
            : Publication.failed(Outcome.RETRY, "回读未发现，上次调用没有生效"));
  }

  private Called done(CallKind call, Publication said) {
    return Called.of(call, said, canRead());
  }

  private boolean canRead() {
    return channel.capabilities().readBack();
  }

  private Placement placement() {
    Placement known = claim.placement();
    if (known == null) {
      throw new IllegalStateException("nothing is posted");
    }
    return known;
  }

  private Uni<Publication> limited(Call<Publication> call) {
    return Uni.createFrom()
        .deferred(call::make)
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .recoverWithItem(this::unknown);
  }

  /** What the channel shows; null when it does not say. */
  private Uni<@Nullable Reading> read(@Nullable Placement placement) {
    return Uni.createFrom()
        .deferred(() -> channel.lookUp(sending, placement))
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .invoke(this::warn)
        .onFailure()
        .recoverWithNull();
  }

  private Publication unknown(@Nullable Throwable failure) {
    warn(failure);
    return Publication.failed(Outcome.UNKNOWN, what(failure));
  }

  private void warn(@Nullable Throwable failure) {
    LOG.warnf("outcome of delivery %s unknown: %s", claim.deliveryId(), what(failure));
  }

  /** Only its kind: the message of a client may hold an address with a token. */
  private static String what(@Nullable Throwable failure) {
    return failure == null ? "no answer" : failure.getClass().getSimpleName();
  }

  private static <T> Uni<T> same(T item) {
    return Uni.createFrom().item(item);
  }

  private interface Call<T> {
    Uni<T> make();
  }
}
