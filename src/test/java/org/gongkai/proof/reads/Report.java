package org.gongkai.proof.reads;

import java.util.List;

/**
 * A published feedback report.
 *
 * @param comments ids of its comments by their number, from 1
 */
record Report(String consultation, List<String> comments) {}
