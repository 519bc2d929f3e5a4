package org.gongkai.screening;

/**
 * One place in a text that gives personal data away. It says where, never what.
 *
 * @param kind what stands there
 * @param start index of its first UTF-16 unit
 * @param end index after its last UTF-16 unit
 */
public record Finding(PersonalDataKind kind, int start, int end) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the range is empty or begins before the text
   */
  public Finding {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a range: " + start + " to " + end);
    }
  }
}
