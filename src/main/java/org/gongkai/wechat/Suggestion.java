package org.gongkai.wechat;

/**
 * What the platform suggests to do with a text.
 *
 * @param suggest its suggestion
 * @param traceId names the check on the platform; several, parted by blanks, for a long text
 */
public record Suggestion(Suggest suggest, String traceId) {

  /** Suggestions from best to worst. */
  public enum Suggest {
    PASS,
    REVIEW,
    RISKY
  }
}
