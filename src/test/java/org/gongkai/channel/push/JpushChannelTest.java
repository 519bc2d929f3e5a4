package org.gongkai.channel.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Sending;
import org.gongkai.sandbox.simulated.Fault;
import org.gongkai.sandbox.simulated.JpushSimulator;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Outbound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JpushChannelTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Outbound.PUBLISHED);
  private static final Map<String, String> CREDENTIALS =
      Map.of("appKey", JpushSimulator.APP_KEY, "masterSecret", JpushSimulator.MASTER_SECRET);
  private static final Placement PLACED = new Placement(1, "1", null);

  private final Outbound outbound = new Outbound();
  private final JpushSimulator jpush = JpushSimulator.start(0);
  private final JpushConfig config = () -> URI.create(jpush.url());
  private final JpushChannel channel =
      new JpushChannel(outbound.client(), Outbound.site(), config, CLOCK);
  private final JpushChannel hasty =
      new JpushChannel(outbound.hasty(), Outbound.site(), config, CLOCK);

  @AfterEach
  void stop() {
    jpush.close();
    outbound.close();
  }

  private static ChannelAccount account(Map<String, String> settings) {
    return Outbound.account("APP_PUSH", settings, CREDENTIALS);
  }

  private Sending sending() {
    return Outbound.sending(channel, account(Map.of()), Outbound.post());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private JsonObject rendered(ChannelAccount account, Post post) {
    return new JsonObject(channel.render(account, post).fields().getOrDefault("payload", ""));
  }

  @Test
  void notifies() {
    Publication done = await(channel.publish(sending()));
    assertThat(done.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(done.platformId()).isEqualTo("1000000001");
    assertThat(jpush.shown())
        .singleElement()
        .satisfies(one -> assertThat(one.text()).contains("征求"));
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE, DELIVERED, 1",
    "RESET_AFTER, DELIVERED, 1",
    "TIMEOUT_BEFORE, DELIVERED, 1",
    "TIMEOUT_AFTER, DELIVERED, 1",
    "ERROR_BEFORE, DELIVERED, 1",
    "ERROR_AFTER, DELIVERED, 1",
    "SLOW_BODY, DELIVERED, 1",
    "WRONG_JSON, DELIVERED, 1",
    "TOO_MANY, RETRY, 0",
    "TEXT_PLAIN, DELIVERED, 1",
    "DELETED_LATER, DELIVERED, 1",
    "BLOCKED_LATER, DELIVERED, 1"
  })
  void repeatsALostPushOnceWithTheSameCid(Fault fault, Outcome outcome, int effects) {
    jpush.fail(JpushSimulator.PUSH, fault);
    Publication done = await(hasty.publish(sending()));
    assertThat(done.outcome()).isEqualTo(outcome);
    assertThat(jpush.effects().values().stream().mapToInt(i -> i).sum()).isEqualTo(effects);
    if (fault == Fault.TOO_MANY) {
      assertThat(done.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_AFTER", "ERROR_AFTER", "WRONG_JSON", "ERROR_BEFORE", "TIMEOUT_AFTER"})
  void leavesToAPersonWhatStaysUnknown(Fault fault) {
    jpush.fail(JpushSimulator.PUSH, fault, Fault.ERROR_BEFORE);
    assertThat(await(hasty.publish(sending())).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(await(channel.lookUp(sending(), null)).state()).isEqualTo(Reading.State.UNREADABLE);
    assertThat(channel.capabilities().repeatable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_BEFORE", "RESET_AFTER", "TIMEOUT_AFTER", "ERROR_BEFORE", "WRONG_JSON"})
  void hasDoneNothingWithoutACid(Fault fault) {
    jpush.fail(JpushSimulator.CID, fault);
    assertThat(await(hasty.publish(sending())).outcome()).isEqualTo(Outcome.RETRY);
    assertThat(jpush.shown()).isEmpty();
  }

  @Test
  void keepsARefusalAfterALostCallUnknown() {
    String refused = "{\"error\":{\"code\":2002,\"message\":\"x\"}}";
    jpush.fail(JpushSimulator.PUSH, Fault.RESET_AFTER);
    jpush.answer(JpushSimulator.PUSH, 429, Map.of(), refused);
    assertThat(await(channel.publish(sending())).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void needsAnAccountThatIsKnown() {
    ChannelAccount stranger =
        Outbound.account("APP_PUSH", Map.of(), Map.of("appKey", "a", "masterSecret", "b"));
    assertThat(await(channel.publish(Outbound.sending(channel, stranger, Outbound.post()))))
        .extracting(Publication::outcome)
        .isEqualTo(Outcome.CHANNEL_DISABLED);
    assertThat(await(channel.test(stranger)).works()).isFalse();
    assertThat(await(channel.test(account(Map.of()))).works()).isTrue();
    assertThat(jpush.shown()).isEmpty();
  }

  @Test
  void cannotTakeBackOrChange() {
    Publication gone = await(channel.withdraw(sending(), PLACED));
    assertThat(gone.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(gone.effect()).isEqualTo(Effect.CARD_REMAINS);
    assertThat(await(channel.update(sending(), PLACED)).outcome()).isEqualTo(Outcome.MANUAL);
  }

  @Test
  void cutsTextsToThePlatformsBytes() {
    Post post = Outbound.post("题😀".repeat(100), "摘要😀".repeat(2_000), "<p>正文</p>", null);
    JsonObject notification = rendered(account(Map.of()), post).getJsonObject("notification");
    JsonObject android = notification.getJsonObject("android");
    JsonObject ios = notification.getJsonObject("ios");
    assertThat(bytes(android)).isBetween(3_990, 4_000);
    assertThat(bytes(ios)).isBetween(1_990, 2_000);
    assertThat(android.getString("alert")).endsWith("…").matches("(摘|要|😀)+…");
    assertThat(ios.getJsonObject("alert").getString("body")).matches("(摘|要|😀)+…");
    assertThat(await(channel.publish(Outbound.sending(channel, account(Map.of()), post))).outcome())
        .isEqualTo(Outcome.DELIVERED);
  }

  private static int bytes(JsonObject part) {
    return part.encode().getBytes(UTF_8).length;
  }

  @Test
  void rendersSettings() {
    ChannelAccount tagged =
        account(
            Map.of(
                "audience", "tag", "tags", "a, b", "timeToLive", "60", "apnsProduction", "false"));
    JsonObject payload = rendered(tagged, Outbound.post());
    assertThat(payload.getJsonObject("audience").getJsonArray("tag")).containsExactly("a", "b");
    assertThat(payload.getJsonObject("options"))
        .isEqualTo(new JsonObject().put("time_to_live", 60).put("apns_production", false));
    JsonObject usual = rendered(account(Map.of()), Outbound.post());
    assertThat(usual.getString("audience")).isEqualTo("all");
    assertThat(usual.getJsonObject("options"))
        .isEqualTo(new JsonObject().put("time_to_live", 86_400).put("apns_production", true));
    assertThat(rendered(tagged, Outbound.post("题", "摘要", "", "更正日期")).encode())
        .contains("【更正】更正日期");
  }

  @Test
  void checksTheAccount() {
    assertThat(channel.check(account(Map.of()))).isEmpty();
    ChannelAccount bad =
        Outbound.account(
            "APP_PUSH",
            Map.of("audience", "some", "timeToLive", "864001", "apnsProduction", "yes"),
            Map.of("appKey", " "));
    assertThat(channel.check(bad))
        .extracting(ChannelFinding::field)
        .containsExactly(
            "settings.audience",
            "settings.timeToLive",
            "settings.apnsProduction",
            "credentials.appKey",
            "credentials.masterSecret");
    assertThat(channel.check(account(Map.of("audience", "tag"))))
        .extracting(ChannelFinding::field)
        .containsExactly("settings.tags");
  }

  @Test
  void tellsNoSecrets() {
    LoggedLines lines = LoggedLines.open();
    try {
      jpush.fail(JpushSimulator.PUSH, Fault.RESET_AFTER, Fault.RESET_AFTER);
      Sending sending = sending();
      Publication lost = await(channel.publish(sending));
      assertThat(lost + " " + sending + new JpushAccount(sending.account()) + lines.text())
          .doesNotContain(JpushSimulator.MASTER_SECRET, "Basic ");
    } finally {
      lines.close();
    }
  }
}
