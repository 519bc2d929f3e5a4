package org.gongkai.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

class JpushOutcomesTest {

  private static Publication judge(OutboundResult result) {
    return JpushOutcomes.of(result, Instant.EPOCH);
  }

  private static Publication judge(int status, Map<String, String> headers, String body) {
    return judge(new Answered(status, headers, body));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, UNKNOWN",
    "1030, UNKNOWN",
    "1011, DELIVERED",
    "1012, RETRY",
    "2002, RETRY",
    "1001, REJECTED",
    "1002, REJECTED",
    "1003, REJECTED",
    "1005, REJECTED",
    "1006, REJECTED",
    "1007, REJECTED",
    "1009, REJECTED",
    "1020, REJECTED",
    "2005, REJECTED",
    "1004, CHANNEL_DISABLED",
    "1008, CHANNEL_DISABLED",
    "2003, CHANNEL_DISABLED",
    "2004, CHANNEL_DISABLED",
    "2006, CHANNEL_DISABLED",
    "2007, CHANNEL_DISABLED",
    "9999, UNKNOWN",
    "0, UNKNOWN"
  })
  void judgesByCode(int code, Outcome outcome) {
    Publication judged =
        judge(400, Map.of(), "{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}");
    assertThat(judged.outcome()).isEqualTo(outcome);
  }

  @Test
  void waitsUntilTheLimitIsReset() {
    String limited = "{\"error\":{\"code\":2002,\"message\":\"x\"}}";
    assertThat(judge(429, Map.of("x-rate-limit-reset", "42"), limited).retryAfter())
        .isEqualTo(Duration.ofSeconds(42));
    assertThat(judge(429, Map.of("retry-after", "7"), "").retryAfter())
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(judge(429, Map.of(), "").retryAfter()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void readsIdsAsTextOrNumber() {
    assertThat(judge(200, Map.of(), "{\"sendno\":\"0\",\"msg_id\":\"18\"}").platformId())
        .isEqualTo("18");
    assertThat(judge(200, Map.of(), "{\"msg_id\":18}").platformId()).isEqualTo("18");
  }

  @ParameterizedTest
  @CsvSource({"200, {", "200, []", "200, {}", "200, ''", "502, oops", "404, {}"})
  void doesNotKnowWhatItCannotRead(int status, String body) {
    assertThat(judge(status, Map.of(), body).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void judgesCallsWithoutAnAnswer() {
    assertThat(judge(new Lost("x")).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(judge(new NotSent("x", false)).outcome()).isEqualTo(Outcome.RETRY);
    assertThat(judge(new NotSent("x", true)).outcome()).isEqualTo(Outcome.CHANNEL_DISABLED);
  }
}
