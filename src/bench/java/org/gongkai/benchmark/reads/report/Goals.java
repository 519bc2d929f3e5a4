package org.gongkai.benchmark.reads.report;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.benchmark.reads.cases.ColdStart;
import org.gongkai.benchmark.reads.cases.Names;
import org.jspecify.annotations.Nullable;

/** What the read path is to reach, and what each case is compared with. */
public final class Goals {

  /** In the order in which they are told. */
  public static final List<Comparison> COMPARISONS =
      List.of(
          new Comparison(Names.NOTICE, Names.raw(Names.NOTICE), 0.90),
          new Comparison(Names.NOTICE, Names.NGINX, 0.45),
          new Comparison(Names.NOT_MODIFIED, Names.raw(Names.NOT_MODIFIED), 0.95),
          new Comparison(Names.GZIP, Names.raw(Names.GZIP), 0.90),
          new Comparison(Names.ROUND_ROBIN, Names.raw(Names.NOTICE), null),
          new Comparison(Names.LIST, Names.raw(Names.LIST), null),
          new Comparison(Names.HOME, Names.raw(Names.HOME), null),
          new Comparison(Names.CONSULTATION, Names.raw(Names.CONSULTATION), null),
          new Comparison(Names.FEEDBACK, Names.raw(Names.FEEDBACK), null),
          new Comparison(Names.FROM_REDIS, Names.REDIS_HTTP, 0.70),
          new Comparison(Names.FROM_REDIS, Names.REDIS_LOOP, 0.70),
          new Comparison(Names.SUBMISSION, Names.INSERT, 0.40),
          new Comparison(Names.MIXED, Names.raw(Names.NOTICE), null),
          new Comparison(Names.BESIDE, Names.raw(Names.NOTICE), null));

  private static final double BESIDE_COMMENTS = 2;
  private static final double LARGE_TO_SMALL = 0.90;
  private static final double LOADS_OF_A_HERD = 1;

  /** What the kernel and the allocator may give and take. */
  private static final double GROWTH = 1.05;

  private static final double START = 0.50;

  private Goals() {}

  /**
   * A goal and what came out.
   *
   * @param name of the goal
   * @param value null when it was not measured
   * @param bound what the value is held against; null when it is only shown
   * @param atLeast whether the value is to be at least the bound, else at most
   */
  public record Verdict(
      String name, @Nullable Double value, @Nullable Double bound, boolean atLeast) {

    /** Met, missed, shown only or not measured. */
    public String outcome() {
      if (value == null) {
        return "not measured";
      }
      if (bound == null) {
        return "";
      }
      return (atLeast ? value >= bound : value <= bound) ? "met" : "missed";
    }
  }

  /** All of them; ratios at the largest database. */
  public static List<Verdict> judge(Results results) {
    List<Verdict> verdicts = new ArrayList<>();
    AtSize at = results.largest();
    for (Comparison comparison : COMPARISONS) {
      String name = comparison.name() + " / " + comparison.baseline();
      verdicts.add(new Verdict(name, at.ratio(comparison), comparison.bound(), true));
    }
    verdicts.add(
        atMost(
            "p99: " + Names.BESIDE + " / " + Names.raw(Names.NOTICE),
            at.p99Ratio(Names.BESIDE, Names.raw(Names.NOTICE)),
            BESIDE_COMMENTS));
    verdicts.addAll(sizes(results));
    verdicts.add(
        atMost("loads for each eviction in a herd", at.herd().loadsPerEviction(), LOADS_OF_A_HERD));
    verdicts.add(
        atMost(
            "memory at the end / after the warm-up, -Xmx128m",
            results.memory().end() / results.memory().warm(),
            GROWTH));
    verdicts.add(atMost("start with the given options / without", start(results.start()), START));
    return verdicts;
  }

  /** How much of its ratio each case keeps in the large database. */
  private static List<Verdict> sizes(Results results) {
    if (results.sizes().size() < 2) {
      return List.of(new Verdict("large database / small", null, LARGE_TO_SMALL, true));
    }
    return COMPARISONS.stream()
        .map(
            comparison -> {
              Double large = results.largest().ratio(comparison);
              Double small = results.smallest().ratio(comparison);
              String name =
                  "large database / small: " + comparison.name() + " / " + comparison.baseline();
              return new Verdict(
                  name,
                  large == null || small == null ? null : (Double) (large / small),
                  LARGE_TO_SMALL,
                  true);
            })
        .toList();
  }

  private static @Nullable Double start(ColdStart.Result start) {
    Double with = start.secondsWithOptions();
    return with == null ? null : with / start.seconds();
  }

  private static Verdict atMost(String name, @Nullable Double value, double bound) {
    return new Verdict(name, value, bound, false);
  }
}
