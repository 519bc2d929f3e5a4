package org.gongkai.platform.problem;

import java.util.List;

/** What a refusal says, for tests of the policies that refuse. */
public final class Problems {

  private Problems() {}

  /**
   * The type of the problem with which something ends.
   *
   * @throws AssertionError when it ends otherwise
   */
  public static ProblemType type(Runnable refused) {
    return of(refused).type();
  }

  /**
   * The places in the body that an invalid request is refused for, each as {@code field: message}.
   *
   * @throws AssertionError when it is not refused as invalid
   */
  public static List<String> violations(Runnable refused) {
    ProblemException problem = of(refused);
    if (problem.type() != ProblemType.INVALID_REQUEST) {
      throw new AssertionError("refused as " + problem.type(), problem);
    }
    return problem.violations().stream()
        .filter(violation -> violation.in().equals("body"))
        .map(violation -> violation.field() + ": " + violation.message())
        .toList();
  }

  private static ProblemException of(Runnable refused) {
    try {
      refused.run();
    } catch (ProblemException problem) {
      return problem;
    }
    throw new AssertionError("not refused");
  }
}
