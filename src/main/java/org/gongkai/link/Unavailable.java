package org.gongkai.link;

import java.time.Duration;
import java.time.Instant;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/** How it is said that the platform does not help now. */
final class Unavailable {

  private Unavailable() {}

  static ProblemException of(WechatFailure failure, Instant now) {
    return until(failure.until(), now);
  }

  static ProblemException until(@Nullable Instant until, Instant now) {
    ProblemException problem = new ProblemException(ProblemType.WECHAT_UNAVAILABLE);
    if (until == null) {
      return problem;
    }
    long seconds = Math.max(Duration.between(now, until).toSeconds(), 1);
    return problem.withHeader("Retry-After", Long.toString(seconds));
  }
}
