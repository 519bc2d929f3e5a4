package org.gongkai.screening;

import java.util.List;

/** Screens comments for personal data and listed words. Immutable and safe for several threads. */
public final class Screening {

  private final WordList words;

  /** Screens with these words. */
  public Screening(WordList words) {
    this.words = words;
  }

  /** Screens a text of which only the text is known. */
  public ScreeningResult screen(String text) {
    return screen(text, KnownPerson.UNKNOWN);
  }

  /** Screens a text and masks what it repeats of the respondent's name and number. */
  public ScreeningResult screen(String text, KnownPerson respondent) {
    Signs signs = new Signs(text);
    List<Finding> findings = PersonalData.find(signs, respondent);
    return new ScreeningResult(
        findings, words.find(signs), Masking.mask(text, findings, respondent));
  }
}
