package org.gongkai.testsupport;

import java.util.List;
import java.util.Map;

/**
 * An invented person whose data are recognisable wherever they turn up, with numbers that no other
 * test uses. Identity and card numbers have right check digits, or nothing would look for them.
 *
 * @param name in the form and in texts
 * @param number tells persons apart, 0 to 99
 */
public record SeededPerson(String name, int number) {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  /** In the form and in texts. */
  public String phone() {
    return "139864275%02d".formatted(number);
  }

  /** Of 18 characters. */
  public String identity() {
    String digits = "110105194912314%02d".formatted(number);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return digits + "10X98765432".charAt(sum % 11);
  }

  /** Of 16 digits. */
  public String card() {
    String digits = "6222028642753%02d".formatted(number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return digits + (10 - sum % 10) % 10;
  }

  /** An address at a host that cannot exist. */
  public String email() {
    return "yangli.seed%02d@example.invalid".formatted(number);
  }

  /** A house that nobody lives in. */
  public String house() {
    return "梧桐样例路88%02d号19栋27%02d室".formatted(number, number);
  }

  /** What the form of a comment says. */
  public Map<String, Object> form() {
    return Map.of("type", "PERSON", "name", name, "phone", phone());
  }

  /** A comment that gives everything away, after a proposal of its own. */
  public String text(Spelling spelling, String proposal) {
    String told =
        spelling == Spelling.SPACED
            ? told(spaced(name, 1), spaced(phone(), 4), spaced(identity(), 6), spaced(card(), 4))
            : told(name, phone(), identity(), card());
    return proposal
        + switch (spelling) {
          case PLAIN, SPACED -> told;
          case FULL_WIDTH -> fullWidth(told);
          case NUMERALS -> told(name, numerals(phone()), numerals(identity()), numerals(card()));
        };
  }

  private String told(String who, String phone, String identity, String card) {
    return "姓名：%s，电话：%s，身份证号：%s，银行卡号：%s，邮箱：%s，住在%s。"
        .formatted(who, phone, identity, card, email(), house());
  }

  /** What must be found nowhere else: whole values, and the parts that a careless mask leaves. */
  public List<String> traces() {
    return List.of(
        name,
        phone(),
        phone().substring(3),
        identity(),
        card(),
        card().substring(4),
        "yangliseed%02d".formatted(number),
        "88%02d号".formatted(number),
        "27%02d室".formatted(number));
  }

  /** How a person may write. */
  public enum Spelling {
    PLAIN,
    SPACED,
    FULL_WIDTH,
    NUMERALS
  }

  private static String spaced(String value, int group) {
    return value.replaceAll("(.{" + group + "})(?!$)", "$1 ");
  }

  private static String fullWidth(String value) {
    StringBuilder wide = new StringBuilder();
    value
        .codePoints()
        .map(point -> point > ' ' && point < 0x7F ? point + 0xFEE0 : point)
        .forEach(wide::appendCodePoint);
    return wide.toString();
  }

  private static String numerals(String value) {
    StringBuilder written = new StringBuilder();
    value
        .chars()
        .map(c -> Character.isDigit(c) ? "零一二三四五六七八九".charAt(c - '0') : c)
        .forEach(c -> written.append((char) c));
    return written.toString();
  }
}
