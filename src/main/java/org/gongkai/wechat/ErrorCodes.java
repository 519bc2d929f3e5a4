package org.gongkai.wechat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.gongkai.platform.time.Times;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the error codes of the WeChat platform mean, from its public list of global return codes and
 * the pages of each call. Some codes mean different things at different calls.
 */
final class ErrorCodes {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private ErrorCodes() {}

  /** What a code means at a call. */
  static Kind kindOf(Endpoint endpoint, int errcode) {
    Kind special = special(endpoint, errcode);
    return special == null ? general(errcode) : special;
  }

  /** Before which instant the same call is not to be made again; null when nothing is known. */
  static @Nullable Instant until(Endpoint endpoint, int errcode, Instant now) {
    return switch (errcode) {
      // 43108: two messages to one user at once; 44990: limit of a second.
      case 43108, 44990 -> now.plus(SECOND);
      case 44991, 45011, 45066 -> nextMinute(now);
      case 45009, 44993 -> endpoint.isLimitedByMinute() ? nextMinute(now) : nextDay(now);
      // The administrator refused the address: 24 hours; several times: one hour.
      case 89506 -> now.plus(Duration.ofHours(24));
      case 89507 -> now.plus(Duration.ofHours(1));
      default -> null;
    };
  }

  private static @Nullable Kind special(Endpoint endpoint, int errcode) {
    return switch (endpoint) {
      // No new token cures a wrong secret.
      case TOKEN ->
          switch (errcode) {
            case 40001, 40002, 40013, 40125, 41002, 41004 -> Kind.NEEDS_ADMIN;
            default -> null;
          };
      case LOGIN ->
          switch (errcode) {
            case 40029, 40163 -> Kind.CODE_REJECTED;
            case 40226 -> Kind.USER_REFUSED;
            case 40013, 40125, 41002, 41004 -> Kind.NEEDS_ADMIN;
            default -> null;
          };
      // 40013: a code of another app.
      case PHONE -> errcode == 40029 || errcode == 40013 ? Kind.CODE_REJECTED : null;
      case URL_LINK -> errcode == 40002 || errcode == 40013 ? Kind.NEEDS_ADMIN : null;
      default -> null;
    };
  }

  private static Kind general(int errcode) {
    return switch (errcode) {
      case -1 -> Kind.BUSY;
      case 40001, 40014, 42001 -> Kind.TOKEN;
      case 43108, 44990, 44991, 44993, 45009, 45011, 45066 -> Kind.RATE_LIMITED;
      // The address is not on the list, or waits for the administrator; the secret is frozen; the
      // call is not granted, the account is restricted, the template or the link is banned.
      case 40164, 40243, 43107, 48001, 50002, 50007, 85407, 85408, 89503, 89506, 89507 ->
          Kind.NEEDS_ADMIN;
      default -> Kind.PERMANENT;
    };
  }

  private static Instant nextMinute(Instant now) {
    return now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
  }

  private static Instant nextDay(Instant now) {
    ZonedDateTime today = Times.today(now).atStartOfDay(Times.SHANGHAI);
    return today.plusDays(1).toInstant();
  }
}
