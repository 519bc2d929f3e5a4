package org.gongkai.screening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the respondent wrote into the form about themselves and may repeat in the text. A name of
 * one character and a number of fewer than seven digits are too common to look for.
 */
public final class KnownPerson {

  /** A respondent who gave neither name nor number. */
  public static final KnownPerson UNKNOWN = new KnownPerson(null, null);

  private static final int SHORTEST_NAME = 2;
  private static final int LONGEST_NAME = 64;
  private static final int SHORTEST_PHONE = 7;

  private final int[] name;
  private final List<String> numbers;

  /**
   * Takes what the form holds.
   *
   * @param name the respondent's name, of which 64 characters are looked for
   * @param phone the respondent's telephone number as it was entered
   */
  public KnownPerson(@Nullable String name, @Nullable String phone) {
    this.name = nameSigns(name == null ? "" : name);
    this.numbers = numbers(phone == null ? "" : PhoneText.digits(new Signs(phone)));
  }

  private static int[] nameSigns(String name) {
    int[] points =
        new Signs(name)
            .toString()
            .codePoints()
            .filter(Character::isLetter)
            .limit(LONGEST_NAME)
            .toArray();
    return points.length < SHORTEST_NAME ? new int[0] : points;
  }

  /** The number without its country code, and a land line's without its area code. */
  private static List<String> numbers(String digits) {
    String number = PhoneText.withoutCountry(digits);
    if (number.length() < SHORTEST_PHONE) {
      return List.of();
    }
    int area = number.startsWith("01") || number.startsWith("02") ? 3 : 4;
    boolean landLine = number.startsWith("0") && number.length() - area >= SHORTEST_PHONE;
    return landLine ? List.of(number, number.substring(area)) : List.of(number);
  }

  /** Where the text repeats the name or the number, with or without separators. */
  List<Finding> find(Signs signs) {
    List<Finding> findings = new ArrayList<>();
    for (int sign = 0; name.length > 0 && sign < signs.length(); sign++) {
      int end = nameEnd(signs, sign);
      if (end > sign) {
        findings.add(signs.finding(PersonalDataKind.NAME_LABEL, sign, end));
      }
    }
    numbers.forEach(number -> findNumber(signs, number, findings));
    return findings;
  }

  /**
   * The sign after the name if it begins here, else -1. A Latin name does not end within a word.
   */
  private int nameEnd(Signs signs, int from) {
    if (Signs.isLatin(name[0]) && Signs.isLatin(signs.at(from - 1))) {
      return -1;
    }
    int sign = from;
    for (int i = 0; i < name.length; i++) {
      sign = i == 0 ? sign : afterDivider(signs, sign);
      if (signs.at(sign) != name[i]) {
        return -1;
      }
      sign++;
    }
    boolean within = Signs.isLatin(name[name.length - 1]) && Signs.isLatin(signs.at(sign));
    return within ? -1 : sign;
  }

  private static int afterDivider(Signs signs, int sign) {
    int point = signs.at(sign);
    return point == ' ' || point == '·' || point == '.' ? sign + 1 : sign;
  }

  private static void findNumber(Signs signs, String number, List<Finding> findings) {
    for (NumberRun run : NumberRun.of(signs)) {
      for (int from = 0; from + number.length() <= run.size(); from++) {
        if (matches(run, from, number)) {
          int last = run.sign(from + number.length() - 1);
          findings.add(signs.finding(PersonalDataKind.PHONE, run.sign(from), last + 1));
        }
      }
    }
  }

  private static boolean matches(NumberRun run, int from, String number) {
    for (int i = 0; i < number.length(); i++) {
      if (run.digit(from + i) != number.charAt(i) - '0') {
        return false;
      }
    }
    return true;
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "KnownPerson[name=" + (name.length > 0) + ", phone=" + !numbers.isEmpty() + "]";
  }
}
