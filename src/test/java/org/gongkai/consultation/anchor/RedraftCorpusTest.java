package org.gongkai.consultation.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Anchors against the truth of many invented redrafts. */
class RedraftCorpusTest {

  /** The thresholds were first chosen on these. */
  private static final int TUNED_UNTIL = 420;

  /** A second set, which no threshold was fitted to, though mistakes found in it were mended. */
  private static final int HELD_OUT_UNTIL = 840;

  /** The least share of clauses that are not left open, a little below what is reached. */
  private static final Map<String, Double> FLOORS =
      Map.of(
          "kept", 0.995,
          "moved within", 0.95,
          "moved away", 0.9,
          "split", 0.95,
          "merged", 0.95,
          "edited 05-15 %", 0.88,
          "edited 15-30 %", 0.85,
          "edited 30-45 %", 0.75,
          "deleted", 0.3);

  private final Map<String, int[]> recall = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();

  @Test
  void noAnchorIsWrong() throws IOException {
    StringBuilder report = new StringBuilder();
    check(1, TUNED_UNTIL, report);
    check(TUNED_UNTIL + 1, HELD_OUT_UNTIL, report);
    System.out.print(report);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "anchor-recall.txt"), report);
    assertEquals(List.of(), complaints);
  }

  private void check(int first, int last, StringBuilder report) {
    recall.clear();
    for (int seed = first; seed <= last; seed++) {
      check(seed);
    }
    report.append("seeds ").append(first).append(" to ").append(last).append('\n');
    recall.forEach(
        (operation, counts) ->
            report.append(
                String.format(
                    Locale.ROOT,
                    "%-16s %6d of %6d  %.3f%n",
                    operation,
                    counts[0],
                    counts[1],
                    share(operation))));
    FLOORS.forEach(
        (operation, floor) ->
            assertTrue(share(operation) >= floor, () -> operation + " is below " + floor));
  }

  private void check(int seed) {
    Redraft redraft = Redrafts.of(seed);
    for (Anchor anchor : Anchors.between(redraft.from, redraft.to)) {
      String complaint = redraft.complaint(anchor);
      Redraft.Truth truth = redraft.truth(anchor);
      int[] counts = recall.computeIfAbsent(truth.operation, key -> new int[2]);
      counts[1]++;
      counts[0] += anchor.fate() == Fate.ORPHANED ? 0 : 1;
      if (complaint != null) {
        complaints.add(describe(seed, redraft, anchor, complaint));
      }
    }
  }

  private static String describe(int seed, Redraft redraft, Anchor anchor, String complaint) {
    Redraft.Truth truth = redraft.truth(anchor);
    List<String> became =
        redraft.to.stream()
            .filter(clause -> anchor.targets().contains(clause.id()))
            .map(AnchorClause::text)
            .toList();
    List<String> truly = truth.targets.stream().map(node -> node.text).toList();
    return String.format(
        "%n%d: %s (%s)%n %s%n old %s%n got %s%n but %s",
        seed, complaint, truth.operation, anchor, truth.oldText, became, truly);
  }

  private double share(String operation) {
    int[] counts = recall.getOrDefault(operation, new int[] {0, 1});
    return (double) counts[0] / counts[1];
  }
}
