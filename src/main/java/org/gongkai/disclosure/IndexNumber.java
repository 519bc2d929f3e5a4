package org.gongkai.disclosure;

import java.util.Locale;

/**
 * 索引号: names a piece of published information for good, in the form that bodies of the State
 * Council use: code of the organisation, year, and serial number within the year.
 */
final class IndexNumber {

  private IndexNumber() {}

  /**
   * Writes an index number such as {@code 000000000/2026-00001}.
   *
   * @param unitCode 9 characters, see {@link DisclosureConfig#unitCode}
   * @param year year of the 生成日期
   * @param serial from 1; at least five digits, more when the year needs them
   */
  static String of(String unitCode, int year, int serial) {
    return String.format(Locale.ROOT, "%s/%d-%05d", unitCode, year, serial);
  }
}
