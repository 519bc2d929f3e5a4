package org.gongkai.benchmark.reads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.benchmark.reads.cases.Subject;
import org.gongkai.benchmark.reads.drive.Measured;

/** Measures all subjects in turn, round by round, so that noise meets all of them alike. */
final class Rounds {

  /** Seconds after which a warm-up looks whether it goes on. */
  private static final int PIECE = 2;

  /** So many times the best yet is faster than that. */
  private static final double FASTER = 1.05;

  /** So many pieces in a row that were no faster end a warm-up. */
  private static final int STEADY = 2;

  private Rounds() {}

  /**
   * Warms up, measures, and gives the medians by name in the order of a round.
   *
   * @param warm runs once between the two
   */
  static Map<String, Measured> measure(List<Subject> subjects, Form form, Runnable warm) {
    for (Subject subject : subjects) {
      warmUp(subject, form.warmUp());
    }
    warm.run();
    Map<String, List<Measured>> rounds = new LinkedHashMap<>();
    for (int round = 1; round <= form.rounds(); round++) {
      for (Subject subject : subjects) {
        Measured measured = subject.run().apply(form.seconds());
        tell("round " + round, subject, measured);
        rounds.computeIfAbsent(subject.name(), name -> new ArrayList<>()).add(measured);
      }
    }
    Map<String, Measured> medians = new LinkedHashMap<>();
    rounds.forEach((name, all) -> medians.put(name, Measured.median(all)));
    return medians;
  }

  /** Until it gets no faster, as far as noise lets one see, or the time is over. */
  private static void warmUp(Subject subject, int most) {
    int piece = Math.min(PIECE, most);
    double best = 0;
    int since = 0;
    for (int spent = 0; spent < most && since < STEADY; spent += piece) {
      Measured measured = subject.run().apply(piece);
      since = measured.throughput() > best * FASTER ? 0 : since + 1;
      best = Math.max(best, measured.throughput());
      tell("warm-up", subject, measured);
    }
  }

  private static void tell(String when, Subject subject, Measured measured) {
    System.err.printf(
        "%s: %s: %.0f answers/s, p99 %.2f ms, %d errors%n",
        when, subject.name(), measured.throughput(), measured.p99(), measured.errors());
  }
}
