package org.gongkai.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says what is wrong with a plan: each fault is something that costs more the more there is of what
 * nobody asked for.
 */
final class PlanJudge {

  /** Most rows that may be sorted, or read and thrown away: some pages of the largest size. */
  static final int MOST = 1_000;

  private final Set<String> large;

  /**
   * @param large tables that are not to be read whole
   */
  PlanJudge(Set<String> large) {
    this.large = Set.copyOf(large);
  }

  /**
   * Faults of a plan, in the order of its steps; none for a good one.
   *
   * @param key the column by which the list is found, which an index must begin with; empty for
   *     none
   */
  List<String> faults(PlanStep plan, String key) {
    return plan.all().flatMap(step -> faultsOf(step, key)).distinct().toList();
  }

  /** Indices of large tables that a plan uses, each once. */
  List<String> indices(PlanStep plan) {
    return plan.all().flatMap(this::indicesOf).distinct().toList();
  }

  /** Whether a plan has to do with a large table at all. */
  boolean concerns(PlanStep plan) {
    return plan.all().anyMatch(step -> large.contains(step.table()));
  }

  private Stream<String> faultsOf(PlanStep step, String key) {
    List<String> faults = new ArrayList<>();
    boolean isLarge = large.contains(step.table());
    if (isLarge && step.kind().equals("Seq Scan")) {
      faults.add("reads " + step.table() + " whole");
    }
    if (isLarge && !key.isEmpty() && names(step.filter(), key)) {
      faults.add("finds " + key + " in " + step.table() + " by a filter");
    }
    if (isLarge && step.removed() > MOST) {
      faults.add("throws rows of " + step.table() + " away");
    }
    if (step.kind().endsWith("Sort") && step.input() > MOST) {
      faults.add("sorts " + String.format(Locale.ROOT, "%.0f", step.input()) + " rows");
    }
    return faults.stream();
  }

  private static boolean names(String filter, String key) {
    return Pattern.compile("\\b" + Pattern.quote(key) + "\\b").matcher(filter).find();
  }

  /** The table of a bitmap's index stands in the step above it. */
  private Stream<String> indicesOf(PlanStep step) {
    if (large.contains(step.table()) && !step.index().isEmpty()) {
      return Stream.of(step.index());
    }
    return large.contains(step.table()) && step.kind().equals("Bitmap Heap Scan")
        ? step.inputs().stream()
            .flatMap(PlanStep::all)
            .map(PlanStep::index)
            .filter(i -> !i.isEmpty())
        : Stream.empty();
  }
}
