package org.gongkai.platform.web;

import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Entity tags of what staff edit: the row's version, as in {@code "v3"}. */
public final class VersionTag {

  private VersionTag() {}

  /** The tag of a version, quotes included. */
  public static String of(int version) {
    return "\"v" + version + "\"";
  }

  /**
   * Refuses a change made on another version than the present one.
   *
   * @param ifMatch the request's {@code If-Match}; {@code *} matches any version
   * @throws ProblemException {@link ProblemType#PRECONDITION_REQUIRED} without the header, {@link
   *     ProblemType#STALE_VERSION} when it names no present version
   */
  public static void require(@Nullable String ifMatch, int version) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ProblemException(ProblemType.PRECONDITION_REQUIRED);
    }
    String tag = of(version);
    for (String candidate : ifMatch.split(",", -1)) {
      if (candidate.strip().equals("*") || candidate.strip().equals(tag)) {
        return;
      }
    }
    throw new ProblemException(ProblemType.STALE_VERSION);
  }
}
