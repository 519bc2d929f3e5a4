package org.gongkai.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.platform.cache.MemoryAnswers.Mark;
import org.junit.jupiter.api.Test;

class FlightsTest {

  private static final AnswerKey KEY = AnswerKey.of("notice:1");
  private static final int PATIENCE_SECONDS = 20;

  private final AtomicInteger joined = new AtomicInteger();
  private final Flights flights = new Flights(joined::incrementAndGet);
  private final MemoryAnswers memory =
      new MemoryAnswers(1 << 20, InstantSource.system(), System::nanoTime, () -> true);
  private final List<UniEmitter<? super ReadyAnswer>> loads = new ArrayList<>();

  @Test
  void loadsOnceForAll() {
    var first = join(KEY);
    var second = join(KEY);
    assertThat(loads).hasSize(1);
    first.assertNotTerminated();
    ReadyAnswer answer = answer("first");
    loads.get(0).complete(answer);
    first.assertItem(answer);
    second.assertItem(answer);
    assertThat(joined).as("who waited for another's load").hasValue(1);
  }

  @Test
  void loadsDifferentAnswersApart() {
    join(KEY);
    join(new AnswerKey(KEY.group(), "text"));
    join(AnswerKey.of("notice:2"));
    assertThat(loads).hasSize(3);
    assertThat(joined).hasValue(0);
  }

  @Test
  void beginsAnewWhenTheLoadIsOver() {
    join(KEY);
    loads.get(0).complete(answer("first"));
    var next = join(KEY);
    assertThat(loads).hasSize(2);
    next.assertNotTerminated();
  }

  @Test
  void takesNobodyOnBoardAfterAnEviction() {
    var early = join(KEY);
    memory.evict(List.of(KEY.group()));
    var late = join(KEY);
    var latest = join(KEY);
    assertThat(loads).hasSize(2);
    loads.get(0).complete(answer("before"));
    assertThat(text(early)).isEqualTo("before");
    late.assertNotTerminated();
    var afterwards = join(KEY);
    assertThat(loads).as("the end of the first load ends no other").hasSize(2);
    loads.get(1).complete(answer("after"));
    for (var each : List.of(late, latest, afterwards)) {
      assertThat(text(each)).isEqualTo("after");
    }
  }

  @Test
  void takesNobodyOnBoardAfterEverythingWasForgotten() {
    join(KEY);
    memory.evictAll();
    join(KEY);
    assertThat(loads).hasSize(2);
  }

  @Test
  void doesNotKeepAFailure() {
    var first = join(KEY);
    var second = join(KEY);
    loads.get(0).fail(new IllegalStateException("bug"));
    first.assertFailedWith(IllegalStateException.class, "bug");
    second.assertFailedWith(IllegalStateException.class, "bug");
    join(KEY).assertNotTerminated();
    assertThat(loads).hasSize(2);
  }

  @Test
  void doesNotKeepAnExceptionOfTheLoader() {
    Mark mark = memory.mark(KEY.group());
    for (int i = 0; i < 2; i++) {
      flights
          .join(
              KEY,
              mark,
              () -> {
                throw new IllegalStateException("bug");
              })
          .subscribe()
          .withSubscriber(UniAssertSubscriber.create())
          .assertFailedWith(IllegalStateException.class, "bug");
    }
    join(KEY);
    assertThat(loads).hasSize(1);
  }

  @Test
  void goesOnForTheOthersWhenOneGoesAway() {
    var gone = join(KEY);
    var patient = join(KEY);
    gone.cancel();
    loads.get(0).complete(answer("first"));
    assertThat(text(patient)).isEqualTo("first");
    join(KEY);
    assertThat(loads).hasSize(2);
  }

  @Test
  void wakesEveryoneOnTheContextItCameFrom() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      List<CompletableFuture<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(joinFrom(newContext(vertx)));
      }
      for (CompletableFuture<Boolean> each : all) {
        assertThat(each).isNotDone();
      }
      loads.get(0).complete(answer("first"));
      for (CompletableFuture<Boolean> each : all) {
        assertThat(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(loads).hasSize(1);
    } finally {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Context newContext(Vertx vertx) {
    return ((io.vertx.core.impl.VertxInternal) vertx).createEventLoopContext();
  }

  /** Joins from a context; tells whether the answer came there. */
  private CompletableFuture<Boolean> joinFrom(Context context) throws Exception {
    CompletableFuture<Boolean> same = new CompletableFuture<>();
    CompletableFuture<Boolean> joined = new CompletableFuture<>();
    context.runOnContext(
        ignored -> {
          flights
              .join(KEY, memory.mark(KEY.group()), this::load)
              .subscribe()
              .with(
                  answer -> same.complete(context.equals(Vertx.currentContext())),
                  same::completeExceptionally);
          joined.complete(true);
        });
    joined.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return same;
  }

  @CanIgnoreReturnValue
  private UniAssertSubscriber<ReadyAnswer> join(AnswerKey key) {
    return flights
        .join(key, memory.mark(key.group()), this::load)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  /** A load that ends when the test says so. */
  private Uni<ReadyAnswer> load() {
    return Uni.createFrom().emitter(emitter -> loads.add(emitter));
  }

  private static String text(UniAssertSubscriber<ReadyAnswer> reader) {
    return reader.assertCompleted().getItem().buffer(false).toString();
  }

  private static ReadyAnswer answer(String body) {
    return new ReadyAnswer(
        "text/plain", List.of(), "\"abc\"", 0, Long.MAX_VALUE, false, body.getBytes(UTF_8), null);
  }
}
