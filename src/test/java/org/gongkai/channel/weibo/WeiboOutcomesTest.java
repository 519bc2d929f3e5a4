package org.gongkai.channel.weibo;

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

class WeiboOutcomesTest {

  private static Publication judge(OutboundResult result, WeiboMode mode) {
    return WeiboOutcomes.of(result, mode, "https://m.weibo.cn/status/", Instant.EPOCH);
  }

  private static Publication judge(int status, String body, WeiboMode mode) {
    return judge(new Answered(status, Map.of(), body), mode);
  }

  @ParameterizedTest
  @CsvSource({
    "10001, UNKNOWN",
    "10003, UNKNOWN",
    "10010, UNKNOWN",
    "10011, UNKNOWN",
    "10002, RETRY",
    "10009, RETRY",
    "10022, RETRY",
    "10023, RETRY",
    "10024, RETRY",
    "20016, RETRY",
    "20017, UNKNOWN",
    "20019, UNKNOWN",
    "20111, UNKNOWN",
    "20031, MANUAL",
    "20032, DELIVERED",
    "10007, REJECTED",
    "10008, REJECTED",
    "10012, REJECTED",
    "10016, REJECTED",
    "10018, REJECTED",
    "10020, REJECTED",
    "10021, REJECTED",
    "20005, REJECTED",
    "20006, REJECTED",
    "20008, REJECTED",
    "20012, REJECTED",
    "20013, REJECTED",
    "20018, REJECTED",
    "20020, REJECTED",
    "20021, REJECTED",
    "21602, REJECTED",
    "10004, CHANNEL_DISABLED",
    "10005, CHANNEL_DISABLED",
    "10006, CHANNEL_DISABLED",
    "10013, CHANNEL_DISABLED",
    "10014, CHANNEL_DISABLED",
    "10017, CHANNEL_DISABLED",
    "20003, CHANNEL_DISABLED",
    "20015, CHANNEL_DISABLED",
    "21301, CHANNEL_DISABLED",
    "21314, CHANNEL_DISABLED",
    "21315, CHANNEL_DISABLED",
    "21316, CHANNEL_DISABLED",
    "21317, CHANNEL_DISABLED",
    "21319, CHANNEL_DISABLED",
    "21321, CHANNEL_DISABLED",
    "21327, CHANNEL_DISABLED",
    "21332, CHANNEL_DISABLED",
    "29999, UNKNOWN"
  })
  void judgesByCode(int code, Outcome outcome) {
    String body = "{\"request\":\"/x\",\"error_code\":" + code + ",\"error\":\"x\"}";
    for (WeiboMode mode : WeiboMode.values()) {
      assertThat(judge(400, body, mode).outcome()).isEqualTo(outcome);
      assertThat(judge(200, body, mode).outcome()).isEqualTo(outcome);
    }
    String asText = "{\"error_code\":\"" + code + "\"}";
    assertThat(judge(400, asText, WeiboMode.STATUS).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"10022", "10023", "10024", "20016"})
  void leavesTheAccountAloneForAnHour(int code) {
    assertThat(WeiboOutcomes.code(code).retryAfter()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void readsIds() {
    Publication done =
        judge(200, "{\"id\":3504803600500000,\"idstr\":\"3504803600502730\"}", WeiboMode.STATUS);
    assertThat(done)
        .isEqualTo(
            Publication.delivered(
                "3504803600502730", "https://m.weibo.cn/status/3504803600502730"));
    assertThat(judge(200, "{\"id\":35}", WeiboMode.STATUS).platformId()).isEqualTo("35");
  }

  @ParameterizedTest
  @CsvSource({"11001, RETRY", "11002, UNKNOWN", "11003, UNKNOWN", "7, UNKNOWN"})
  void judgesArticles(int code, Outcome outcome) {
    assertThat(judge(200, "{\"code\":" + code + "}", WeiboMode.ARTICLE).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void readsTheAddressOfAnArticle() {
    String body =
        "{\"code\":100000,\"data\":{\"object_id\":\"1022:5\",\"url\":\"https://a.example/5\"}}";
    assertThat(judge(200, body, WeiboMode.ARTICLE))
        .isEqualTo(Publication.delivered("1022:5", "https://a.example/5"));
    assertThat(judge(200, "{\"code\":\"100000\"}", WeiboMode.ARTICLE).outcome())
        .isEqualTo(Outcome.DELIVERED);
  }

  @ParameterizedTest
  @CsvSource({
    "200, {",
    "200, []",
    "200, {}",
    "200, ''",
    "500, '{\"id\":5}'",
    "502, oops",
    "404, ''"
  })
  void doesNotKnowWhatItCannotRead(int status, String body) {
    assertThat(judge(status, body, WeiboMode.STATUS).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void waitsAfter429() {
    Answered busy = new Answered(429, Map.of("retry-after", "7"), "");
    assertThat(judge(busy, WeiboMode.STATUS).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(judge(429, "", WeiboMode.STATUS).retryAfter()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void judgesCallsWithoutAnAnswer() {
    assertThat(judge(new Lost("x"), WeiboMode.STATUS).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(judge(new NotSent("x", false), WeiboMode.STATUS).outcome()).isEqualTo(Outcome.RETRY);
    assertThat(judge(new NotSent("x", true), WeiboMode.STATUS).outcome())
        .isEqualTo(Outcome.CHANNEL_DISABLED);
  }
}
