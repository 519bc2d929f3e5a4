package org.gongkai.consultation.draft;

import org.gongkai.consultation.draft.Label.Standing;
import org.jspecify.annotations.Nullable;

/** Numbers that are a single character together with their circle, brackets or dot. */
final class EnclosedNumbers {

  private EnclosedNumbers() {}

  static @Nullable Label read(String text) {
    if (text.isEmpty()) {
      return null;
    }
    char c = text.charAt(0);
    ClauseKind kind = kind(c);
    if (kind == null) {
      return null;
    }
    String rest = Characters.strip(text.substring(1));
    Standing standing = isQuoted(rest) ? Standing.REFERENCE : Standing.CERTAIN;
    return new Label(kind, text.substring(0, 1), ordinal(c), 0, rest, standing);
  }

  private static boolean isQuoted(String rest) {
    if (rest.isEmpty()) {
      return false;
    }
    boolean joined = rest.length() > 1 && "、至和".indexOf(rest.charAt(0)) >= 0;
    return kind(rest.charAt(joined ? 1 : 0)) != null;
  }

  private static @Nullable ClauseKind kind(char c) {
    if (within(c, '①', '⑳') || within(c, '㉑', '㉟') || within(c, '㊱', '㊿')) {
      return ClauseKind.CIRCLED;
    }
    if (within(c, '⑴', '⒇')) {
      return ClauseKind.ARABIC_PAREN;
    }
    if (within(c, '⒈', '⒛')) {
      return ClauseKind.ARABIC;
    }
    return within(c, '㈠', '㈩') ? ClauseKind.CHINESE_PAREN : null;
  }

  private static int ordinal(char c) {
    if (within(c, '㉑', '㉟')) {
      return c - '㉑' + 21;
    }
    if (within(c, '㊱', '㊿')) {
      return c - '㊱' + 36;
    }
    for (char first : new char[] {'①', '⑴', '⒈', '㈠'}) {
      if (within(c, first, (char) (first + 19))) {
        return c - first + 1;
      }
    }
    throw new IllegalArgumentException("not an enclosed number");
  }

  private static boolean within(char c, char first, char last) {
    return c >= first && c <= last;
  }
}
