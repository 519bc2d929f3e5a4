package org.gongkai.platform.table;

/** Whole numbers in a workbook's attributes. */
final class Digits {

  private static final int MOST = 9;

  private Digits() {}

  /** The number, or -1 when the text is anything but up to nine plain digits. */
  static int parse(String text) {
    if (text.isEmpty() || text.length() > MOST) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }
}
