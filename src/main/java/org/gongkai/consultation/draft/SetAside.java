package org.gongkai.consultation.draft;

/**
 * A source line that is kept out of the draft.
 *
 * @param line its number in the source, counted from 1
 * @param text the line without white space at either end; for what is no line of the document, such
 *     as a script, a picture or a note, at most 500 characters of what it says
 * @param reason why it was kept out
 */
public record SetAside(int line, String text, SetAsideReason reason) {}
