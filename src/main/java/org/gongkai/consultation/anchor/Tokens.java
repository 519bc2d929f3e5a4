package org.gongkai.consultation.anchor;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the pieces that a comparison does not divide: numbers, Latin words, dates such
 * as {@code 2026年8月5日}, and single characters with all that combines with them.
 */
final class Tokens {

  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private final String text;
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  /** The pieces; together they are the text. */
  static List<String> of(String text) {
    Tokens tokens = new Tokens(text);
    List<String> pieces = new ArrayList<>();
    while (tokens.at < text.length()) {
      int start = tokens.at;
      tokens.advance();
      pieces.add(text.substring(start, tokens.at));
    }
    return pieces;
  }

  private void advance() {
    char c = text.charAt(at);
    if (isDigit(c)) {
      number();
      date();
    } else if (isLatin(c)) {
      while (at < text.length() && (isLatin(text.charAt(at)) || isDigit(text.charAt(at)))) {
        at++;
      }
      combining();
    } else {
      character();
    }
  }

  /** Digits, and a point or comma between them; a per cent sign belongs to its number. */
  private void number() {
    while (at < text.length() && (isDigit(text.charAt(at)) || isPointAt(at))) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == '%' || text.charAt(at) == '％')) {
      at++;
    }
    combining();
  }

  private boolean isPointAt(int place) {
    char c = text.charAt(place);
    return (c == '.' || c == ',') && place + 1 < text.length() && isDigit(text.charAt(place + 1));
  }

  /** After a year, its month; after a month, its day. */
  private void date() {
    if (unit('年', '月') && unit('月', '日')) {
      at += at < text.length() && text.charAt(at) == '日' ? 1 : 0;
    }
  }

  /** Goes past a unit when digits and the next unit follow. */
  private boolean unit(char unit, char next) {
    if (at >= text.length() || text.charAt(at) != unit) {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && end - at <= 2 && isDigit(text.charAt(end))) {
      end++;
    }
    if (end > at + 1 && end < text.length() && text.charAt(end) == next) {
      at = end;
      return true;
    }
    return false;
  }

  private void character() {
    at += Character.charCount(text.codePointAt(at));
    combining();
  }

  /** Accents, variation selectors, skin tones, and whatever a joiner ties on. */
  private void combining() {
    while (at < text.length()) {
      int next = text.codePointAt(at);
      if (next == ZERO_WIDTH_JOINER && at + 1 < text.length()) {
        at++;
        at += Character.charCount(text.codePointAt(at));
      } else if (combines(next)) {
        at += Character.charCount(next);
      } else {
        return;
      }
    }
  }

  private static boolean combines(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)
        || codePoint == ZERO_WIDTH_JOINER;
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }
}
