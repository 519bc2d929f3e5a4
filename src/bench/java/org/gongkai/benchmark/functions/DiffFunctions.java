package org.gongkai.benchmark.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.gongkai.consultation.anchor.AnchorClause;
import org.gongkai.consultation.anchor.Anchors;
import org.gongkai.consultation.anchor.DraftDiff;
import org.gongkai.consultation.draft.DraftReader;
import org.gongkai.consultation.draft.ParsedClause;
import org.gongkai.testsupport.Api;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The difference of two versions of a small draft, of which one item changed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DiffFunctions {

  private final List<AnchorClause> before = clauses(Api.SMALL_DRAFT, 1);
  private final List<AnchorClause> after =
      clauses(Api.SMALL_DRAFT.replace("收费标准上墙公示", "收费标准在集市入口公示"), 2);

  /** The clauses' anchors and the changes with their runs. */
  @Benchmark
  public int diff() {
    return DraftDiff.between(before, after, Anchors.between(before, after), true).size();
  }

  private static List<AnchorClause> clauses(String text, int version) {
    List<AnchorClause> clauses = new ArrayList<>();
    flatten(null, DraftReader.text(text).clauses(), version, clauses);
    return clauses;
  }

  private static void flatten(
      @Nullable UUID parent, List<ParsedClause> from, int version, List<AnchorClause> into) {
    for (ParsedClause clause : from) {
      UUID id = new UUID(version, into.size());
      into.add(new AnchorClause(id, parent, clause.kind(), clause.label(), clause.text()));
      flatten(id, clause.children(), version, into);
    }
  }
}
