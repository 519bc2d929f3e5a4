package org.gongkai.citizen.notification;

import java.time.Duration;
import java.time.Instant;
import org.gongkai.citizen.notification.CallOutcome.Consent;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a call that failed. A message that may have been sent is never sent again: the
 * platform knows no key by which it would notice.
 */
final class SendingPolicy {

  /** The citizen has not subscribed, or all one-time consents are used up. */
  private static final int NOT_SUBSCRIBED = 43101;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 9;
  private static final Duration LONG_PAUSE = Duration.ofHours(1);

  private SendingPolicy() {}

  /**
   * Judges a failure.
   *
   * @param attempts calls that were made, this one included
   */
  static CallOutcome judge(Throwable failure, int attempts, Instant now) {
    // Whatever went wrong within, the call may have left.
    return failure instanceof WechatFailure wechat
        ? judge(wechat, attempts, now)
        : unknown(failure.getClass().getSimpleName());
  }

  private static CallOutcome judge(WechatFailure failure, int attempts, Instant now) {
    String detail = failure.kind() + " " + failure.errcode();
    if (failure.errcode() == NOT_SUBSCRIBED) {
      return new CallOutcome(NotificationState.NO_GRANT, Consent.CLEARED, null, null, detail);
    }
    return switch (failure.kind()) {
      case LOST, BUSY -> unknown(detail);
      case NOT_SENT, RATE_LIMITED, TOKEN ->
          CallOutcome.again(later(failure.until(), now.plus(pause(attempts))), detail);
      case NEEDS_ADMIN -> CallOutcome.again(later(failure.until(), now.plus(LONG_PAUSE)), detail);
      case CODE_REJECTED, USER_REFUSED, PERMANENT -> CallOutcome.failed(detail);
    };
  }

  private static CallOutcome unknown(String detail) {
    return new CallOutcome(NotificationState.UNKNOWN, Consent.USED, null, null, detail);
  }

  /** Five seconds, doubled after each call, at most about three quarters of an hour. */
  static Duration pause(int attempts) {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS));
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }
}
