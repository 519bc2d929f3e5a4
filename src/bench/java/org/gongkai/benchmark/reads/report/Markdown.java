package org.gongkai.benchmark.reads.report;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import org.gongkai.benchmark.reads.cases.ColdStart;
import org.gongkai.benchmark.reads.cases.Herd;
import org.gongkai.benchmark.reads.cases.Memory;
import org.gongkai.benchmark.reads.drive.Measured;
import org.jspecify.annotations.Nullable;

/** A run as tables. */
public final class Markdown {

  private final StringBuilder text = new StringBuilder();

  private Markdown() {}

  /** Goals first, then every number behind them. */
  public static String of(Results results, List<Goals.Verdict> verdicts) {
    Markdown page = new Markdown();
    page.line(
        "%s, %d processors; JDK %s; form \"%s\", %.0f minutes",
        results.processor(),
        results.processors(),
        results.jdk(),
        results.form(),
        results.minutes());
    page.goals(verdicts);
    results.sizes().forEach(page::size);
    page.others(results.start(), results.memory());
    return page.text.toString();
  }

  private void goals(List<Goals.Verdict> verdicts) {
    line("%n| what | value | goal | |%n|---|---:|---:|---|");
    for (Goals.Verdict verdict : verdicts) {
      String sign = verdict.atLeast() ? "≥ " : "≤ ";
      String goal = verdict.bound() == null ? "" : sign + number(verdict.bound());
      line(
          "| %s | %s | %s | %s |",
          verdict.name(), number(verdict.value()), goal, verdict.outcome());
    }
  }

  private void size(AtSize size) {
    line(
        "%n%,d comments:%n%n| case | answers/s | p50 ms | p99 ms | errors | CPU s / 1,000 | RSS MiB"
            + " |",
        size.comments());
    line("|---|---:|---:|---:|---:|---:|---:|");
    size.cases().forEach(this::row);
    Herd.Result herd = size.herd();
    row("herd of 1,000 connections", herd.load());
    line(
        "%nHerd: %d evictions; loads for each: %s by the application, %s by PostgreSQL.",
        herd.evictions(), number(herd.loadsPerEviction()), number(herd.queriesPerEviction()));
  }

  private void row(String name, Measured measured) {
    line(
        "| %s | %.0f | %.2f | %.2f | %d | %.4f | %.0f |",
        name,
        measured.throughput(),
        measured.p50(),
        measured.p99(),
        measured.errors(),
        measured.cpu(),
        measured.rss());
  }

  private void others(ColdStart.Result start, Memory.Result memory) {
    line(
        "%nStart to first answer: %.2f s, RSS %.0f MiB; with the given options %s s, RSS %s MiB.",
        start.seconds(),
        start.rss(),
        number(start.secondsWithOptions()),
        number(start.rssWithOptions()));
    line(
        "%nMemory with -Xmx128m over %d s: %.0f MiB after the warm-up, %.0f MiB at the end, %.0f"
            + " MiB at most; %.0f answers/s, %d errors.",
        memory.seconds(),
        memory.warm(),
        memory.end(),
        memory.most(),
        memory.load().throughput(),
        memory.load().errors());
  }

  private static String number(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }

  @FormatMethod
  private void line(String format, @Nullable Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
