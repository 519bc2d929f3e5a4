package org.gongkai.benchmark.reads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.benchmark.reads.cases.Subject;
import org.gongkai.benchmark.reads.drive.Measured;

/** Measures all subjects in turn, round by round, so that noise meets all of them alike. */
final class Rounds {

  private Rounds() {}

  /** Warms up, measures, and gives the medians by name in the order of a round. */
  static Map<String, Measured> measure(List<Subject> subjects, Form form) {
    for (Subject subject : subjects) {
      tell("warm-up", subject, subject.run().apply(form.warmUp()));
    }
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

  private static void tell(String when, Subject subject, Measured measured) {
    System.err.printf(
        "%s: %s: %.0f answers/s, p99 %.2f ms, %d errors%n",
        when, subject.name(), measured.throughput(), measured.p99(), measured.errors());
  }
}
