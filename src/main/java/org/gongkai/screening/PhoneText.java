package org.gongkai.screening;

/** A telephone number as a text writes it. */
final class PhoneText {

  private static final int KEPT = 3;

  private PhoneText() {}

  /** Its digits alone, Chinese numerals among them. */
  static String digits(Signs signs) {
    StringBuilder digits = new StringBuilder();
    for (int sign = 0; sign < signs.length(); sign++) {
      int value = Numerals.valueOf(signs.at(sign));
      if (value >= 0) {
        digits.append(value);
      }
    }
    return digits.toString();
  }

  /** Mobile digits without country code or long-distance zero; other digits as they are. */
  static String withoutCountry(String digits) {
    int code = digits.length() - MobileNumber.DIGITS;
    String number = code > 0 ? digits.substring(code) : digits;
    String before = code > 0 ? digits.substring(0, code) : "";
    boolean mobile = number.startsWith("1") && number.length() == MobileNumber.DIGITS;
    boolean known = before.equals("86") || before.equals("0086") || before.equals("0");
    return mobile && known ? number : digits;
  }

  /**
   * The first three digits of a mobile number, which tell only its network; else nothing. Nothing
   * either of a number that is written with stars: digits kept again and again would take each
   * number that follows for the rest of theirs.
   */
  static String kept(String text) {
    if (text.contains("**")) {
      return "";
    }
    String number = withoutCountry(digits(new Signs(text)));
    boolean mobile =
        number.length() == MobileNumber.DIGITS
            && number.charAt(0) == '1'
            && number.charAt(1) >= '3';
    return mobile ? number.substring(0, KEPT) : "";
  }
}
