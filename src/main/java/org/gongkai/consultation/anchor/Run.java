package org.gongkai.consultation.anchor;

/**
 * A run of characters with one fate.
 *
 * @param text never empty; never begins or ends inside a character
 */
public record Run(Op op, String text) {}
