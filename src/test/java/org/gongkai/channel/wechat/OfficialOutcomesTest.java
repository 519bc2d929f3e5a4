package org.gongkai.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.wechat.OfficialOutcomes.Call;
import org.gongkai.wechat.WechatFailure;
import org.gongkai.wechat.WechatFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialOutcomesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "NOT_SENT,      0,     RETRY,            RETRY,            RETRY",
    "TOKEN,         40001, RETRY,            RETRY,            RETRY",
    "RATE_LIMITED,  45009, RETRY,            RETRY,            RETRY",
    "LOST,          0,     RETRY,            UNKNOWN,          RETRY",
    "BUSY,          -1,    RETRY,            UNKNOWN,          RETRY",
    "NEEDS_ADMIN,   40164, CHANNEL_DISABLED, CHANNEL_DISABLED, CHANNEL_DISABLED",
    "NEEDS_ADMIN,   48001, CHANNEL_DISABLED, MANUAL,           MANUAL",
    "PERMANENT,     45166, REJECTED,         REJECTED,         MANUAL",
    "PERMANENT,     45028, REJECTED,         REJECTED,         MANUAL",
    "PERMANENT,     53503, REJECTED,         REJECTED,         MANUAL",
    "CODE_REJECTED, 40029, REJECTED,         REJECTED,         MANUAL",
    "USER_REFUSED,  40226, REJECTED,         REJECTED,         MANUAL"
  })
  void sortsFailures(
      Kind kind, int errcode, Outcome preparing, Outcome submitting, Outcome deleting) {
    WechatFailure failure = new WechatFailure(kind, errcode, "rid-1", null);
    Map<Call, Outcome> wanted =
        Map.of(Call.PREPARE, preparing, Call.SUBMIT, submitting, Call.DELETE, deleting);
    for (Call call : Call.values()) {
      Publication said = OfficialOutcomes.of(failure, call, NOW);
      assertThat(said.outcome()).as(call.name()).isEqualTo(wanted.get(call));
      assertThat(said.effect()).isEqualTo(Publication.Effect.NONE);
      if (said.outcome() == Outcome.REJECTED) {
        assertThat(said.detail()).contains(String.valueOf(errcode)).contains("rid-1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"PT2H, 7200", "PT0.1S, 1", "PT-5S, 1"})
  void waitsAsLongAsThePlatformAsks(Duration ahead, long seconds) {
    WechatFailure failure = new WechatFailure(Kind.RATE_LIMITED, 45009, "rid-1", NOW.plus(ahead));
    assertThat(OfficialOutcomes.of(failure, Call.SUBMIT, NOW).retryAfter())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void tellsTheEditorWhatToDo() {
    WechatFailure failure = new WechatFailure(Kind.NEEDS_ADMIN, 48001, "rid-1", null);
    assertThat(OfficialOutcomes.of(failure, Call.SUBMIT, NOW).detail())
        .isEqualTo("草稿已放入公众号草稿箱，请在公众平台手动发布，然后在此登记链接");
    assertThat(OfficialOutcomes.ofStatus("2")).isEqualTo("原创校验未通过（状态 2）");
    assertThat(OfficialOutcomes.ofStatus("err(10001)")).isEqualTo("平台没有发布（状态 err(10001)）");
  }
}
