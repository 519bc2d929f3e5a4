package org.gongkai.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.outbound.OutboundResult;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.gongkai.channel.outbound.OutboundResult.Lost;
import org.gongkai.channel.outbound.OutboundResult.NotSent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookOutcomesTest {

  private static OutboundResult status(int status) {
    return new Answered(status, Map.of(), "");
  }

  @ParameterizedTest
  @CsvSource({
    "100, UNKNOWN",
    "301, REJECTED",
    "400, REJECTED",
    "401, REJECTED",
    "404, REJECTED",
    "413, REJECTED",
    "410, CHANNEL_DISABLED",
    "429, RETRY",
    "500, UNKNOWN",
    "501, UNKNOWN",
    "502, RETRY",
    "503, RETRY",
    "504, RETRY",
    "599, UNKNOWN"
  })
  void judgesByStatus(int status, Outcome outcome) {
    assertThat(WebhookOutcomes.succeeded(status(status))).isFalse();
    assertThat(WebhookOutcomes.failure(status(status), null).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"200", "201", "204", "299"})
  void succeedsWith2xxOnly(int status) {
    assertThat(WebhookOutcomes.succeeded(status(status))).isTrue();
  }

  @Test
  void waitsAsLongAsItIsAsked() {
    Publication busy = WebhookOutcomes.failure(status(503), Duration.ofSeconds(7));
    assertThat(busy.outcome()).isEqualTo(Outcome.RETRY);
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void judgesCallsWithoutAnAnswer() {
    assertThat(WebhookOutcomes.failure(new Lost("x"), null).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(WebhookOutcomes.failure(new NotSent("x", false), null).outcome())
        .isEqualTo(Outcome.RETRY);
    assertThat(WebhookOutcomes.failure(new NotSent("x", true), null).outcome())
        .isEqualTo(Outcome.CHANNEL_DISABLED);
  }
}
