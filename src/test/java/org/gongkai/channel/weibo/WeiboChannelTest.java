package org.gongkai.channel.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
import org.gongkai.sandbox.simulated.Shown;
import org.gongkai.sandbox.simulated.WeiboSimulator;
import org.gongkai.testsupport.InjectionCorpus;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Outbound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeiboChannelTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Outbound.PUBLISHED);

  private final Outbound outbound = new Outbound();
  private final WeiboSimulator weibo = WeiboSimulator.start(0, CLOCK);
  private final WeiboConfig config = config(weibo.url());
  private final WeiboChannel channel =
      new WeiboChannel(outbound.client(), Outbound.site(), config, CLOCK);
  private final WeiboChannel hasty =
      new WeiboChannel(outbound.hasty(), Outbound.site(), config, CLOCK);

  @AfterEach
  void stop() {
    weibo.close();
    outbound.close();
  }

  private static WeiboConfig config(String url) {
    return new WeiboConfig() {
      @Override
      public Duration settlesWithin() {
        return Duration.ofMinutes(3);
      }

      @Override
      public URI baseUrl() {
        return URI.create(url);
      }

      @Override
      public URI businessUrl() {
        return URI.create(url);
      }

      @Override
      public String statusUrl() {
        return "https://m.weibo.cn/status/";
      }
    };
  }

  private static ChannelAccount account(String mode) {
    Map<String, String> settings = new HashMap<>();
    settings.put("mode", mode);
    settings.put("rip", "203.0.113.9");
    settings.put("cover", "https://a.example/c.png");
    return Outbound.account("WEIBO", settings, Map.of("accessToken", WeiboSimulator.TOKEN));
  }

  private Sending sending() {
    return sending("STATUS");
  }

  private Sending sending(String mode) {
    return Outbound.sending(channel, account(mode), Outbound.post());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private int effects() {
    return weibo.effects().values().stream().mapToInt(i -> i).sum();
  }

  @Test
  void showsHostileTextsAsTexts() {
    for (Post post : InjectionCorpus.posts(60)) {
      Sending sending = Outbound.sending(channel, account("STATUS"), post);
      assertThat(await(channel.publish(sending)).outcome())
          .as(post.title())
          .isEqualTo(Outcome.DELIVERED);
      String status = sending.rendition().fields().get("status");
      assertThat(weibo.shown()).extracting(Shown::text).contains(status);
      assertThat(status).doesNotContain("\n", "\r").contains("/notices/");
    }
  }

  @ParameterizedTest
  @CsvSource({"STATUS", "ARTICLE"})
  void postsAndReadsBack(String mode) {
    Publication done = await(channel.publish(sending(mode)));
    assertThat(done.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(done.liveUrl()).startsWith("https://");
    assertThat(effects()).isEqualTo(1);
    assertThat(await(channel.lookUp(sending(mode), null)).state()).isEqualTo(Reading.State.SHOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE, UNKNOWN, 0, ABSENT",
    "RESET_AFTER, UNKNOWN, 1, SHOWN",
    "TIMEOUT_BEFORE, UNKNOWN, 0, ABSENT",
    "TIMEOUT_AFTER, UNKNOWN, 1, SHOWN",
    "ERROR_BEFORE, UNKNOWN, 0, ABSENT",
    "ERROR_AFTER, UNKNOWN, 1, SHOWN",
    "SLOW_BODY, UNKNOWN, 1, SHOWN",
    "WRONG_JSON, UNKNOWN, 1, SHOWN",
    "TOO_MANY, RETRY, 0, ABSENT",
    "TEXT_PLAIN, DELIVERED, 1, SHOWN",
    "BLOCKED_LATER, DELIVERED, 1, BLOCKED",
    "DELETED_LATER, DELIVERED, 1, ABSENT"
  })
  void tellsTheTruthOfEveryFault(Fault fault, Outcome outcome, int effects, Reading.State reading) {
    for (String mode : new String[] {"STATUS", "ARTICLE"}) {
      weibo.clear();
      weibo.fail(mode.equals("STATUS") ? WeiboSimulator.SHARE : WeiboSimulator.ARTICLE, fault);
      assertThat(await(hasty.publish(sending(mode))).outcome()).isEqualTo(outcome);
      assertThat(effects()).isEqualTo(effects);
      assertThat(await(channel.lookUp(sending(mode), null)).state()).isEqualTo(reading);
    }
  }

  @Test
  void doesNotKnowWhetherADuplicateIsItsOwn() {
    Publication first = await(channel.publish(sending()));
    assertThat(await(channel.publish(sending())).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(effects()).isEqualTo(1);
    assertThat(await(channel.lookUp(sending(), null)).platformId()).isEqualTo(first.platformId());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_BEFORE", "TIMEOUT_AFTER", "ERROR_BEFORE", "TOO_MANY", "WRONG_JSON"})
  void cannotSayWhatItCannotRead(Fault fault) {
    assertThat(await(channel.publish(sending())).outcome()).isEqualTo(Outcome.DELIVERED);
    weibo.fail(WeiboSimulator.TIMELINE, fault);
    assertThat(await(hasty.lookUp(sending(), null)).state()).isEqualTo(Reading.State.UNREADABLE);
  }

  private Placement place() {
    String id = await(channel.publish(sending())).platformId();
    return new Placement(1, Objects.requireNonNull(id), null);
  }

  @Test
  void deletesOnceOrTwice() {
    Placement placement = place();
    assertThat(await(channel.withdraw(sending(), placement)))
        .extracting(Publication::outcome, Publication::effect)
        .containsExactly(Outcome.DELIVERED, Effect.REMOVED);
    assertThat(weibo.shown()).isEmpty();
    assertThat(await(channel.withdraw(sending(), placement)).effect()).isEqualTo(Effect.REMOVED);
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE, RETRY",
    "RESET_AFTER, RETRY",
    "TIMEOUT_AFTER, RETRY",
    "ERROR_AFTER, RETRY",
    "WRONG_JSON, RETRY",
    "TOO_MANY, RETRY",
    "TEXT_PLAIN, DELIVERED"
  })
  void deletesAgainAfterAFault(Fault fault, Outcome outcome) {
    Placement placement = place();
    weibo.fail(WeiboSimulator.DESTROY, fault);
    assertThat(await(hasty.withdraw(sending(), placement)).outcome()).isEqualTo(outcome);
    assertThat(await(channel.withdraw(sending(), placement)).effect()).isEqualTo(Effect.REMOVED);
    assertThat(weibo.shown()).isEmpty();
  }

  @Test
  void leavesToAPersonWhatItMayNotDelete() {
    Placement placement = place();
    weibo.answer(WeiboSimulator.DESTROY, 403, Map.of(), "{\"error_code\":10014}");
    assertThat(await(channel.withdraw(sending(), placement)).outcome()).isEqualTo(Outcome.MANUAL);
    assertThat(await(channel.withdraw(sending(), new Placement(1, null, null))).outcome())
        .isEqualTo(Outcome.MANUAL);
    assertThat(await(channel.withdraw(sending(), new Placement(1, "1022:5", null))).outcome())
        .isEqualTo(Outcome.MANUAL);
    assertThat(await(channel.update(sending(), placement)).outcome()).isEqualTo(Outcome.MANUAL);
    assertThat(weibo.shown()).hasSize(1);
  }

  @Test
  void needsATokenThatIsKnown() {
    ChannelAccount stranger =
        Outbound.account(
            "WEIBO", Map.of("rip", "203.0.113.9"), Map.of("accessToken", "s3cret-token"));
    Sending sending = Outbound.sending(channel, stranger, Outbound.post());
    assertThat(await(channel.publish(sending)).outcome()).isEqualTo(Outcome.CHANNEL_DISABLED);
    assertThat(await(channel.test(stranger)).works()).isFalse();
    assertThat(await(channel.test(account("STATUS"))).works()).isTrue();
    assertThat(weibo.shown()).isEmpty();
  }

  @Test
  void checksTheAccount() {
    assertThat(channel.check(account("STATUS"))).isEmpty();
    assertThat(channel.check(account("ARTICLE"))).isEmpty();
    assertThat(channel.check(Outbound.account("WEIBO", Map.of("mode", "X"), Map.of())))
        .extracting(ChannelFinding::field)
        .containsExactly("settings.mode", "settings.rip", "credentials.accessToken");
    ChannelAccount coverless =
        Outbound.account(
            "WEIBO", Map.of("mode", "ARTICLE", "rip", "1"), Map.of("accessToken", "t"));
    assertThat(channel.check(coverless))
        .extracting(ChannelFinding::field)
        .containsExactly("settings.cover");
  }

  @Test
  void tellsNoSecrets() {
    LoggedLines lines = LoggedLines.open();
    try {
      weibo.fail(WeiboSimulator.SHARE, Fault.RESET_AFTER);
      weibo.fail(WeiboSimulator.TIMELINE, Fault.RESET_AFTER);
      Sending sending = sending();
      Publication lost = await(channel.publish(sending));
      Reading unread = await(channel.lookUp(sending, null));
      assertThat(lost + " " + unread + sending + new WeiboAccount(sending.account()) + lines.text())
          .doesNotContain(WeiboSimulator.TOKEN);
    } finally {
      lines.close();
    }
  }
}
