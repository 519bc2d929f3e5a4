package org.gongkai.proof.reads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All readings of a run, judged. */
final class Verdicts {

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> readings = new TreeMap<>();
  private final Map<String, Integer> commits = new TreeMap<>();
  private int answers;
  private final List<Long> ages = new ArrayList<>();

  /** Judges every reading by the history of its thing. */
  static Verdicts of(Judge judge, World world) {
    Verdicts verdicts = new Verdicts();
    Map<String, List<Commit>> commits = new HashMap<>();
    world.histories().forEach((thing, history) -> commits.put(thing, history.commits()));
    commits.forEach(
        (thing, of) -> verdicts.commits.merge(kind(thing), of.size() - 1, Integer::sum));
    for (Reading reading : world.readings()) {
      verdicts.add(reading, Objects.requireNonNull(commits.get(reading.thing())), judge);
    }
    List<List<Commit>> counted =
        commits.entrySet().stream()
            .filter(each -> kind(each.getKey()).equals(Views.CONSULTATION))
            .map(Map.Entry::getValue)
            .toList();
    for (Counted count : world.counts()) {
      verdicts.add(count, count.isPossible(judge, counted));
    }
    verdicts.answers = world.answers();
    return verdicts;
  }

  private void add(Counted count, boolean possible) {
    readings.merge("count", 1, Integer::sum);
    if (!possible) {
      wrong.add(count.toString());
    }
  }

  private void add(Reading reading, List<Commit> history, Judge judge) {
    Judgement judgement = judge.judge(history, reading);
    readings.merge(kind(reading.thing()), 1, Integer::sum);
    ages.add(judgement.age().toMillis());
    if (judgement.wrong() != null) {
      wrong.add(reading + "\n    " + judgement.wrong() + "\n    " + tail(history));
    }
  }

  private static List<Commit> tail(List<Commit> history) {
    return history.subList(Math.max(0, history.size() - 4), history.size());
  }

  private static String kind(String thing) {
    return thing.substring(0, thing.indexOf(':'));
  }

  /** What must not have been read. */
  List<String> wrong() {
    return wrong;
  }

  /** Number of readings by kind of thing. */
  Map<String, Integer> readings() {
    return readings;
  }

  /** Number of commits by kind of thing. */
  Map<String, Integer> commits() {
    return commits;
  }

  /** For people: how old answers were. */
  String ages() {
    long[] sorted = ages.stream().mapToLong(Long::longValue).sorted().toArray();
    long[] old = Arrays.stream(sorted).filter(age -> age > 0).toArray();
    return "%d answers, %d readings, %d older than a write; age p50 %s, p99 %s, p99.9 %s, most %s; of the old p50 %s, p99 %s"
        .formatted(
            answers,
            sorted.length,
            old.length,
            share(sorted, 0.5),
            share(sorted, 0.99),
            share(sorted, 0.999),
            share(sorted, 1),
            share(old, 0.5),
            share(old, 0.99));
  }

  private static Duration share(long[] sorted, double share) {
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return Duration.ofMillis(sorted.length == 0 ? 0 : sorted[Math.max(0, place)]);
  }
}
