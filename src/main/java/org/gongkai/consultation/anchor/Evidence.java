package org.gongkai.consultation.anchor;

/**
 * Why an anchor was given, for the person who checks it.
 *
 * @param basis what decided
 * @param parentKept whether the target stands under the clause that its old parent became
 * @param runnerUp how similar the next best new clause is, from 0 to 1; 0 when none was looked for
 */
public record Evidence(Basis basis, boolean parentKept, double runnerUp) {}
