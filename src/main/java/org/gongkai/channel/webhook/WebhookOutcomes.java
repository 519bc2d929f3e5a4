package org.gongkai.channel.webhook;

import java.time.Duration;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.outbound.OutboundResult;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.gongkai.channel.outbound.OutboundResult.NotSent;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of a receiver means (Standard Webhooks, "Response handling"): 2xx alone is
 * success, 410 ends the channel, 429, 502, 503 and 504 ask to slow down. Another 4xx never gets
 * better. Another 5xx and a lost answer leave the effect unknown, and since the id stays the same
 * the message may be sent again.
 */
final class WebhookOutcomes {

  private WebhookOutcomes() {}

  /**
   * Judges a call that did not succeed.
   *
   * @param retryAfter what the receiver asked for; null when it did not
   */
  static Publication failure(OutboundResult result, @Nullable Duration retryAfter) {
    if (result instanceof Answered answered) {
      return status(answered.status(), retryAfter);
    }
    if (result instanceof NotSent unsent) {
      return Publication.failed(
          unsent.refused() ? Outcome.CHANNEL_DISABLED : Outcome.RETRY, "未能连接：" + unsent.reason());
    }
    return Publication.failed(Outcome.UNKNOWN, "已发出，没有收到完整的回答");
  }

  static boolean succeeded(OutboundResult result) {
    return result instanceof Answered answered && answered.status() / 100 == 2;
  }

  private static Publication status(int status, @Nullable Duration retryAfter) {
    String detail = "接收方回答 HTTP " + status;
    return switch (status) {
      case 410 -> Publication.failed(Outcome.CHANNEL_DISABLED, detail);
      case 429, 502, 503, 504 ->
          retryAfter == null
              ? Publication.failed(Outcome.RETRY, detail)
              : Publication.busy(retryAfter, detail);
      default -> Publication.failed(byClass(status), detail);
    };
  }

  /** Redirects are not followed: the address of the channel has to be mended. */
  private static Outcome byClass(int status) {
    return switch (status / 100) {
      case 3, 4 -> Outcome.REJECTED;
      default -> Outcome.UNKNOWN;
    };
  }
}
