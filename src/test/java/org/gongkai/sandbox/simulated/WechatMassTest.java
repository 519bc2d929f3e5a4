package org.gongkai.sandbox.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages to all of the simulated platform. */
class WechatMassTest {

  private static final String SOURCE = "https://a.example/notices/1";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T01:00:00Z"));
  private final WechatSimulator wechat = WechatSimulator.start(0, now::get);
  private final WechatCaller caller = new WechatCaller(wechat);

  @AfterEach
  void stop() {
    wechat.close();
  }

  private static JsonObject message(String mediaId, String key) {
    return new JsonObject()
        .put("filter", new JsonObject().put("is_to_all", true))
        .put("msgtype", "mpnews")
        .put("mpnews", new JsonObject().put("media_id", mediaId))
        .put("send_ignore_reprint", 0)
        .put("clientmsgid", key);
  }

  private JsonObject send(JsonObject message) {
    return caller.gov(WechatSimulator.MASS_SEND, message);
  }

  private int errcode(JsonObject message) {
    return WechatCaller.errcode(send(message));
  }

  private JsonObject get(String id) {
    return caller.gov("/cgi-bin/message/mass/get", new JsonObject().put("msg_id", id));
  }

  private void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  @Test
  void takesTheSameKeyAsTheSameMessageForADay() {
    String draft = caller.draft(SOURCE);
    long id = send(message(draft, "k1")).getLong("msg_id");
    JsonObject again = send(message(draft, "k1"));
    assertThat(again.getInteger("errcode")).isEqualTo(45065);
    assertThat(again.getLong("msg_id")).isEqualTo(id);
    assertThat(errcode(message(draft, "k2"))).isEqualTo(40007);
    assertThat(wechat.effects("mass:" + SOURCE)).isEqualTo(1);
    pass(Duration.ofHours(25));
    assertThat(errcode(message(caller.draft(SOURCE), "k1"))).isZero();
    assertThat(wechat.effects("mass:" + SOURCE)).isEqualTo(2);
  }

  @Test
  void refusesRepetitionsThatAreTooFast() {
    assertThat(caller.control("mass?quota=1&hurry=true")).isEqualTo(204);
    String draft = caller.draft(SOURCE);
    assertThat(errcode(message(draft, "k1"))).isZero();
    assertThat(errcode(message(draft, "k1"))).isEqualTo(45066);
    pass(Duration.ofSeconds(61));
    assertThat(errcode(message(draft, "k1"))).isEqualTo(45065);
  }

  @Test
  void hasAQuotaOfADay() {
    assertThat(errcode(message(caller.draft(SOURCE), "k1"))).isZero();
    String second = caller.draft(SOURCE);
    assertThat(errcode(message(second, "k2"))).isEqualTo(45028);
    pass(Duration.ofHours(14).plusMinutes(59));
    assertThat(errcode(message(second, "k2"))).isEqualTo(45028);
    pass(Duration.ofMinutes(1));
    assertThat(errcode(message(second, "k2"))).isZero();
    wechat.massQuota(2);
    assertThat(errcode(message(caller.draft(SOURCE), "k3"))).isZero();
  }

  @Test
  void tellsHowFarItIs() {
    String id = send(message(caller.draft(SOURCE), "k1")).getLong("msg_id").toString();
    assertThat(get(id).getString("msg_status")).isEqualTo("SENDING");
    assertThat(get(id).getString("msg_status")).isEqualTo("SEND_SUCCESS");
    assertThat(WechatCaller.errcode(get("1"))).isEqualTo(40059);
    assertThat(wechat.shown()).extracting(Shown::id).containsExactly(id);
    JsonObject delete = new JsonObject().put("msg_id", Long.parseLong(id));
    assertThat(WechatCaller.errcode(caller.gov("/cgi-bin/message/mass/delete", delete))).isZero();
    assertThat(wechat.shown()).isEmpty();
    assertThat(get(id).getString("msg_status")).isEqualTo("DELETE");
  }

  @Test
  void failsWhenToldTo() {
    String id = send(message(caller.draft(SOURCE), "k1")).getLong("msg_id").toString();
    assertThat(caller.control("finish-mass?succeeds=false")).isEqualTo(204);
    assertThat(get(id).getString("msg_status")).isEqualTo("SEND_FAIL");
    assertThat(wechat.shown()).isEmpty();
  }

  @Test
  void refusesWhatTheDocumentationDoesNotKnow() {
    String draft = caller.draft(SOURCE);
    assertThat(errcode(message(draft, "k".repeat(65)))).isEqualTo(45067);
    assertThat(errcode(message(draft, "k").put("msgtype", "text"))).isEqualTo(47001);
    assertThat(errcode(message(draft, "k").put("filter", new JsonObject()))).isEqualTo(47001);
    JsonObject nobody = new JsonObject().put("is_to_all", false);
    assertThat(errcode(message(draft, "k").put("filter", nobody))).isEqualTo(47001);
    assertThat(errcode(message(draft, "k").put("send_ignore_reprint", true))).isEqualTo(47001);
    assertThat(errcode(message(draft, "k").put("preview", 1))).isEqualTo(47001);
    assertThat(errcode(message(draft, "k".repeat(64)))).isZero();
  }
}
