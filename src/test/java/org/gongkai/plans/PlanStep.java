package org.gongkai.plans;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A step of a plan, as {@code explain (format json)} tells it.
 *
 * @param kind such as {@code Seq Scan}
 * @param table that it reads; empty for none
 * @param index by which it reads; empty for none
 * @param filter what rows must meet after they were read; empty for nothing
 * @param rows the most that it was thought to give or gave at once
 * @param removed rows that it read and threw away, all in all
 * @param isCarriedOut whether it was, or nobody tried
 * @param inputs where its rows come from
 */
record PlanStep(
    String kind,
    String table,
    String index,
    String filter,
    double rows,
    double removed,
    boolean isCarriedOut,
    List<PlanStep> inputs) {

  /** Reads a step and all below it. */
  static PlanStep of(JsonNode told) {
    double loops = told.path("Actual Loops").asDouble(1);
    return new PlanStep(
        told.path("Node Type").asText(),
        told.path("Relation Name").asText(),
        told.path("Index Name").asText(),
        told.path("Filter").asText(),
        Math.max(told.path("Plan Rows").asDouble(), told.path("Actual Rows").asDouble()),
        told.path("Rows Removed by Filter").asDouble() * loops,
        loops > 0,
        StreamSupport.stream(told.path("Plans").spliterator(), false).map(PlanStep::of).toList());
  }

  /** This step and all below it that were carried out. */
  Stream<PlanStep> all() {
    return isCarriedOut
        ? Stream.concat(Stream.of(this), inputs.stream().flatMap(PlanStep::all))
        : Stream.empty();
  }

  /** The most rows that come in from one side. */
  double input() {
    return inputs.stream().mapToDouble(PlanStep::rows).max().orElse(0);
  }
}
