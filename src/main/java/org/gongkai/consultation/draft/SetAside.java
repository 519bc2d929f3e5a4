package org.gongkai.consultation.draft;

/**
 * A source line that is kept out of the draft.
 *
 * @param line its number in the source, counted from 1
 * @param text the line without white space at either end
 * @param reason why it was kept out
 */
public record SetAside(int line, String text, SetAsideReason reason) {}
