package org.gongkai.channel.push;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.outbound.OutboundResult;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.gongkai.channel.outbound.OutboundResult.NotSent;
import org.gongkai.channel.outbound.RetryAfter;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of JPush means. Codes of <a
 * href="https://docs.jiguang.cn/jpush/server/push/rest_api_v3_push">Push API v3, "调用返回"</a>. The
 * platform's own failures (1000, 1030) leave the effect unknown once they outlast a repetition with
 * the same {@code cid}; so do codes that are not in the table.
 */
final class JpushOutcomes {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private JpushOutcomes() {}

  static Publication of(OutboundResult result, Instant now) {
    if (result instanceof NotSent unsent) {
      return Publication.failed(
          unsent.refused() ? Outcome.CHANNEL_DISABLED : Outcome.RETRY, "未能连接：" + unsent.reason());
    }
    return result instanceof Answered answered
        ? answered(answered, now)
        : Publication.failed(Outcome.UNKNOWN, "已发出，没有收到完整的回答");
  }

  private static Publication answered(Answered answered, Instant now) {
    JsonObject json = answered.json();
    Object error = json == null ? null : json.getValue("error");
    if (error instanceof JsonObject problem && problem.getValue("code") instanceof Number code) {
      return code(code.intValue(), wait(answered, now));
    }
    String id = json == null ? null : text(json.getValue("msg_id"));
    if (answered.status() == 200 && id != null) {
      return Publication.delivered(id, null);
    }
    if (answered.status() == 429) {
      return Publication.busy(wait(answered, now), "平台限制了调用频率");
    }
    return Publication.failed(Outcome.UNKNOWN, "回答不可读，HTTP " + answered.status());
  }

  /**
   * The outcome of an error.
   *
   * @param wait what the platform asks for when calls are too frequent
   */
  static Publication code(int code, Duration wait) {
    String detail = "极光推送错误 " + code;
    return switch (code) {
      // Nobody has the app: there is nobody left to tell.
      case 1011 ->
          new Publication(
              Outcome.DELIVERED, null, null, "没有符合条件的设备", null, Publication.Effect.SHOWN);
      case 2002 -> Publication.busy(wait, detail);
      // Broadcasts over the daily number; the code stands in SDKs only: unconfirmed.
      case 1012 -> Publication.busy(HOUR, detail);
      case 1001, 1002, 1003, 1005, 1006, 1007, 1009, 1020, 2005 ->
          Publication.failed(Outcome.REJECTED, detail);
      // 1004 and 1008: key or secret; 2003, 2004, 2006, 2007: the app may not call.
      case 1004, 1008, 2003, 2004, 2006, 2007 ->
          Publication.failed(Outcome.CHANNEL_DISABLED, detail);
      default -> Publication.failed(Outcome.UNKNOWN, detail);
    };
  }

  /** {@code X-Rate-Limit-Reset} in seconds, else {@code Retry-After}, else a minute. */
  private static Duration wait(Answered answered, Instant now) {
    Duration reset = RetryAfter.parse(answered.header("x-rate-limit-reset"), now);
    Duration asked = RetryAfter.parse(answered.header("retry-after"), now);
    return reset != null ? reset : asked != null ? asked : MINUTE;
  }

  static @Nullable String text(@Nullable Object value) {
    return value instanceof String || value instanceof Number ? value.toString() : null;
  }
}
