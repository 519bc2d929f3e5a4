package org.gongkai.platform.cache;

/**
 * Names an answer.
 *
 * @param group answers that are evicted together, such as everything about one consultation
 * @param form which answer of the group, such as a page of a list; the same for every caller that
 *     may see it
 */
public record AnswerKey(String group, String form) {

  /** The group of what is put together from many sources; every eviction evicts it too. */
  public static final String OVERVIEWS = "overviews";

  private static final String ONLY = "";

  /** The only answer of a group, or its first. */
  public static AnswerKey of(String group) {
    return new AnswerKey(group, ONLY);
  }

  /**
   * An answer put together from many sources.
   *
   * @param form path and parameters, which no other overview has
   */
  public static AnswerKey overview(String form) {
    return new AnswerKey(OVERVIEWS, form);
  }
}
