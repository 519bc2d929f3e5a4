package org.gongkai.benchmark.reads.report;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A bar for each case: its throughput relative to its baseline, with a line where the goal is. */
public final class Chart {

  private static final int LABELS = 430;
  private static final int FULL = 360;
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final int TOP = 50;

  /** A bar is cut here. */
  private static final double MOST = 1.25;

  private final StringBuilder svg = new StringBuilder();

  private Chart() {}

  /** The chart as an SVG document. */
  public static String of(Results results) {
    Chart chart = new Chart();
    List<Comparison> comparisons = Goals.COMPARISONS;
    int height = TOP + comparisons.size() * ROW + 20;
    int width = LABELS + (int) (FULL * MOST) + 70;
    chart.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"13\">",
        width, height);
    chart.add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
    chart.add(
        "<text x=\"10\" y=\"22\" font-size=\"15\">Throughput / baseline of the same run, %,d"
            + " comments; red: goal</text>",
        results.largest().comments());
    chart.axis(height);
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison comparison = comparisons.get(i);
      chart.bar(TOP + i * ROW, comparison, results.largest().ratio(comparison));
    }
    return chart.add("</svg>").svg.toString();
  }

  private void axis(int height) {
    int one = LABELS + FULL;
    add(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#999999\""
            + " stroke-dasharray=\"3 3\"/>",
        one, TOP - 6, one, height - 14);
    add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">1.0</text>", one, TOP - 10);
  }

  private void bar(int y, Comparison comparison, @Nullable Double ratio) {
    int text = y + BAR - 3;
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s / %s</text>",
        LABELS - 8, text, comparison.name(), comparison.baseline());
    if (ratio != null) {
      int length = at(ratio) - LABELS;
      Double bound = comparison.bound();
      String colour = bound == null ? "#8aa4b8" : ratio >= bound ? "#2e7d5b" : "#c98a1b";
      add(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
          LABELS, y, length, BAR, colour);
      add("<text x=\"%d\" y=\"%d\">%.2f</text>", LABELS + length + 6, text, ratio);
    }
    Double bound = comparison.bound();
    if (bound != null) {
      add(
          "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#c62828\" stroke-width=\"2\"/>",
          at(bound), y - 3, at(bound), y + BAR + 3);
    }
  }

  private static int at(double ratio) {
    return LABELS + (int) Math.round(FULL * Math.min(MOST, ratio));
  }

  @FormatMethod
  @CanIgnoreReturnValue
  private Chart add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }
}
