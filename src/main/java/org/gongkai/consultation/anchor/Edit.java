package org.gongkai.consultation.anchor;

/**
 * A stretch of both texts, by tokens: equal, or the one replaced by the other.
 *
 * @param oldStart the first token of the old text
 * @param oldEnd the first token after it
 * @param newStart the first token of the new text
 * @param newEnd the first token after it
 */
record Edit(boolean equal, int oldStart, int oldEnd, int newStart, int newEnd) {

  int oldLength() {
    return oldEnd - oldStart;
  }

  int newLength() {
    return newEnd - newStart;
  }

  /** The two in one, as a replacement. */
  Edit replacedTogether(Edit next) {
    return new Edit(false, oldStart, next.oldEnd, newStart, next.newEnd);
  }
}
