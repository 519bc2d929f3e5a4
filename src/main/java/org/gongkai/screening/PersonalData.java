package org.gongkai.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds personal data in Chinese text. Full-width and other styled digits and letters, invisible
 * characters, separators and Chinese numerals do not hide it. The work grows with the length of the
 * text and no faster, whatever the text.
 */
public final class PersonalData {

  private static final Comparator<Finding> ORDER =
      Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end);

  private PersonalData() {}

  /** All findings by where they begin; those of different kinds may overlap. */
  public static List<Finding> find(String text) {
    return find(new Signs(text), KnownPerson.UNKNOWN);
  }

  /** Also what the text repeats of the respondent's name and number. */
  public static List<Finding> find(String text, KnownPerson respondent) {
    return find(new Signs(text), respondent);
  }

  static List<Finding> find(Signs signs, KnownPerson respondent) {
    List<Finding> findings = new ArrayList<>(Numbers.find(signs));
    findings.addAll(Emails.find(signs));
    findings.addAll(Addresses.find(signs));
    findings.addAll(LabelledNames.find(signs));
    findings.addAll(respondent.find(signs));
    return findings.stream().distinct().sorted(ORDER).toList();
  }
}
