package org.gongkai.citizen;

import java.time.Duration;
import java.time.Instant;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/** What a citizen is told when the platform does not help. */
final class WechatProblems {

  private WechatProblems() {}

  /**
   * The problem of a failed call.
   *
   * @param codeRejected what a code that is used, expired or wrong means here
   */
  static ProblemException of(Throwable failure, ProblemType codeRejected, Instant now) {
    if (!(failure instanceof WechatFailure wechat)) {
      return new ProblemException(ProblemType.WECHAT_UNAVAILABLE);
    }
    return switch (wechat.kind()) {
      case CODE_REJECTED -> new ProblemException(codeRejected);
      case USER_REFUSED -> new ProblemException(ProblemType.LOGIN_REFUSED);
      case NOT_SENT, LOST, BUSY, RATE_LIMITED, TOKEN, NEEDS_ADMIN, PERMANENT ->
          unavailable(wechat.until(), now);
    };
  }

  private static ProblemException unavailable(@Nullable Instant until, Instant now) {
    ProblemException problem = new ProblemException(ProblemType.WECHAT_UNAVAILABLE);
    return until == null
        ? problem
        : problem.withHeader(
            "Retry-After", Long.toString(Math.max(Duration.between(now, until).toSeconds(), 1)));
  }
}
