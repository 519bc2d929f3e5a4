package org.gongkai.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When work begins, and what becomes of it at the end. */
class ShiftTest {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Shift shift = new Shift();

  @Test
  void doesATurnUntilItIsOver() throws InterruptedException {
    AtomicInteger turns = new AtomicInteger();
    Supplier<Uni<Void>> turn = () -> counted(turns);
    shift.turn(turn).await().indefinitely();
    shift.end();
    shift.turn(turn).await().indefinitely();
    assertThat(turns).hasValue(1);
    assertThat(shift.isOver()).isTrue();
    assertThat(shift.await(LONG)).isEmpty();
  }

  @Test
  void repeatsWhileThereIsSomething() {
    AtomicInteger left = new AtomicInteger(3);
    AtomicInteger steps = new AtomicInteger();
    shift
        .repeat(
            () -> {
              steps.incrementAndGet();
              return Uni.createFrom().item(left.getAndDecrement() > 0);
            })
        .await()
        .indefinitely();
    assertThat(steps).hasValue(4);
  }

  @Test
  void claimsNothingMoreOnceItIsOver() {
    AtomicInteger steps = new AtomicInteger();
    shift
        .repeat(
            () -> {
              if (steps.incrementAndGet() == 2) {
                shift.end();
              }
              return Uni.createFrom().item(true);
            })
        .await()
        .indefinitely();
    assertThat(steps).hasValue(2);
  }

  @Test
  void waitsForWhatIsUnderWay() throws Exception {
    AtomicReference<UniEmitter<? super Void>> open = new AtomicReference<>();
    UniAssertSubscriber<Void> turn =
        shift
            .turn(() -> shift.holding(() -> later(open), ShiftTest::never))
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());
    shift.end();
    CompletableFuture<List<Supplier<Uni<Void>>>> end =
        CompletableFuture.supplyAsync(() -> awaited(LONG));
    assertThat(end).isNotDone();
    Objects.requireNonNull(open.get()).complete(null);
    assertThat(end.get(30, TimeUnit.SECONDS)).isEmpty();
    turn.assertCompleted();
  }

  @Test
  void givesBackWhatTakesTooLong() {
    AtomicBoolean givenBack = new AtomicBoolean();
    AtomicReference<UniEmitter<? super Void>> open = new AtomicReference<>();
    UniAssertSubscriber<Void> turn =
        shift
            .turn(
                () ->
                    shift.holding(
                        () -> later(open),
                        () -> {
                          givenBack.set(true);
                          return Uni.createFrom().voidItem();
                        }))
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());
    shift.end();
    List<Supplier<Uni<Void>>> left = awaited(AT_ONCE);
    assertThat(left).as("the claim, and not the turn around it").hasSize(1);
    left.get(0).get().await().indefinitely();
    assertThat(givenBack).isTrue();
    turn.assertNotTerminated();
  }

  @Test
  void leavesWhatWasGivenBack() {
    AtomicBoolean cancelled = new AtomicBoolean();
    AtomicInteger after = new AtomicInteger();
    UniAssertSubscriber<Void> turn =
        shift
            .turn(
                () ->
                    shift.holding(
                        () ->
                            Uni.createFrom()
                                .<Void>nothing()
                                .onCancellation()
                                .invoke(() -> cancelled.set(true))
                                .onItemOrFailure()
                                .invoke((item, failure) -> after.incrementAndGet()),
                        ShiftTest::never))
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());
    shift.end();
    assertThat(awaited(AT_ONCE)).hasSize(1);
    shift.leave();
    turn.assertCompleted();
    assertThat(cancelled).isTrue();
    assertThat(after).as("heard of it").hasValue(0);
    assertThat(awaited(AT_ONCE)).isEmpty();
  }

  @Test
  void doesWhatWasClaimedBeforeItEnded() {
    shift.end();
    AtomicInteger done = new AtomicInteger();
    shift.holding(() -> counted(done), ShiftTest::never).await().indefinitely();
    assertThat(done).hasValue(1);
  }

  @Test
  void forgetsWorkThatFailed() {
    shift
        .turn(() -> Uni.createFrom().failure(new IllegalStateException("no")))
        .onFailure()
        .recoverWithNull()
        .await()
        .indefinitely();
    shift
        .turn(
            () -> {
              throw new IllegalStateException("thrown");
            })
        .onFailure()
        .recoverWithNull()
        .await()
        .indefinitely();
    assertThat(awaited(LONG)).isEmpty();
  }

  private List<Supplier<Uni<Void>>> awaited(Duration patience) {
    try {
      return shift.await(patience);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static Uni<Void> counted(AtomicInteger counter) {
    return Uni.createFrom().voidItem().invoke(counter::incrementAndGet);
  }

  private static Uni<Void> later(AtomicReference<UniEmitter<? super Void>> open) {
    return Uni.createFrom().<Void>emitter(emitter -> open.set(emitter));
  }

  private static Uni<Void> never() {
    throw new AssertionError("it was done");
  }
}
