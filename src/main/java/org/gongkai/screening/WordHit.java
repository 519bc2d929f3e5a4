package org.gongkai.screening;

/**
 * A listed word in a text.
 *
 * @param category why the word is listed
 * @param word the word as the list writes it
 * @param start index in the text of its first UTF-16 unit
 * @param end index after its last UTF-16 unit; what was put between its characters lies within
 */
public record WordHit(WordCategory category, String word, int start, int end) {}
