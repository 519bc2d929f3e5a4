package org.gongkai.consultation.anchor;

/**
 * An old and a new clause that may belong together.
 *
 * @param old the old clause
 * @param now the new clause
 * @param likeness twice the shared weight by the sum of both, 0 to 1
 * @param oldInNew the share of the old clause that is found in the new one, 0 to 1
 * @param newInOld the share of the new clause that is found in the old one, 0 to 1
 */
record Pair(int old, int now, double likeness, double oldInNew, double newInOld) {}
