package org.gongkai.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Reading.State;
import org.gongkai.channel.Sending;
import org.gongkai.media.MediaBytes;
import org.gongkai.sandbox.simulated.Fault;
import org.gongkai.sandbox.simulated.Shown;
import org.gongkai.sandbox.simulated.WechatAccounts;
import org.gongkai.sandbox.simulated.WechatSimulator;
import org.gongkai.testsupport.InjectionCorpus;
import org.gongkai.testsupport.Outbound;
import org.gongkai.wechat.OfficialClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The channel against the strict platform: whatever goes wrong, readers see one article. */
class OfficialSimulatorTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final String SUBMIT = WechatSimulator.PUBLICATION + "submit";

  private static WechatSimulator platform;
  private static Vertx vertx;

  private final KeptInMemory kept = new KeptInMemory();
  private WechatOfficialChannel channel;

  @BeforeAll
  static void start() {
    platform = WechatSimulator.start(0);
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.closeAndAwait();
    platform.close();
  }

  @BeforeEach
  void connect() {
    OfficialClients clients =
        new OfficialClients(
            vertx,
            URI.create(platform.url()),
            Duration.ofSeconds(1),
            CLOCK,
            WechatAccounts.GOV_APP_ID,
            WechatAccounts.GOV_SECRET);
    channel =
        new WechatOfficialChannel(
            clients.articles(),
            clients.apps(),
            (address, most, types) ->
                Uni.createFrom().item(new MediaBytes(PNG, "image/png", "图.png")),
            kept,
            kept,
            Outbound.site(),
            ArticleSagaTest.config(),
            CLOCK);
  }

  @AfterEach
  void clear() {
    platform.clear();
  }

  private Sending sending(String mode, int version) {
    ChannelAccount account =
        Outbound.account("WECHAT_OFFICIAL", Map.of("app", "gov", "mode", mode), Map.of());
    Post post = ArticleSagaTest.post(version);
    return new Sending(new UUID(3, version), 1, account, post, channel.render(account, post));
  }

  @CanIgnoreReturnValue
  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private Reading look(Sending sending) {
    return await(channel.lookUp(sending, null));
  }

  /** As the engine does: an open outcome is read back, nothing is sent again before. */
  private Reading deliver(Sending sending) {
    for (int call = 0; call < 8; call++) {
      Outcome outcome = await(channel.publish(sending)).outcome();
      if (outcome == Outcome.RETRY) {
        continue;
      }
      Reading reading = look(sending);
      for (int looks = 0; looks < 4 && reading.state() == State.UNDERWAY; looks++) {
        reading = look(sending);
      }
      if (reading.state() != State.ABSENT) {
        return reading;
      }
    }
    throw new AssertionError("never delivered");
  }

  private static int effects() {
    return platform.effects().values().stream().mapToInt(i -> i).sum();
  }

  @Test
  void showsHostileTextsAsTexts() {
    ChannelAccount account =
        Outbound.account("WECHAT_OFFICIAL", Map.of("app", "gov", "mode", "PUBLISH"), Map.of());
    int number = 0;
    for (Post text : InjectionCorpus.posts(ArticleText.TITLE)) {
      Post post = illustrated(text);
      Sending sending =
          new Sending(new UUID(4, number++), 1, account, post, channel.render(account, post));
      assertThat(deliver(sending).state()).as(post.title()).isEqualTo(State.SHOWN);
      assertThat(platform.shown()).extracting(Shown::text).contains(post.title());
    }
  }

  /** The platform takes no article without an image. */
  private static Post illustrated(Post post) {
    return new Post(
        post.contentId(),
        post.contentVersion(),
        post.edition(),
        post.type(),
        post.column(),
        post.title(),
        post.summary(),
        post.body() + "<p><img src=\"" + ArticleSagaTest.IMAGE + "\" alt=\"样例图片\"></p>",
        post.text(),
        post.unit(),
        post.path(),
        List.of(new Post.Image(ArticleSagaTest.IMAGE, "样例图片")),
        post.attachments(),
        null,
        post.publishedAt());
  }

  @Test
  void showsAndReadsBackOneArticle() {
    Sending sending = sending("PUBLISH", 1);
    Reading shown = deliver(sending);
    assertThat(shown.state()).isEqualTo(State.SHOWN);
    Placement placement = new Placement(1, shown.platformId(), shown.liveUrl());
    assertThat(await(channel.lookUp(sending, placement)).state()).isEqualTo(State.SHOWN);
    assertThat(effects()).isOne();
    Publication gone = await(channel.withdraw(sending, placement));
    assertThat(gone.effect()).isEqualTo(Effect.REMOVED);
    assertThat(await(channel.lookUp(sending, placement)).state()).isEqualTo(State.ABSENT);
    assertThat(platform.shown()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE",
    "RESET_AFTER",
    "TIMEOUT_BEFORE",
    "TIMEOUT_AFTER",
    "ERROR_BEFORE",
    "ERROR_AFTER",
    "TOO_MANY",
    "WRONG_JSON",
    "TEXT_PLAIN"
  })
  void showsOneArticleWhateverGoesWrong(Fault fault) {
    for (String path :
        new String[] {
          WechatSimulator.UPLOAD_IMAGE, WechatSimulator.ADD_MATERIAL, WechatSimulator.DRAFT + "add",
        }) {
      platform.fail(path, fault);
    }
    assertThat(deliver(sending("PUBLISH", 1)).state()).isEqualTo(State.SHOWN);
    assertThat(effects()).isOne();
  }

  /** The platform publishes at once, so a lost submission shows when it is read back. */
  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE",
    "RESET_AFTER",
    "TIMEOUT_BEFORE",
    "TIMEOUT_AFTER",
    "ERROR_BEFORE",
    "ERROR_AFTER",
    "WRONG_JSON",
    "TEXT_PLAIN"
  })
  void submitsOnceWhateverGoesWrong(Fault fault) {
    platform.polls(0);
    platform.fail(SUBMIT, fault);
    assertThat(deliver(sending("PUBLISH", 1)).state()).isEqualTo(State.SHOWN);
    assertThat(effects()).isOne();
  }

  @Test
  void waitsAsLongAsThePlatformTakes() {
    platform.polls(3);
    Sending sending = sending("PUBLISH", 1);
    assertThat(await(channel.publish(sending)).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(look(sending).state()).isEqualTo(State.UNDERWAY);
    assertThat(look(sending).state()).isEqualTo(State.UNDERWAY);
    assertThat(look(sending).state()).isEqualTo(State.UNDERWAY);
    assertThat(look(sending).state()).isEqualTo(State.SHOWN);
  }

  @ParameterizedTest
  @CsvSource({"2, REFUSED", "3, REFUSED", "4, REFUSED"})
  void tellsARefusal(int status, State state) {
    platform.polls(9);
    Sending sending = sending("PUBLISH", 1);
    await(channel.publish(sending));
    platform.finishAll(status);
    assertThat(look(sending).state()).isEqualTo(state);
    assertThat(effects()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"5, ABSENT", "6, BLOCKED"})
  void seesWhatHappenedAfterwards(int status, State state) {
    Sending sending = sending("PUBLISH", 1);
    Reading shown = deliver(sending);
    platform.finish(String.valueOf(kept.rows.values().iterator().next().publishId), status);
    Placement placement = new Placement(1, shown.platformId(), shown.liveUrl());
    assertThat(await(channel.lookUp(sending, placement)).state()).isEqualTo(state);
  }

  @Test
  void leavesADraftWhereThatIsAllThatIsAllowed() {
    platform.draftOnly(true);
    Sending sending = sending("PUBLISH", 1);
    assertThat(await(channel.publish(sending)).outcome()).isEqualTo(Outcome.MANUAL);
    assertThat(await(channel.publish(sending("PUBLISH", 2))).outcome()).isEqualTo(Outcome.MANUAL);
    assertThat(await(channel.test(sending.account())).detail()).contains("1 篇");
    assertThat(await(channel.discard(sending)).effect()).isEqualTo(Effect.REMOVED);
    assertThat(await(channel.test(sending.account())).detail()).contains("0 篇");
  }

  @ParameterizedTest
  @CsvSource({"RESET_BEFORE", "RESET_AFTER", "TIMEOUT_AFTER", "WRONG_JSON"})
  void sendsOneMassMessage(Fault fault) {
    Sending sending = sending("MASS_SEND", 1);
    platform.fail(WechatSimulator.MASS_SEND, fault);
    assertThat(await(channel.publish(sending)).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(look(sending).state()).isEqualTo(State.ABSENT);
    assertThat(await(channel.publish(sending)).outcome()).isEqualTo(Outcome.ACCEPTED);
    platform.finishMass(true);
    Reading shown = look(sending);
    assertThat(shown.state()).isEqualTo(State.SHOWN);
    assertThat(effects()).isOne();
    Placement placement = new Placement(1, shown.platformId(), shown.liveUrl());
    assertThat(await(channel.withdraw(sending, placement)).effect()).isEqualTo(Effect.CARD_REMAINS);
    assertThat(await(channel.lookUp(sending, placement)).state()).isEqualTo(State.ABSENT);
  }

  @Test
  void respectsTheQuotaOfMassMessages() {
    platform.massQuota(0);
    assertThat(await(channel.publish(sending("MASS_SEND", 1))).outcome())
        .isEqualTo(Outcome.REJECTED);
  }
}
