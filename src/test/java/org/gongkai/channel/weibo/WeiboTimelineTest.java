package org.gongkai.channel.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.gongkai.channel.Reading;
import org.gongkai.channel.outbound.OutboundResult;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.gongkai.channel.outbound.OutboundResult.Lost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeiboTimelineTest {

  private static final String SENT = "【通知】A&B <征求> https://www.qinghe.example/notices/1";
  private static final Instant PUBLISHED = Instant.parse("2026-03-02T02:00:00Z");
  private static final String BEFORE = "Mon Mar 02 09:59:59 +0800 2026";
  private static final String AFTER = "Mon Mar 02 10:00:01 +0800 2026";

  private static JsonObject status(String id, String text, String created) {
    return new JsonObject().put("idstr", id).put("text", text).put("created_at", created);
  }

  private static Reading read(@Nullable Integer total, @Nullable String id, JsonObject... all) {
    JsonArray statuses = new JsonArray();
    for (JsonObject one : all) {
      statuses.add(one);
    }
    JsonObject page = new JsonObject().put("statuses", statuses);
    if (total != null) {
      page.put("total_number", total);
    }
    return judge(new Answered(200, Map.of(), page.encode()), id);
  }

  private static Reading judge(OutboundResult result, @Nullable String id) {
    return new WeiboTimeline("https://m.weibo.cn/status/").read(result, SENT, id, PUBLISHED);
  }

  @Test
  void knowsAStatusByItsWordsThoughTheAddressWasShortened() {
    JsonObject shown = status("5", "【通知】A&amp;B &lt;征求&gt; http://t.cn/A6x", AFTER);
    assertThat(read(1, null, shown)).isEqualTo(Reading.shown("5", "https://m.weibo.cn/status/5"));
    assertThat(read(1, null, status("5", SENT, AFTER)).state()).isEqualTo(Reading.State.SHOWN);
  }

  @Test
  void isNotMisledByALongerText() {
    JsonObject other = status("6", "【通知】A&amp;B &lt;征求&gt;更正：日期 http://t.cn/A6y", AFTER);
    assertThat(read(1, null, other).state()).isEqualTo(Reading.State.ABSENT);
    assertThat(read(1, "6", other).state()).isEqualTo(Reading.State.ALTERED);
  }

  @Test
  void knowsWhatOnlyItsAuthorSees() {
    JsonObject hidden = status("5", SENT, AFTER).put("visible", new JsonObject().put("type", 1));
    assertThat(read(1, null, hidden).state()).isEqualTo(Reading.State.BLOCKED);
  }

  @Test
  void saysAbsentOnlyWhenItSawEverything() {
    JsonObject newer = status("7", "其他", AFTER);
    assertThat(read(1, null, newer).state()).isEqualTo(Reading.State.ABSENT);
    assertThat(read(0, null).state()).isEqualTo(Reading.State.ABSENT);
    assertThat(read(200, null, newer).state()).isEqualTo(Reading.State.UNREADABLE);
    assertThat(read(null, null, newer).state()).isEqualTo(Reading.State.UNREADABLE);
    assertThat(read(null, null).state()).isEqualTo(Reading.State.UNREADABLE);
    assertThat(read(200, null, newer, status("6", "其他", BEFORE)).state())
        .isEqualTo(Reading.State.ABSENT);
    assertThat(read(200, null, newer, status("6", "其他", "soon")).state())
        .isEqualTo(Reading.State.UNREADABLE);
  }

  @Test
  void saysWhyItCannotRead() {
    Reading denied = judge(new Answered(403, Map.of(), "{\"error_code\":10014}"), null);
    assertThat(denied.state()).isEqualTo(Reading.State.UNREADABLE);
    assertThat(denied.detail()).contains("10014");
    assertThat(judge(new Answered(500, Map.of(), "oops"), null).state())
        .isEqualTo(Reading.State.UNREADABLE);
    assertThat(judge(new Lost("x"), null).state()).isEqualTo(Reading.State.UNREADABLE);
  }
}
