package org.gongkai.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.gongkai.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Answers in this process. An eviction costs one addition however many answers a group has: each
 * answer remembers the number that its group had before it was loaded, and is gone when the group's
 * number is another. So an answer that was read before an eviction and arrives after it is gone as
 * well.
 */
final class MemoryAnswers {

  /** While evictions may not reach this instance, an answer is served for this long, in ns. */
  static final long UNLINKED_LIFE = 1_000_000_000L;

  /** Bytes of a negative answer, about. */
  private static final int NEGATIVE = 300;

  private final Cache<AnswerKey, Kept> answers;
  private final Cache<String, Group> groups = Caffeine.newBuilder().weakValues().build();
  private final AtomicLong all = new AtomicLong();
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final BooleanSupplier linked;

  /**
   * Makes an empty one.
   *
   * @param bytes most bytes of all answers together; 0 keeps nothing
   * @param clock judges until when an answer is valid
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @param linked whether evictions of other instances reach this one
   */
  MemoryAnswers(long bytes, InstantSource clock, LongSupplier nanoTime, BooleanSupplier linked) {
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((AnswerKey key, Kept kept) -> kept.size() + 2 * key.form().length())
            .executor(Runnable::run)
            .build();
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.linked = linked;
  }

  /** How a group stands now; to be taken before a load begins. */
  Mark mark(String group) {
    Group found = groups.get(group, name -> new Group());
    return new Mark(found, found.number.get(), all, all.get(), nanoTime.getAsLong());
  }

  /** What is kept and may be served now, or null. */
  @Nullable Kept get(AnswerKey key) {
    Kept kept = answers.getIfPresent(key);
    if (kept == null || servable(kept)) {
      return kept;
    }
    answers.asMap().remove(key, kept);
    return null;
  }

  void put(AnswerKey key, Mark mark, ReadyAnswer answer) {
    keep(key, new Kept(mark, mark, answer.validUntil(), answer, null));
  }

  /**
   * Keeps that there is nothing to see, until anything at all is evicted: whoever makes something
   * evicts no group that did not exist.
   *
   * @param overviews how {@link AnswerKey#OVERVIEWS} stood before the load
   */
  void put(AnswerKey key, Mark mark, Mark overviews, ProblemException nothing, long validUntil) {
    keep(key, new Kept(mark, overviews, validUntil, null, nothing));
  }

  void evict(Collection<String> names) {
    for (String name : names) {
      Group group = groups.getIfPresent(name);
      if (group != null) {
        group.number.incrementAndGet();
      }
    }
  }

  /** Forgets everything, also what is being loaded. */
  void evictAll() {
    all.incrementAndGet();
    answers.invalidateAll();
  }

  long bytes() {
    return answers
        .policy()
        .eviction()
        .map(eviction -> eviction.weightedSize().orElse(0))
        .orElse(0L);
  }

  private void keep(AnswerKey key, Kept kept) {
    if (kept.isCurrent() && clock.millis() < kept.validUntil) {
      answers.put(key, kept);
    }
  }

  private boolean servable(Kept kept) {
    return kept.isCurrent()
        && clock.millis() < kept.validUntil
        && (linked.getAsBoolean() || nanoTime.getAsLong() - kept.mark.since < UNLINKED_LIFE);
  }

  private static final class Group {
    private final AtomicLong number = new AtomicLong();
  }

  /**
   * How a group stood at one moment. Holding it keeps the group's number from being forgotten.
   *
   * @param group the group
   * @param number its number then
   * @param everything the number of all groups together
   * @param all that number then
   * @param since when that was, in nanoseconds
   */
  record Mark(Group group, long number, AtomicLong everything, long all, long since) {

    /** Whether the group was not evicted since. */
    boolean isCurrent() {
      return group.number.get() == number && everything.get() == all;
    }
  }

  /**
   * An answer, or that there is none.
   *
   * @param mark how its group stood before it was loaded
   * @param other how another group stood then; the same when none matters
   * @param validUntil in milliseconds of the epoch
   * @param answer the answer, or null
   * @param nothing why there is none, or null
   */
  record Kept(
      Mark mark,
      Mark other,
      long validUntil,
      @Nullable ReadyAnswer answer,
      @Nullable ProblemException nothing) {

    boolean isCurrent() {
      return mark.isCurrent() && other.isCurrent();
    }

    int size() {
      return answer == null ? NEGATIVE : answer.size();
    }
  }
}
