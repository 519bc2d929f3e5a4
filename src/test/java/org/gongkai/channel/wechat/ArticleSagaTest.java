package org.gongkai.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Reading.State;
import org.gongkai.channel.Rendition;
import org.gongkai.channel.Sending;
import org.gongkai.media.MediaBytes;
import org.gongkai.testsupport.Outbound;
import org.gongkai.wechat.OfficialClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An article on its way to an official account, and every way in which a step goes wrong. */
class ArticleSagaTest {

  static final String IMAGE = "/media/" + "a".repeat(64) + ".png";
  private static final InstantSource CLOCK = InstantSource.fixed(Outbound.PUBLISHED);
  private static final MediaBytes PICTURE = new MediaBytes(new byte[] {1, 2}, "image/png", "图.png");
  private static Vertx vertx;

  private final KeptInMemory kept = new KeptInMemory();
  private final List<UUID> woken = new ArrayList<>();
  private OfficialStub platform;
  private OfficialClients clients;
  private WechatOfficialChannel channel;
  private ArticleEventHandler events;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.closeAndAwait();
  }

  @BeforeEach
  void connect() {
    platform = new OfficialStub();
    clients = new OfficialClients(vertx, platform.url(), Duration.ofSeconds(5), CLOCK);
    channel = channel((address, most, types) -> Uni.createFrom().item(PICTURE), CLOCK);
    events =
        new ArticleEventHandler(
            kept,
            id -> {
              woken.add(id);
              return Uni.createFrom().voidItem();
            });
  }

  @AfterEach
  void disconnect() {
    platform.close();
  }

  private WechatOfficialChannel channel(ImageSource source, InstantSource clock) {
    return new WechatOfficialChannel(
        clients.articles(), clients.apps(), source, kept, kept, Outbound.site(), config(), clock);
  }

  static OfficialConfig config() {
    return new OfficialConfig() {
      @Override
      public Duration settlesWithin() {
        return Duration.ofMinutes(3);
      }

      @Override
      public Duration imagesWithin() {
        return Duration.ofSeconds(8);
      }
    };
  }

  static Post post(int version) {
    return new Post(
        UUID.fromString("00000000-0000-4000-8000-000000000001"),
        version,
        version,
        "NOTICE",
        "notice",
        "关于公开征求意见的通知 " + version,
        "摘要",
        "<p>正文 " + version + "</p><p><img src=\"" + IMAGE + "\" alt=\"样例图片\"></p>",
        "正文",
        "青禾镇人民政府",
        "/notices/1",
        List.of(new Post.Image(IMAGE, "样例图片")),
        List.of(),
        version == 1 ? null : "更正日期",
        Outbound.PUBLISHED);
  }

  private static ChannelAccount account(String mode) {
    return Outbound.account("WECHAT_OFFICIAL", Map.of("app", "gov", "mode", mode), Map.of());
  }

  private Sending sending(String mode, int version) {
    ChannelAccount account = account(mode);
    Post post = post(version);
    return new Sending(new UUID(0, version), 1, account, post, channel.render(account, post));
  }

  private Sending first() {
    return sending("PUBLISH", 1);
  }

  private Sending withdrawal(String mode) {
    Sending last = sending(mode, 1);
    return new Sending(new UUID(0, 99), 1, last.account(), last.post(), last.rendition());
  }

  @CanIgnoreReturnValue
  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }

  @CanIgnoreReturnValue
  private Publication publish(Sending sending) {
    return await(channel.publish(sending));
  }

  private Reading look(Sending sending) {
    return await(channel.lookUp(sending, null));
  }

  private WechatArticleEntity row() {
    return kept.rows.values().iterator().next();
  }

  private String job() {
    return String.valueOf(row().publishId);
  }

  @CanIgnoreReturnValue
  private Placement publishedFirst() {
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.ACCEPTED);
    Reading reading = look(first());
    assertThat(reading.state()).isEqualTo(State.SHOWN);
    return new Placement(1, reading.platformId(), reading.liveUrl());
  }

  private void told(String event, String job, int status) {
    JsonObject info =
        new JsonObject().put("publish_id", job).put("publish_status", String.valueOf(status));
    if (status == 0) {
      String article = platform.finish(job);
      JsonObject item =
          new JsonObject().put("idx", "1").put("article_url", OfficialStub.address(article));
      info.put("article_id", article + "\n")
          .put("article_detail", new JsonObject().put("count", "1").put("item", item));
    }
    JsonObject message = new JsonObject().put("PublishEventInfo", info);
    await(events.handle(clients.event(event, message, CLOCK)));
  }

  @Test
  void publishesAnArticleWithItsImagesOnThePlatform() {
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.ACCEPTED);
    platform.states.addAll(List.of(1, 1));
    assertThat(look(first()).state()).isEqualTo(State.UNDERWAY);
    assertThat(look(first()).state()).isEqualTo(State.UNDERWAY);
    Reading shown = look(first());
    assertThat(shown.state()).isEqualTo(State.SHOWN);
    assertThat(shown.platformId()).isEqualTo(platform.articles.keySet().iterator().next());
    assertThat(shown.liveUrl()).isEqualTo(OfficialStub.address(shown.platformId()));
    JsonObject article = platform.article(shown.platformId());
    assertThat(article.getString("content"))
        .contains("src=\"http://mmbiz.qpic.cn/1?a=1&amp;b=2\"")
        .doesNotContain("/media/");
    assertThat(article.getString("thumb_media_id")).isEqualTo("material-2");
    assertThat(article.getString("content_source_url"))
        .isEqualTo("https://www.qinghe.example/notices/1?edition=1&version=1&channel=c1");
    assertThat(platform.count(OfficialStub.SUBMIT)).isOne();
  }

  @Test
  void bringsAnImageOnce() {
    publishedFirst();
    publish(sending("PUBLISH", 2));
    assertThat(platform.count(OfficialStub.UPLOAD)).isOne();
    assertThat(platform.count(OfficialStub.MATERIAL)).isOne();
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 1", "2, 1, 1", "-1, 2, 1"})
  void looksForADraftWhoseAnswerWasLost(int fault, int adds, int drafts) {
    platform.fail(OfficialStub.ADD, fault);
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.RETRY);
    assertThat(row().step).isEqualTo(ArticleStep.DRAFTING);
    assertThat(look(first()).state()).isEqualTo(State.ABSENT);
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(platform.count(OfficialStub.ADD)).isEqualTo(adds);
    assertThat(platform.drafts).hasSize(drafts);
  }

  @Test
  void findsASubmissionThatWasLostAfterItsEffect() {
    platform.fail(OfficialStub.SUBMIT, OfficialStub.LOST_AFTER);
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(look(first()).state()).isEqualTo(State.ABSENT);
    String article = platform.finish(platform.jobs.keySet().iterator().next());
    Reading shown = look(first());
    assertThat(shown.state()).isEqualTo(State.SHOWN);
    assertThat(shown.platformId()).isEqualTo(article);
    assertThat(platform.count(OfficialStub.SUBMIT)).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {OfficialStub.LOST_BEFORE, -1})
  void submitsTheSameDraftAgainWhenItIsStillThere(int fault) {
    platform.fail(OfficialStub.SUBMIT, fault);
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(look(first()).state()).isEqualTo(State.ABSENT);
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(look(first()).state()).isEqualTo(State.SHOWN);
    assertThat(platform.count(OfficialStub.ADD)).isOne();
    assertThat(platform.articles).hasSize(1);
  }

  @Test
  void addsNoOtherDraftWhenTheLostSubmissionTookItAfterAll() {
    platform.fail(OfficialStub.SUBMIT, OfficialStub.LOST_AFTER);
    publish(first());
    JsonObject article = platform.drafts.remove(row().draftId);
    assertThat(look(first()).state()).isEqualTo(State.UNDERWAY);
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.UNKNOWN);
    platform.articles.put("article-x", article);
    assertThat(look(first()).state()).isEqualTo(State.SHOWN);
    assertThat(platform.count(OfficialStub.ADD)).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void tellsWhatThePlatformRefused(int status) {
    publish(first());
    platform.states.add(status);
    Reading refused = look(first());
    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(refused.detail()).contains("状态 " + status);
    // Sent again by a person: the same draft.
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(platform.count(OfficialStub.ADD)).isOne();
    assertThat(platform.count(OfficialStub.UPDATE)).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUBLISHJOBFINISH", "FREEPUBLISHJOBFINISH"})
  void takesTheEventBeforeThePoll(String event) {
    publish(first());
    told(event, job(), 0);
    told(event, job(), 0);
    assertThat(woken).containsExactly(first().deliveryId(), first().deliveryId());
    Reading shown = look(first());
    assertThat(shown.state()).isEqualTo(State.SHOWN);
    assertThat(shown.liveUrl()).isEqualTo(OfficialStub.address(shown.platformId()));
    assertThat(platform.count(OfficialStub.POLL)).isZero();
  }

  @Test
  void agreesWhenThePollComesFirst() {
    Placement placement = publishedFirst();
    told("PUBLISHJOBFINISH", job(), 0);
    assertThat(row().articleId).isEqualTo(placement.platformId());
    assertThat(row().url).isEqualTo(placement.liveUrl());
  }

  @Test
  void keepsAnEventThatOvertakesTheAnswer() {
    // The stub names its jobs in order: image 1, cover 2, draft 3.
    kept.results.put(
        "104", new JobResult(JobResult.State.PUBLISHED, "0", "article-104", "https://x"));
    Publication done = publish(first());
    assertThat(row().publishId).isEqualTo("104");
    assertThat(done.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(done.platformId()).isEqualTo("article-104");
  }

  @Test
  void takesARefusalFromAnEvent() {
    publish(first());
    told("PUBLISHJOBFINISH", job(), 4);
    assertThat(look(first()).state()).isEqualTo(State.REFUSED);
  }

  @Test
  void leavesTheDraftToAPersonWhereTheInterfaceIsNotGranted() {
    platform.fail(OfficialStub.SUBMIT, 48001, 48001);
    Publication said = publish(first());
    assertThat(said.outcome()).isEqualTo(Outcome.MANUAL);
    assertThat(said.detail()).isEqualTo(OfficialOutcomes.BY_HAND);
    assertThat(publish(sending("PUBLISH", 2)).outcome()).isEqualTo(Outcome.MANUAL);
    assertThat(platform.drafts).hasSize(1);
    assertThat(platform.drafts.values().iterator().next().getString("title")).endsWith("2");
    assertThat(platform.count(OfficialStub.ADD)).isOne();
  }

  @Test
  void addsADraftAgainThatSomebodyDeleted() {
    platform.fail(OfficialStub.SUBMIT, 48001);
    publish(first());
    platform.drafts.clear();
    assertThat(publish(sending("PUBLISH", 2)).outcome()).isEqualTo(Outcome.RETRY);
    assertThat(publish(sending("PUBLISH", 2)).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(platform.drafts).hasSize(1);
  }

  @Test
  void seesThatAPersonPublishedTheDraft() {
    platform.fail(OfficialStub.SUBMIT, 45009);
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.RETRY);
    platform.articles.put("article-hand", platform.drafts.remove(row().draftId));
    assertThat(publish(first()).outcome()).isEqualTo(Outcome.RETRY);
    Publication done = publish(first());
    assertThat(done.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(done.platformId()).isEqualTo("article-hand");
  }

  @Test
  void bringsACoverAgainThatSomebodyDeleted() {
    publishedFirst();
    platform.fail(OfficialStub.ADD, 40007);
    assertThat(publish(sending("PUBLISH", 2)).outcome()).isEqualTo(Outcome.RETRY);
    assertThat(publish(sending("PUBLISH", 2)).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(platform.count(OfficialStub.MATERIAL)).isEqualTo(2);
  }

  @Test
  void refusesAnImageWithoutAFormThatThePlatformTakes() {
    channel =
        channel(
            (address, most, types) ->
                most < 1_000_000 && types.equals(Set.of("image/jpeg", "image/png"))
                    ? Uni.createFrom().nullItem()
                    : Uni.createFrom().item(PICTURE),
            CLOCK);
    Publication said = publish(first());
    assertThat(said.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(said.detail()).startsWith("images：").contains("1 MB").contains(IMAGE);
    assertThat(kept.rows).isEmpty();
  }

  /** Each image takes five seconds of eight. */
  @Test
  void bringsManyImagesInSeveralAttempts() {
    AtomicReference<Instant> now = new AtomicReference<>(Outbound.PUBLISHED);
    channel =
        channel(
            (address, most, types) -> {
              now.updateAndGet(before -> before.plusSeconds(5));
              return Uni.createFrom().item(PICTURE);
            },
            now::get);
    List<Post.Image> images = new ArrayList<>();
    for (char digit : "abcd".toCharArray()) {
      images.add(new Post.Image("/media/" + String.valueOf(digit).repeat(64) + ".png", "图"));
    }
    Sending usual = first();
    Rendition many =
        new Rendition(
            usual.rendition().fields(), images.stream().map(Post.Image::address).toList());
    Sending sending = new Sending(usual.deliveryId(), 1, usual.account(), usual.post(), many);
    Publication said = publish(sending);
    assertThat(said.outcome()).isEqualTo(Outcome.RETRY);
    assertThat(said.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(platform.count(OfficialStub.UPLOAD)).isEqualTo(2);
    assertThat(publish(sending).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(platform.count(OfficialStub.UPLOAD)).isEqualTo(4);
  }

  @Test
  void refusesWhatThePlatformRefusesForGood() {
    platform.fail(OfficialStub.ADD, 45166);
    Publication said = publish(first());
    assertThat(said.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(said.detail()).contains("45166");
  }

  @Test
  void withdrawsEveryVersion() {
    publishedFirst();
    publish(sending("PUBLISH", 2));
    Reading second = look(sending("PUBLISH", 2));
    assertThat(platform.articles).hasSize(2);
    Placement placement = new Placement(2, second.platformId(), second.liveUrl());
    Publication gone = await(channel.withdraw(withdrawal("PUBLISH"), placement));
    assertThat(gone.effect()).isEqualTo(Effect.REMOVED);
    assertThat(platform.articles).isEmpty();
    assertThat(await(channel.lookUp(withdrawal("PUBLISH"), placement)).state())
        .isEqualTo(State.ABSENT);
    assertThat(await(channel.withdraw(withdrawal("PUBLISH"), placement)).effect())
        .isEqualTo(Effect.REMOVED);
  }

  @Test
  void repeatsALostWithdrawal() {
    Placement placement = publishedFirst();
    platform.fail(OfficialStub.DELETE, OfficialStub.LOST_AFTER);
    assertThat(await(channel.withdraw(withdrawal("PUBLISH"), placement)).outcome())
        .isEqualTo(Outcome.RETRY);
    assertThat(await(channel.withdraw(withdrawal("PUBLISH"), placement)).effect())
        .isEqualTo(Effect.REMOVED);
  }

  @Test
  void leavesToAPersonWhatItMayNotDelete() {
    Placement placement = publishedFirst();
    platform.fail(OfficialStub.DELETE, 48001);
    assertThat(await(channel.withdraw(withdrawal("PUBLISH"), placement)).outcome())
        .isEqualTo(Outcome.MANUAL);
    assertThat(row().step).isEqualTo(ArticleStep.PUBLISHED);
  }

  @Test
  void deletesADraftThatWasNeverPublished() {
    platform.fail(OfficialStub.SUBMIT, 48001);
    publish(first());
    assertThat(await(channel.discard(withdrawal("PUBLISH"))).effect()).isEqualTo(Effect.REMOVED);
    assertThat(platform.drafts).isEmpty();
    assertThat(await(channel.discard(withdrawal("PUBLISH")))).isNull();
  }

  @Test
  void asksAPersonToLookWhenTheDraftIsGoneAndTheListIsNotGranted() {
    platform.fail(OfficialStub.SUBMIT, 48001);
    publish(first());
    platform.drafts.clear();
    platform.fail(OfficialStub.ARTICLES, 48001);
    assertThat(await(channel.discard(withdrawal("PUBLISH"))).outcome()).isEqualTo(Outcome.MANUAL);
  }

  @Test
  void hasNothingToDiscardOfWhatNeverWentOut() {
    assertThat(await(channel.discard(withdrawal("PUBLISH")))).isNull();
  }

  @Test
  void readsBackWhatReadersSee() {
    Placement placement = publishedFirst();
    assertThat(await(channel.lookUp(first(), placement)).state()).isEqualTo(State.SHOWN);
    JsonObject article = platform.article(placement.platformId());
    article.put("title", "另一个标题");
    assertThat(await(channel.lookUp(first(), placement)).state()).isEqualTo(State.ALTERED);
    article.put("is_deleted", true);
    assertThat(await(channel.lookUp(first(), placement)).state()).isEqualTo(State.ABSENT);
    platform.states.add(6);
    assertThat(await(channel.lookUp(first(), placement)).state()).isEqualTo(State.BLOCKED);
  }

  @Test
  void sendsAMassMessageOnce() {
    Sending sending = sending("MASS_SEND", 1);
    platform.fail(OfficialStub.SEND, OfficialStub.LOST_AFTER);
    assertThat(publish(sending).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(look(sending).state()).isEqualTo(State.ABSENT);
    assertThat(publish(sending).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(platform.messages).hasSize(1);
    assertThat(look(sending).state()).isEqualTo(State.UNDERWAY);
    String id = row().messageId;
    JsonObject item = new JsonObject().put("ArticleIdx", "1").put("ArticleUrl", "https://mp/1");
    JsonObject list = new JsonObject().put("item", new JsonArray().add(item));
    JsonObject message =
        new JsonObject()
            .put("MsgID", id)
            .put("Status", "send success")
            .put("ArticleUrlResult", new JsonObject().put("ResultList", list));
    await(events.handle(clients.event("MASSSENDJOBFINISH", message, CLOCK)));
    assertThat(woken).containsExactly(sending.deliveryId());
    Reading shown = look(sending);
    assertThat(shown.state()).isEqualTo(State.SHOWN);
    assertThat(shown.platformId()).isEqualTo(id);
    assertThat(shown.liveUrl()).isEqualTo("https://mp/1");
    Publication gone =
        await(channel.withdraw(withdrawal("MASS_SEND"), new Placement(1, id, "https://mp/1")));
    assertThat(gone.effect()).isEqualTo(Effect.CARD_REMAINS);
    assertThat(platform.messages).containsEntry(id, "DELETE");
  }

  @ParameterizedTest
  @CsvSource({"SEND_SUCCESS, SHOWN", "SEND_FAIL, REFUSED", "SENDING, UNDERWAY"})
  void asksWhatBecameOfAMassMessage(String status, State state) {
    Sending sending = sending("MASS_SEND", 1);
    publish(sending);
    platform.messages.replaceAll((id, before) -> status);
    assertThat(look(sending).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"45028, REJECTED", "45066, RETRY"})
  void respectsTheQuotaOfMassMessages(int errcode, Outcome outcome) {
    platform.fail(OfficialStub.SEND, errcode);
    assertThat(publish(sending("MASS_SEND", 1)).outcome()).isEqualTo(outcome);
    assertThat(row().step).isEqualTo(ArticleStep.DRAFTED);
  }

  @Test
  void triesAnAccount() {
    assertThat(await(channel.test(account("PUBLISH"))).works()).isTrue();
    ChannelAccount unknown = Outbound.account("WECHAT_OFFICIAL", Map.of("app", "no"), Map.of());
    assertThat(await(channel.test(unknown)).works()).isFalse();
    ChannelAccount mini = Outbound.account("WECHAT_OFFICIAL", Map.of("app", "mini"), Map.of());
    assertThat(channel.check(mini)).hasSize(1);
    Sending lost =
        new Sending(
            new UUID(0, 5), 1, unknown, post(1), channel.render(account("PUBLISH"), post(1)));
    assertThat(publish(lost).outcome()).isEqualTo(Outcome.CHANNEL_DISABLED);
  }
}
