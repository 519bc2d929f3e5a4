package org.gongkai.channel.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.ChannelTest;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Sending;
import org.gongkai.sandbox.simulated.Fault;
import org.gongkai.sandbox.simulated.Received;
import org.gongkai.sandbox.simulated.Shown;
import org.gongkai.sandbox.simulated.WebhookReceiver;
import org.gongkai.testsupport.InjectionCorpus;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Outbound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookChannelTest {

  private static final String KEY = "00000000-0000-4000-8000-000000000001/1";
  private static final String OTHER = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final InstantSource CLOCK = InstantSource.fixed(Outbound.PUBLISHED);
  private static final Placement PLACED = new Placement(1, null, null);

  private final Outbound outbound = new Outbound();
  private final WebhookReceiver receiver = WebhookReceiver.start(0, CLOCK, WebhookReceiver.SECRET);
  private final WebhookChannel channel =
      new WebhookChannel(outbound.client(), Outbound.site(), CLOCK);
  private final WebhookChannel hasty = new WebhookChannel(outbound.hasty(), Outbound.site(), CLOCK);

  @AfterEach
  void stop() {
    receiver.close();
    outbound.close();
  }

  private ChannelAccount account(String... credentials) {
    Map<String, String> secrets = new HashMap<>();
    for (int i = 0; i < credentials.length; i += 2) {
      secrets.put(credentials[i], credentials[i + 1]);
    }
    return Outbound.account(
        "WEBHOOK", Map.of("url", receiver.url() + WebhookReceiver.HOOK), secrets);
  }

  private ChannelAccount account() {
    return account("secret", WebhookReceiver.SECRET);
  }

  private Sending sending(Post post) {
    return Outbound.sending(channel, account(), post);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  @Test
  void sendsHostileTextsAsTexts() {
    for (Post post : InjectionCorpus.posts(60)) {
      Sending usual = sending(post);
      Sending own = new Sending(post.contentId(), 1, usual.account(), post, usual.rendition());
      assertThat(await(channel.publish(own)).outcome())
          .as(post.title())
          .isEqualTo(Outcome.DELIVERED);
      assertThat(receiver.shown()).extracting(Shown::text).contains(post.title());
      List<Received> received = receiver.received(WebhookReceiver.HOOK);
      String last = received.get(received.size() - 1).body();
      JsonObject data = new JsonObject(last).getJsonObject("data");
      assertThat(data.getString("summary")).isEqualTo(post.summary());
      assertThat(data.getString("body")).isEqualTo(post.body());
    }
  }

  @Test
  void showsAndTakesBack() {
    Publication shown = await(channel.publish(sending(Outbound.post())));
    assertThat(shown.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(shown.platformId()).isEqualTo("00000000-0000-4000-8000-00000000000a");
    assertThat(receiver.effects(KEY)).isEqualTo(1);

    Post second = Outbound.post("标题", "摘要", "<p>改</p>", "更正日期");
    assertThat(await(channel.update(resent(second), PLACED)).outcome())
        .isEqualTo(Outcome.DELIVERED);
    assertThat(receiver.shown()).hasSize(1);

    Publication gone = await(channel.withdraw(sending(second), PLACED));
    assertThat(gone.effect()).isEqualTo(Effect.REMOVED);
    assertThat(receiver.shown()).isEmpty();
  }

  /** Another delivery. */
  private Sending resent(Post post) {
    Sending first = sending(post);
    return new Sending(
        java.util.UUID.fromString("00000000-0000-4000-8000-00000000000b"),
        1,
        first.account(),
        post,
        first.rendition());
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE, UNKNOWN, 0",
    "RESET_AFTER, UNKNOWN, 1",
    "TIMEOUT_BEFORE, UNKNOWN, 0",
    "TIMEOUT_AFTER, UNKNOWN, 1",
    "ERROR_BEFORE, UNKNOWN, 0",
    "ERROR_AFTER, UNKNOWN, 1",
    "TOO_MANY, RETRY, 0",
    "WRONG_JSON, DELIVERED, 1",
    "TEXT_PLAIN, DELIVERED, 1",
    "BLOCKED_LATER, DELIVERED, 1",
    "DELETED_LATER, DELIVERED, 1"
  })
  void tellsTheTruthOfEveryFaultAndMayRepeat(Fault fault, Outcome outcome, int effects) {
    boolean waits = fault == Fault.TIMEOUT_BEFORE || fault == Fault.TIMEOUT_AFTER;
    receiver.fail(WebhookReceiver.HOOK, fault);

    Publication first = await((waits ? hasty : channel).publish(sending(Outbound.post())));
    assertThat(first.outcome()).isEqualTo(outcome);
    assertThat(receiver.effects(KEY)).isEqualTo(effects);

    assertThat(await(channel.publish(sending(Outbound.post()))).outcome())
        .isEqualTo(Outcome.DELIVERED);
    assertThat(receiver.effects(KEY)).isEqualTo(1);
  }

  @Test
  void heedsWhatTheReceiverAsksFor() {
    receiver.answer(WebhookReceiver.HOOK, 429, Map.of("Retry-After", "7"), "later");
    Publication busy = await(channel.publish(sending(Outbound.post())));
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7));

    receiver.answer(
        WebhookReceiver.HOOK, 503, Map.of("Retry-After", "Mon, 02 Mar 2026 02:05:00 GMT"), "later");
    assertThat(await(channel.publish(sending(Outbound.post()))).retryAfter())
        .isEqualTo(Duration.ofMinutes(5));

    receiver.answer(WebhookReceiver.HOOK, 410, Map.of(), "gone");
    assertThat(await(channel.publish(sending(Outbound.post()))).outcome())
        .isEqualTo(Outcome.CHANNEL_DISABLED);
  }

  @Test
  void isBelievedWhileSecretsChange() {
    Post post = Outbound.post();
    ChannelAccount changing = account("secret", OTHER, "previousSecret", WebhookReceiver.SECRET);
    assertThat(await(channel.publish(Outbound.sending(channel, changing, post))).outcome())
        .isEqualTo(Outcome.DELIVERED);
    ChannelAccount stranger = account("secret", OTHER);
    assertThat(await(channel.publish(Outbound.sending(channel, stranger, post))).outcome())
        .isEqualTo(Outcome.REJECTED);
  }

  @Test
  void rendersWhatIsSentAndAlwaysTheSame() {
    Post post = Outbound.post();
    String rendered = channel.render(account(), post).fields().get("payload");
    assertThat(rendered).isEqualTo(channel.render(account(), post).fields().get("payload"));
    JsonObject message = new JsonObject(rendered);
    assertThat(message.getString("type")).isEqualTo("content.published");
    assertThat(message.getString("timestamp")).isEqualTo("2026-03-02T02:00:00Z");
    JsonObject data = message.getJsonObject("data");
    assertThat(data.getString("url")).isEqualTo("https://www.qinghe.example/notices/1");
    assertThat(data.getJsonArray("attachments").getJsonObject(0).getString("url"))
        .isEqualTo("https://www.qinghe.example/media/2.pdf");
    assertThat(data.getString("body")).isEqualTo("<p>正文</p>");
    Post second = Outbound.post("标题", "摘要", "<p>改</p>", "更正日期");
    assertThat(channel.render(account(), second).fields().get("payload"))
        .contains("\"type\":\"content.updated\"", "更正日期");
  }

  @Test
  void leavesOutABodyThatIsTooLong() {
    Post post = Outbound.post("标题", "摘要", "字".repeat(7_000), null);
    String rendered = channel.render(account(), post).fields().getOrDefault("payload", "");
    assertThat(rendered.getBytes(UTF_8).length).isLessThan(20_000);
    JsonObject data = new JsonObject(rendered).getJsonObject("data");
    assertThat(data.getBoolean("bodyOmitted")).isTrue();
    assertThat(data.getString("body")).isNull();
    assertThat(data.getString("summary")).isEqualTo("摘要");
    assertThat(channel.validate(account(), post)).isEmpty();
  }

  @Test
  void findsWhatCannotBeCut() {
    Post post = Outbound.post("题".repeat(7_000), "摘要", "<p>正文</p>", null);
    assertThat(channel.validate(account(), post))
        .singleElement()
        .satisfies(finding -> assertThat(finding.limit()).isEqualTo(20_000));
  }

  @Test
  void checksTheAccount() {
    assertThat(channel.check(account())).isEmpty();
    ChannelAccount bad =
        Outbound.account(
            "WEBHOOK",
            Map.of("url", "https://user:word@a.example/"),
            Map.of("secret", "s3cret", "previousSecret", "0ld"));
    assertThat(channel.check(bad))
        .extracting(ChannelFinding::field)
        .containsExactly("settings.url", "credentials.secret", "credentials.previousSecret");
    assertThat(channel.check(bad).toString()).doesNotContain("s3cret", "0ld", "word");
    assertThat(await(channel.test(bad)).works()).isFalse();
    assertThat(await(channel.publish(Outbound.sending(channel, bad, Outbound.post()))).outcome())
        .isEqualTo(Outcome.CHANNEL_DISABLED);
  }

  @Test
  void triesAnAccountWithoutShowingAnything() {
    assertThat(await(channel.test(account()))).extracting(ChannelTest::works).isEqualTo(true);
    assertThat(receiver.shown()).isEmpty();
    ChannelTest refused = await(channel.test(account("secret", OTHER)));
    assertThat(refused).isEqualTo(new ChannelTest(false, "接收方回答 HTTP 401"));
  }

  @Test
  void cannotBeReadBack() {
    assertThat(await(channel.lookUp(sending(Outbound.post()), null)).state())
        .isEqualTo(Reading.State.UNREADABLE);
    assertThat(channel.capabilities().readBack()).isFalse();
    assertThat(channel.capabilities().repeatable()).isTrue();
  }

  @Test
  void tellsNoSecrets() {
    LoggedLines lines = LoggedLines.open();
    try {
      receiver.fail(WebhookReceiver.HOOK, Fault.RESET_AFTER);
      Sending sending = sending(Outbound.post());
      Publication lost = await(channel.publish(sending));
      assertThat(lost + " " + sending + new WebhookAccount(account()) + lines.text())
          .doesNotContain(WebhookReceiver.SECRET, "/hook");
    } finally {
      lines.close();
    }
  }
}
