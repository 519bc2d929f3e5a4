package org.gongkai.wechat;

/**
 * What the platform suggests to do with a text.
 *
 * @param suggest its suggestion
 * @param traceId names the check on the platform
 */
public record TextSuggestion(Suggest suggest, String traceId) {

  /** Suggestions from best to worst. */
  public enum Suggest {
    PASS,
    REVIEW,
    RISKY
  }

  static TextSuggestion worse(TextSuggestion one, TextSuggestion other) {
    return one.suggest.compareTo(other.suggest) >= 0 ? one : other;
  }
}
