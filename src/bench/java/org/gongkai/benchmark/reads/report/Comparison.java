package org.gongkai.benchmark.reads.report;

import org.jspecify.annotations.Nullable;

/**
 * A case and what it is compared with.
 *
 * @param name of the case
 * @param baseline name of the baseline, measured in the same run
 * @param bound ratio that is the goal; null when it is only shown
 */
public record Comparison(String name, String baseline, @Nullable Double bound) {}
