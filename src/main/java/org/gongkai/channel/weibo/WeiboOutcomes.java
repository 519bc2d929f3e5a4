package org.gongkai.channel.weibo;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.outbound.OutboundResult;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.gongkai.channel.outbound.OutboundResult.NotSent;
import org.gongkai.channel.outbound.RetryAfter;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of Weibo means. Codes of <a
 * href="https://open.weibo.com/wiki/Error_code">Error_code</a>; those of tokens (21314 to 21332)
 * stand in the platform's page on authorisation and in SDKs.
 *
 * <p>A status has no key, so what failed inside the platform (10001, 10003, 10010, 10011) is
 * unknown and not retried. So is a duplicate (20017, 20019, 20111): it tells that the text is there
 * already, and reading back tells where.
 */
final class WeiboOutcomes {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ARTICLE_DONE = 100_000;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  private WeiboOutcomes() {}

  /** Judges the answer to anything that would have an effect. */
  static Publication of(OutboundResult result, WeiboMode mode, String statusUrl, Instant now) {
    if (result instanceof NotSent unsent) {
      return Publication.failed(
          unsent.refused() ? Outcome.CHANNEL_DISABLED : Outcome.RETRY, "未能连接：" + unsent.reason());
    }
    if (!(result instanceof Answered answered)) {
      return Publication.failed(Outcome.UNKNOWN, "已发出，没有收到完整的回答");
    }
    JsonObject json = answered.json();
    Integer error = json == null ? null : number(json.getValue("error_code"));
    if (error != null) {
      return code(error);
    }
    Publication done = json == null ? null : done(json, mode, statusUrl);
    if (done != null && answered.status() / 100 == 2) {
      return done;
    }
    return answered.status() == 429
        ? Publication.busy(wait(answered, now), "平台限制了调用频率")
        : Publication.failed(Outcome.UNKNOWN, "回答不可读，HTTP " + answered.status());
  }

  /** The outcome of an error of the open API. */
  static Publication code(int code) {
    String detail = "微博错误 " + code;
    return switch (code) {
      // Accepted, shown within a minute or two.
      case 20032 ->
          new Publication(
              Outcome.DELIVERED, null, null, "平台已接受，稍后显示", null, Publication.Effect.SHOWN);
      case 10002, 10009 -> Publication.failed(Outcome.RETRY, detail);
      case 10022, 10023, 10024, 20016 -> Publication.busy(HOUR, detail);
      case 20017, 20019, 20111 -> Publication.failed(Outcome.UNKNOWN, detail + "：平台上已有相同内容");
      case 20031 -> Publication.failed(Outcome.MANUAL, detail + "：平台要求人工验证");
      case 10007, 10008, 10012, 10016, 10018, 10020, 10021 ->
          Publication.failed(Outcome.REJECTED, detail);
      case 20005, 20006, 20008, 20012, 20013, 20018, 20020, 20021, 21602 ->
          Publication.failed(Outcome.REJECTED, detail);
      // Domain, IP list, permissions or the account itself.
      case 10004, 10005, 10006, 10013, 10014, 10017, 20003, 20015 ->
          Publication.failed(Outcome.CHANNEL_DISABLED, detail);
      // The token or the application behind it.
      case 21301, 21314, 21315, 21316, 21317, 21319, 21321, 21327, 21332 ->
          Publication.failed(Outcome.CHANNEL_DISABLED, detail + "：须重新授权");
      default -> Publication.failed(Outcome.UNKNOWN, detail);
    };
  }

  /** The outcome of an answer to an article. Beside 100000 only 11001 is documented. */
  static Publication articleCode(int code, JsonObject answer) {
    if (code == ARTICLE_DONE) {
      JsonObject data = answer.getValue("data") instanceof JsonObject object ? object : null;
      return Publication.delivered(
          data == null ? null : text(data.getValue("object_id")),
          data == null ? null : text(data.getValue("url")));
    }
    String detail = "微博长文错误 " + code;
    return code == 11001
        ? Publication.busy(HOUR, detail)
        : Publication.failed(Outcome.UNKNOWN, detail);
  }

  private static @Nullable Publication done(JsonObject json, WeiboMode mode, String statusUrl) {
    if (mode == WeiboMode.ARTICLE) {
      Integer code = number(json.getValue("code"));
      return code == null ? null : articleCode(code, json);
    }
    String id = idOf(json);
    return id == null ? null : Publication.delivered(id, statusUrl + id);
  }

  /** The text form of a status' id, or its number. */
  static @Nullable String idOf(JsonObject status) {
    String id = text(status.getValue("idstr"));
    return id == null ? text(status.getValue("id")) : id;
  }

  /** Codes are numbers in some answers and strings in others. */
  static @Nullable Integer number(@Nullable Object value) {
    String noted = text(value);
    return noted != null && DIGITS.matcher(noted).matches() ? Integer.valueOf(noted) : null;
  }

  static @Nullable String text(@Nullable Object value) {
    return value instanceof String || value instanceof Number ? value.toString() : null;
  }

  private static Duration wait(Answered answered, Instant now) {
    Duration asked = RetryAfter.parse(answered.header("retry-after"), now);
    return asked == null ? MINUTE : asked;
  }
}
