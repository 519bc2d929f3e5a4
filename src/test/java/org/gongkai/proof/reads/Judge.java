package org.gongkai.proof.reads;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Judges readings. What was written may be older than the bound allows by no moment, what was
 * written through the same instance by none at all, and the clock is never wrong: a state that ends
 * at an instant is not shown to whoever asks after it.
 */
final class Judge {

  /** Clocks are read in different units by the database, the application and this judge. */
  private static final Duration CLOCKS = Duration.ofMillis(1);

  private final Duration bound;

  /**
   * @param bound how long after a write's acknowledgement another instance may show what was before
   */
  Judge(Duration bound) {
    this.bound = bound;
  }

  /** Judges one reading by all commits of its thing. */
  Judgement judge(List<Commit> commits, Reading reading) {
    Judgement wrong = new Judgement(Duration.ZERO, "shows no state of this thing at all");
    boolean isKnown = false;
    for (int i = commits.size() - 1; i >= 0; i--) {
      Judgement judgement = judge(commits, i, reading);
      if (judgement.wrong() == null) {
        return judgement;
      }
      // The newest state that it shows is the one that it was meant to be.
      if (!isKnown && commits.get(i).shows().everShows(reading.seen())) {
        wrong = judgement;
        isKnown = true;
      }
    }
    return wrong;
  }

  /** Judges a reading as one of what the commit with that number made. */
  private Judgement judge(List<Commit> commits, int number, Reading reading) {
    Commit commit = commits.get(number);
    Duration age = age(commits, number, reading);
    if (!shows(commit, reading)) {
      boolean now = shows(commit, reading.ofFreshUntil(reading.began()));
      return new Judgement(
          age,
          now ? "may be kept beyond the instant at which it changes" : "was not so at that time");
    }
    if (commit.sent().isAfter(reading.ended())) {
      return new Judgement(age, "shows what was written only later");
    }
    for (Commit later : commits.subList(number + 1, commits.size())) {
      if (isOverdue(later, reading)) {
        return new Judgement(age, "is " + age.toMillis() + " ms old, overtaken by " + later);
      }
    }
    return new Judgement(age, null);
  }

  private boolean isOverdue(Commit later, Reading reading) {
    Duration allowed = later.instance() == reading.instance() ? Duration.ZERO : bound;
    return later.acknowledged().isBefore(reading.began().minus(allowed));
  }

  private static boolean shows(Commit commit, Reading reading) {
    Instant from = reading.began().minus(CLOCKS);
    Instant until = reading.ended().plus(CLOCKS);
    return commit.shows().shows(reading.seen(), from, until, reading.freshUntil());
  }

  private static Duration age(List<Commit> commits, int number, Reading reading) {
    if (number + 1 == commits.size()) {
      return Duration.ZERO;
    }
    Instant overtaken = commits.get(number + 1).acknowledged();
    return overtaken.isBefore(reading.began())
        ? Duration.between(overtaken, reading.began())
        : Duration.ZERO;
  }
}
