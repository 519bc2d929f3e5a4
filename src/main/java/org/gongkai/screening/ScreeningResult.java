package org.gongkai.screening;

import java.util.List;

/**
 * What screening found in a text. Immutable.
 *
 * @param findings personal data, in the order of the text
 * @param wordHits listed words, in the order of the text
 * @param publicText the text with personal data masked; listed words stay, a moderator decides
 */
public record ScreeningResult(List<Finding> findings, List<WordHit> wordHits, String publicText) {

  /** Copies the lists. */
  public ScreeningResult {
    findings = List.copyOf(findings);
    wordHits = List.copyOf(wordHits);
  }

  /** Whether nothing was found and the public text is the text itself. */
  public boolean isClean() {
    return findings.isEmpty() && wordHits.isEmpty();
  }

  /** Counts alone: nothing of the text, so that it may stand in a log. */
  @Override
  public String toString() {
    return "ScreeningResult[findings=" + findings.size() + ", wordHits=" + wordHits.size() + "]";
  }
}
