package org.gongkai.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.gongkai.platform.cache.MemoryAnswers.Kept;
import org.gongkai.platform.cache.MemoryAnswers.Mark;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryAnswersTest {

  private static final AnswerKey KEY = AnswerKey.of("notice:1");
  private static final AnswerKey TEXT = new AnswerKey("notice:1", "text");
  private static final AnswerKey OTHER = AnswerKey.of("notice:2");
  private static final long END = 10_000;

  private long now = 1000;
  private long nanos = Long.MAX_VALUE - 5;
  private boolean linked = true;
  private final MemoryAnswers memory = sized(1 << 20);

  @Test
  void hasNothingAtFirst() {
    assertThat(memory.get(KEY)).isNull();
    assertThat(memory.bytes()).isZero();
  }

  @Test
  void givesWhatItKeeps() {
    put(KEY, "first");
    put(TEXT, "text");
    assertThat(text(KEY)).isEqualTo("first");
    assertThat(text(TEXT)).isEqualTo("text");
    assertThat(memory.get(OTHER)).isNull();
    put(KEY, "second");
    assertThat(text(KEY)).isEqualTo("second");
  }

  @Test
  void keepsNothingAtOrAfterItsEnd() {
    put(KEY, "first");
    now = END - 1;
    assertThat(text(KEY)).isEqualTo("first");
    now = END;
    assertThat(memory.get(KEY)).isNull();
    put(KEY, "too late");
    assertThat(memory.bytes()).isZero();
  }

  @Test
  void evictsAllOfAGroupAndNothingElse() {
    put(KEY, "first");
    put(TEXT, "text");
    put(OTHER, "other");
    memory.evict(List.of("notice:1", "notice:3"));
    assertThat(memory.get(KEY)).isNull();
    assertThat(memory.get(TEXT)).isNull();
    assertThat(text(OTHER)).isEqualTo("other");
    put(KEY, "second");
    assertThat(text(KEY)).isEqualTo("second");
  }

  @Test
  void keepsNothingThatWasReadBeforeAnEviction() {
    Mark before = memory.mark(KEY.group());
    memory.evict(List.of(KEY.group()));
    assertThat(before.isCurrent()).isFalse();
    memory.put(KEY, before, answer("before"));
    assertThat(memory.get(KEY)).isNull();
    assertThat(memory.bytes()).isZero();
  }

  @Test
  void doesNotLetAnEarlierReadTakeTheNewAnswersPlace() {
    Mark before = memory.mark(KEY.group());
    memory.evict(List.of(KEY.group()));
    put(KEY, "after");
    memory.put(KEY, before, answer("before"));
    memory.put(KEY, before, before, new ProblemException(ProblemType.NOTICE_NOT_FOUND), END);
    assertThat(text(KEY)).isEqualTo("after");
  }

  @Test
  void keepsAMarkForAsLongAsNothingIsEvicted() {
    Mark mark = memory.mark(KEY.group());
    memory.evict(List.of(OTHER.group()));
    assertThat(mark.isCurrent()).isTrue();
    assertThat(memory.mark(KEY.group()).isCurrent()).isTrue();
  }

  @Test
  void forgetsEverythingAlsoWhatIsBeingRead() {
    put(KEY, "first");
    put(OTHER, "other");
    Mark before = memory.mark(KEY.group());
    memory.evictAll();
    assertThat(memory.get(KEY)).isNull();
    assertThat(memory.get(OTHER)).isNull();
    assertThat(memory.bytes()).isZero();
    memory.put(KEY, before, answer("before"));
    assertThat(memory.get(KEY)).isNull();
    put(KEY, "after");
    assertThat(text(KEY)).isEqualTo("after");
  }

  @Test
  void keepsASecondOnlyWhileItCannotHear() {
    linked = false;
    put(KEY, "first");
    nanos += MemoryAnswers.UNLINKED_LIFE - 1;
    assertThat(text(KEY)).isEqualTo("first");
    nanos += 1;
    assertThat(memory.get(KEY)).isNull();
  }

  @Test
  void countsThatSecondFromBeforeTheRead() {
    linked = false;
    Mark mark = memory.mark(KEY.group());
    nanos += MemoryAnswers.UNLINKED_LIFE - 1;
    memory.put(KEY, mark, answer("slow"));
    assertThat(text(KEY)).isEqualTo("slow");
    nanos += 1;
    assertThat(memory.get(KEY)).isNull();
  }

  @Test
  void keepsItUntilItsEndWhileItHears() {
    put(KEY, "first");
    nanos += 60 * MemoryAnswers.UNLINKED_LIFE;
    assertThat(text(KEY)).isEqualTo("first");
    linked = false;
    assertThat(memory.get(KEY)).isNull();
  }

  @Test
  void keepsThatThereIsNothingToSee() {
    ProblemException nothing = new ProblemException(ProblemType.NOTICE_NOT_FOUND);
    memory.put(KEY, memory.mark(KEY.group()), memory.mark(AnswerKey.OVERVIEWS), nothing, END);
    Kept kept = memory.get(KEY);
    assertThat(kept).isNotNull();
    if (kept != null) {
      assertThat(kept.answer()).isNull();
      assertThat(kept.nothing()).isSameAs(nothing);
    }
    assertThat(memory.bytes()).isPositive();
    memory.evict(List.of(KEY.group()));
    assertThat(memory.get(KEY)).isNull();
  }

  @Test
  void forgetsThatThereIsNothingToSee() {
    ProblemException nothing = new ProblemException(ProblemType.NOTICE_NOT_FOUND);
    memory.put(KEY, memory.mark(KEY.group()), memory.mark(AnswerKey.OVERVIEWS), nothing, now);
    assertThat(memory.get(KEY)).isNull();
    memory.put(KEY, memory.mark(KEY.group()), memory.mark(AnswerKey.OVERVIEWS), nothing, now + 1);
    now += 1;
    assertThat(memory.get(KEY)).isNull();
  }

  @Test
  void neverHoldsMoreThanItsBytes() {
    MemoryAnswers small = sized(20_000);
    for (int i = 0; i < 200; i++) {
      AnswerKey key = new AnswerKey("g", "page-" + i);
      small.put(key, small.mark("g"), answer("x".repeat(i * 10)));
      assertThat(small.bytes()).isLessThanOrEqualTo(20_000);
    }
    assertThat(small.bytes()).isGreaterThan(10_000);
  }

  @Test
  void keepsNoAnswerLargerThanAllItsBytes() {
    MemoryAnswers small = sized(20_000);
    small.put(KEY, small.mark(KEY.group()), answer("x".repeat(20_000)));
    assertThat(small.get(KEY)).isNull();
    assertThat(small.bytes()).isZero();
  }

  @Test
  void keepsNothingWhenItIsOff() {
    MemoryAnswers off = sized(0);
    off.put(KEY, off.mark(KEY.group()), answer("first"));
    off.put(
        OTHER,
        off.mark(OTHER.group()),
        off.mark("overviews"),
        new ProblemException(ProblemType.NOTICE_NOT_FOUND),
        END);
    assertThat(off.get(KEY)).isNull();
    assertThat(off.get(OTHER)).isNull();
    assertThat(off.bytes()).isZero();
  }

  /** A mark's group must not be forgotten while somebody may still put with that mark. */
  @Test
  void remembersThatAGroupWasEvictedWhileAReadIsUnderWay() {
    Mark before = memory.mark(KEY.group());
    memory.evict(List.of(KEY.group()));
    System.gc();
    memory.evict(List.of(KEY.group()));
    memory.put(KEY, before, answer("before"));
    assertThat(memory.get(KEY)).isNull();
  }

  /**
   * Writers count up and then evict; readers mark, read the count, and put it. Whoever gets an
   * answer must not see a smaller count than the one of the last eviction that had returned.
   */
  @Test
  void showsNothingOlderThanAnEvictionThatReturned() throws Exception {
    AtomicLong truth = new AtomicLong();
    AtomicLong evicted = new AtomicLong();
    MemoryAnswers shared = sized(5000);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Long>> all = new ArrayList<>();
      all.add(threads.submit(() -> write(shared, truth, evicted)));
      for (int i = 0; i < 3; i++) {
        SplittableRandom random = new SplittableRandom(i);
        all.add(threads.submit(reader(shared, truth, evicted, random)));
      }
      assertThat(sum(all.subList(1, 4))).as("answers found in memory").isPositive();
      all.get(0).get();
    } finally {
      threads.shutdownNow();
    }
  }

  private static long write(MemoryAnswers shared, AtomicLong truth, AtomicLong evicted) {
    for (int i = 0; i < 20_000; i++) {
      long written = truth.incrementAndGet();
      if (i % 100 == 0) {
        shared.evictAll();
      } else {
        shared.evict(List.of(KEY.group()));
      }
      evicted.set(written);
    }
    return 0;
  }

  private static Callable<Long> reader(
      MemoryAnswers shared, AtomicLong truth, AtomicLong evicted, SplittableRandom random) {
    return () -> {
      long found = 0;
      for (int i = 0; i < 60_000; i++) {
        AnswerKey key = new AnswerKey(KEY.group(), Integer.toString(random.nextInt(12)));
        long least = evicted.get();
        Kept kept = shared.get(key);
        if (kept == null) {
          Mark mark = shared.mark(key.group());
          shared.put(key, mark, answer(Long.toString(truth.get())));
        } else {
          found++;
          assertThat(Long.parseLong(text(kept))).isGreaterThanOrEqualTo(least);
        }
      }
      return found;
    };
  }

  private static long sum(List<Future<Long>> results)
      throws ExecutionException, InterruptedException {
    long sum = 0;
    for (Future<Long> each : results) {
      sum += each.get();
    }
    return sum;
  }

  private MemoryAnswers sized(long bytes) {
    return new MemoryAnswers(bytes, () -> Instant.ofEpochMilli(now), () -> nanos, () -> linked);
  }

  private void put(AnswerKey key, String body) {
    memory.put(key, memory.mark(key.group()), answer(body));
  }

  private String text(AnswerKey key) {
    Kept kept = memory.get(key);
    assertThat(kept).isNotNull();
    return text(kept);
  }

  private static String text(@Nullable Kept kept) {
    ReadyAnswer answer = kept == null ? null : kept.answer();
    return answer == null ? "" : answer.buffer(false).toString();
  }

  private static ReadyAnswer answer(String body) {
    return new ReadyAnswer(
        "text/plain", List.of(), "\"abc\"", 0, END, false, body.getBytes(UTF_8), null);
  }
}
