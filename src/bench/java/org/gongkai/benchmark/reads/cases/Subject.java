package org.gongkai.benchmark.reads.cases;

import java.util.function.IntFunction;
import org.gongkai.benchmark.reads.drive.Measured;

/**
 * A case or a baseline.
 *
 * @param name by which goals and results speak of it
 * @param run measures for as many seconds
 */
public record Subject(String name, IntFunction<Measured> run) {}
