package org.gongkai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Reading.State;
import org.gongkai.testsupport.Contents;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order, correction, recall, pace, breaker and read-back on a channel that a test scripts. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class RecallTest {

  private static final String LIVE = "https://www.example.invalid/post/1";

  /** Each test has a channel of its own: what one breaks no other sees. */
  private final String id = "recall-" + UUID.randomUUID().toString().substring(0, 8);

  @Inject DeliveryWorker worker;
  @Inject ReadBackWorker reader;
  @Inject ScriptedChannel channel;

  @BeforeEach
  void register() {
    channel.reset();
    Database.update(
        "insert into channel (id, kind, name, state, calls_per_minute, concurrency) values (?, ?,"
            + " '测试渠道', 'OPEN', 60000, 8)",
        id,
        ScriptedChannel.KIND);
    channel.onPublish(post -> answer(Publication.delivered("p-1", LIVE)));
    channel.onUpdate(post -> answer(Publication.delivered("p-1", LIVE)));
    channel.onWithdraw(post -> answer(Publication.withdrawn(Effect.REMOVED, "平台答复已删除")));
    channel.onLookUp(content -> answer(Reading.of(State.ABSENT, "没有")));
  }

  /** So that no other test finds work of this one. */
  @AfterEach
  void close() {
    Database.update(
        "update delivery set state = 'REJECTED', task = null, lease_token = null, lease_until ="
            + " null where channel_id = ? and state not in ('DELIVERED', 'REJECTED', 'SUPERSEDED')",
        id);
    Database.update("update channel_post set next_read_at = null where channel_id = ?", id);
    Database.update("update channel set state = 'CLOSED' where id = ?", id);
  }

  // --- Order

  @Test
  void updatesInItsPlaceWhatItShows() {
    String content = Publishing.aPublished(id);
    work();
    correct(content);
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED", "PUBLISH DELIVERED");
    assertThat(calls(content)).containsExactly("PUBLISH", "UPDATE");
    assertThat(shown(content)).isEqualTo("2 SHOWN p-1");
  }

  @Test
  void sendsNoOlderVersionAfterANewerOne() {
    String content = Publishing.aPublished(id);
    correct(content);
    assertThat(states(content)).containsExactly("PUBLISH SUPERSEDED", "PUBLISH PENDING");
    work();
    assertThat(channel.timesPublished(UUID.fromString(content))).isOne();
    assertThat(channel.lastPost(UUID.fromString(content)).contentVersion()).isEqualTo(2);
  }

  @Test
  void findsOutWhatBecameOfTheOlderVersionFirst() {
    String content = Publishing.aPublished(id);
    channel.onPublish(post -> Uni.createFrom().failure(new IllegalStateException("cut off")));
    work();
    correct(content);
    assertThat(states(content)).containsExactly("PUBLISH UNKNOWN", "PUBLISH WAITING");
    channel.onLookUp(any -> answer(Reading.shown("p-1", LIVE)));
    makeDue(content);
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED", "PUBLISH DELIVERED");
    assertThat(calls(content)).containsExactly("PUBLISH", "LOOK_UP", "UPDATE");
  }

  @Test
  void leavesACorrectionToAPersonWhereThePlatformCannot() {
    channel.can(false, true, false);
    String content = Publishing.aPublished(id);
    work();
    correct(content);
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED", "PUBLISH MANUAL");
    assertThat(task(content)).isEqualTo("UPDATE_BY_HAND");
    resolve(content, Map.of("outcome", "POSTED", "liveUrl", LIVE + "-b"), 200);
    assertThat(shown(content)).isEqualTo("2 SHOWN null");
  }

  @Test
  void postsACorrectionAgainWhereThatIsThePolicy() {
    channel.can(false, true, false);
    Database.update("update channel set on_correction = 'REPOST' where id = ?", id);
    String content = Publishing.aPublished(id);
    work();
    correct(content);
    channel.onPublish(post -> answer(Publication.delivered("p-2", LIVE)));
    work();
    assertThat(calls(content)).containsExactly("PUBLISH", "PUBLISH");
    assertThat(shown(content)).isEqualTo("2 SHOWN p-2");
  }

  // --- Recall

  @Test
  void provesTheRemovalByReadingBack() {
    String content = Publishing.aPublished(id);
    work();
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED", "WITHDRAW DELIVERED");
    assertThat(last(content, "effect")).isEqualTo("REMOVED");
    assertThat(last(content, "proof")).isEqualTo("平台答复已删除；回读确认已不存在");
    assertThat(shown(content)).isEqualTo("1 REMOVED p-1");
  }

  @Test
  void opensAnIncidentWhenThePlatformOnlySaysSo() {
    String content = Publishing.aPublished(id);
    work();
    channel.onLookUp(any -> answer(Reading.shown("p-1", LIVE)));
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED", "WITHDRAW MANUAL");
    assertThat(task(content)).isEqualTo("REMOVE_BY_HAND");
    assertThat(incident(content)).isEqualTo("STILL_SHOWN");
    resolve(content, Map.of("outcome", "REMOVED", "note", "已在后台删除。"), 200);
    assertThat(last(content, "proof")).isEqualTo("人工确认：已在后台删除。");
  }

  @Test
  void saysWhereACardRemains() {
    channel.can(true, false, false);
    channel.onWithdraw(post -> answer(Publication.withdrawn(Effect.CARD_REMAINS, "推送不能收回")));
    String content = Publishing.aPublished(id);
    work();
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    work();
    assertThat(last(content, "effect")).isEqualTo("CARD_REMAINS");
    assertThat(shown(content)).isEqualTo("1 CARD_REMAINS p-1");
  }

  @Test
  void takesBackWhatMayHaveBeenPostedOnceThatIsKnown() {
    String content = Publishing.aPublished(id);
    channel.onPublish(post -> Uni.createFrom().failure(new IllegalStateException("cut off")));
    work();
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    assertThat(states(content)).containsExactly("PUBLISH UNKNOWN", "WITHDRAW WAITING");
    channel.onLookUp(any -> answer(Reading.shown("p-1", LIVE)));
    makeDue(content);
    workWithAnAbsentPostAfterwards();
    assertThat(channel.timesWithdrawn(UUID.fromString(content))).isOne();
    assertThat(states(content)).startsWith("PUBLISH DELIVERED");
  }

  @Test
  void withdrawsNothingThatProvedNotToBeThere() {
    channel.can(true, false, false);
    String content = Publishing.aPublished(id);
    channel.onPublish(post -> Uni.createFrom().failure(new IllegalStateException("cut off")));
    work();
    makeDue(content);
    work();
    assertThat(task(content)).isEqualTo("FIND_OUT");
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    assertThat(states(content)).containsExactly("PUBLISH MANUAL", "WITHDRAW WAITING");
    resolve(content, Map.of("outcome", "NOT_POSTED", "note", "后台没有。"), 200);
    channel.onPublish(post -> answer(Publication.failed(Outcome.REJECTED, "标题过长")));
    work();
    assertThat(states(content)).containsExactly("PUBLISH REJECTED", "WITHDRAW DELIVERED");
    assertThat(channel.timesWithdrawn(UUID.fromString(content))).isZero();
  }

  // --- Resolution

  @Test
  void takesFromAPersonOnlyWhatFits() {
    String content = Publishing.aPublished(id);
    resolve(content, Map.of("outcome", "POSTED", "liveUrl", LIVE), 409);
    channel.onPublish(post -> answer(Publication.failed(Outcome.MANUAL, "请人工发布")));
    work();
    resolve(content, Map.of("outcome", "REMOVED", "note", "不对"), 409);
    resolve(content, Map.of("outcome", "POSTED"), 422);
    resolve(content, Map.of("outcome", "GIVE_UP", "note", " "), 422);
    resolve(content, Map.of("outcome", "POSTED", "liveUrl", "javascript:alert(1)"), 400);
    resolve(content, Map.of("outcome", "POSTED", "liveUrl", LIVE), 200);
    assertThat(shown(content)).isEqualTo("1 SHOWN null");
    resolve(content, Map.of("outcome", "POSTED", "liveUrl", LIVE), 409);
  }

  @Test
  void sendsARefusedOneAgainWhenAPersonSaysSo() {
    String content = Publishing.aPublished(id);
    channel.onPublish(post -> answer(Publication.failed(Outcome.REJECTED, "栏目未开通")));
    work();
    channel.onPublish(post -> answer(Publication.delivered("p-1", LIVE)));
    resolve(content, Map.of("outcome", "RETRY"), 200);
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED");
  }

  // --- Pace and breaker

  @Test
  void callsNoSuspendedChannel() {
    String content = Publishing.aPublished(id);
    Database.update("update channel set state = 'SUSPENDED' where id = ?", id);
    work();
    assertThat(states(content)).containsExactly("PUBLISH PENDING");
    assertThat(deliveries(content).getString("[0].actBy")).isEqualTo("ADMIN");
    Database.update("update channel set state = 'OPEN' where id = ?", id);
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED");
  }

  @Test
  void handsWhatAClosedChannelStillOwesToPeople() {
    String content = Publishing.aPublished(id);
    work();
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    Database.update("update channel set state = 'CLOSED' where id = ?", id);
    work();
    assertThat(task(content)).isEqualTo("REMOVE_BY_HAND");
  }

  @Test
  void leavesAFailingChannelAloneAndTriesItOnce() {
    String content = Publishing.aPublished(id);
    channel.onPublish(post -> answer(Publication.failed(Outcome.RETRY, "503")));
    for (int i = 0; i < 5; i++) {
      makeDue(content);
      work();
    }
    assertThat(channel.timesPublished(UUID.fromString(content))).isEqualTo(5);
    makeDue(content);
    work();
    assertThat(channel.timesPublished(UUID.fromString(content))).isEqualTo(5);
    Database.update(
        "update channel set blocked_until = clock_timestamp() - interval '1 second' where id = ?",
        id);
    channel.onPublish(post -> answer(Publication.delivered("p-1", LIVE)));
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED");
    assertThat(Database.number("select failures from channel where id = ?", id)).isZero();
  }

  @Test
  void givesAPlatformTheTimeItAsksFor() {
    String first = Publishing.aPublished(id);
    String second = Publishing.aPublished(id);
    Database.update("update channel set concurrency = 1 where id = ?", id);
    channel.onPublish(post -> answer(Publication.busy(Duration.ofMinutes(10), "429")));
    work();
    assertThat(
            channel.timesPublished(UUID.fromString(first))
                + channel.timesPublished(UUID.fromString(second)))
        .isOne();
    assertThat(
            Database.number(
                "select extract(epoch from blocked_until - clock_timestamp()) from channel where id"
                    + " = ?",
                id))
        .isBetween(580L, 600L);
  }

  @Test
  void keepsThePaceOfAChannel() {
    Database.update("update channel set calls_per_minute = 60 where id = ?", id);
    String first = Publishing.aPublished(id);
    String second = Publishing.aPublished(id);
    work();
    assertThat(
            channel.timesPublished(UUID.fromString(first))
                + channel.timesPublished(UUID.fromString(second)))
        .isOne();
  }

  @Test
  void suspendsAChannelThatIsDisabledAndKeepsItsDeliveries() {
    String content = Publishing.aPublished(id);
    channel.onPublish(post -> answer(Publication.failed(Outcome.CHANNEL_DISABLED, "410 Gone")));
    work();
    assertThat(Database.text("select state from channel where id = ?", id)).isEqualTo("SUSPENDED");
    assertThat(
            Database.text(
                "select kind || ' ' || changed_by || ' ' || note from channel_change where"
                    + " channel_id = ?",
                id))
        .isEqualTo("SUSPENDED system 410 Gone");
    assertThat(states(content)).containsExactly("PUBLISH RETRY");
    Database.update("update channel set state = 'OPEN' where id = ?", id);
    channel.onPublish(post -> answer(Publication.delivered("p-1", LIVE)));
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED");
  }

  // --- Unknown outcomes of platforms that know keys

  @Test
  void makesTheSameCallAgainWhereThePlatformTakesBothForOne() {
    channel.can(true, false, true);
    String content = Publishing.aPublished(id);
    channel.onPublish(post -> Uni.createFrom().failure(new IllegalStateException("cut off")));
    work();
    channel.onPublish(post -> answer(Publication.delivered("p-1", LIVE)));
    makeDue(content);
    work();
    assertThat(states(content)).containsExactly("PUBLISH DELIVERED");
    assertThat(channel.timesLookedUp(UUID.fromString(content))).isZero();
  }

  // --- Read-back

  @Test
  void findsWhatThePlatformDeletedOrEdited() {
    String deleted = Publishing.aPublished(id);
    String edited = Publishing.aPublished(id);
    work();
    read(deleted);
    assertThat(incident(deleted)).isEqualTo("DELETED");
    assertThat(shown(deleted)).isEqualTo("1 GONE p-1");
    channel.onLookUp(any -> answer(Reading.of(State.ALTERED, "文字与发布的不同")));
    read(edited);
    assertThat(incident(edited)).isEqualTo("ALTERED");
    channel.onLookUp(any -> answer(Reading.of(State.BLOCKED, "被屏蔽")));
    read(edited);
    assertThat(shown(edited)).startsWith("1 ALTERED");
  }

  @Test
  void findsWhatCameBackAfterItsRemoval() {
    String content = Publishing.aPublished(id);
    work();
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    work();
    channel.onLookUp(any -> answer(Reading.shown("p-1", LIVE)));
    read(content);
    assertThat(incident(content)).isEqualTo("STILL_SHOWN");
  }

  @Test
  void takesNothingForGoneWhenThePlatformDoesNotAnswer() {
    String content = Publishing.aPublished(id);
    work();
    channel.onLookUp(any -> Uni.createFrom().failure(new IllegalStateException("down")));
    read(content);
    channel.onLookUp(any -> answer(Reading.of(State.UNREADABLE, "没有权限")));
    read(content);
    channel.onLookUp(any -> answer(Reading.shown("p-1", LIVE)));
    read(content);
    assertThat(shown(content)).isEqualTo("1 SHOWN p-1");
    assertThat(
            Database.number(
                "select count(*) from channel_incident where content_id = ?::uuid", content))
        .isZero();
  }

  private void workWithAnAbsentPostAfterwards() {
    channel.onWithdraw(
        post -> {
          channel.onLookUp(any -> answer(Reading.of(State.ABSENT, "没有")));
          return answer(Publication.withdrawn(Effect.REMOVED, "平台答复已删除"));
        });
    work();
  }

  private void read(String content) {
    Database.update(
        "update channel_post set next_read_at = 'epoch' where content_id = ?::uuid and next_read_at"
            + " is not null",
        content);
    await(() -> reader.runOnce());
  }

  private static void correct(String content) {
    Contents.correct(content, Contents.with(Contents.textBody(), "title", "关于集市开放时间的更正通知"))
        .then()
        .statusCode(200);
    Publishing.approve(content);
    Publishing.publish(content, List.of()).then().statusCode(200);
  }

  private static void resolve(String content, Map<String, ?> body, int status) {
    String delivery =
        Database.text(
            "select id from delivery where content_id = ?::uuid and state <> 'WAITING' order by"
                + " sequence desc limit 1",
            content);
    Publishing.person("staff-editor", "editor")
        .contentType("application/json")
        .body(body)
        .post("/v1/admin/deliveries/" + delivery + "/resolution")
        .then()
        .statusCode(status);
  }

  private static JsonPath deliveries(String content) {
    return Publishing.deliveries(content).jsonPath();
  }

  private static List<String> states(String content) {
    return rows(
        "select string_agg(operation || ' ' || state, ',' order by sequence) from delivery where"
            + " content_id = ?::uuid",
        content);
  }

  private static List<String> calls(String content) {
    return rows(
        "select string_agg(call, ',' order by started_at) from delivery_attempt a join delivery d"
            + " on d.id = a.delivery_id where d.content_id = ?::uuid",
        content);
  }

  private static List<String> rows(String sql, String content) {
    return List.of(Database.text(sql, content).split(",", -1));
  }

  private static String task(String content) {
    return Database.text(
        "select task from delivery where content_id = ?::uuid and task is not null", content);
  }

  private static String last(String content, String column) {
    return Database.text(
        "select "
            + column
            + " from delivery where content_id = ?::uuid order by sequence desc limit 1",
        content);
  }

  private static String shown(String content) {
    return Database.text(
        "select version || ' ' || state || ' ' || coalesce(platform_id, 'null') from channel_post"
            + " where content_id = ?::uuid",
        content);
  }

  private static String incident(String content) {
    return Database.text(
        "select kind from channel_incident where content_id = ?::uuid and resolved_at is null",
        content);
  }

  private static void makeDue(String content) {
    Database.update(
        "update delivery set due_at = 'epoch' where content_id = ?::uuid and state in ('RETRY',"
            + " 'UNKNOWN')",
        content);
  }

  private void work() {
    await(() -> worker.runOnce());
  }

  private static <T> Uni<T> answer(T item) {
    return Uni.createFrom().item(item);
  }

  private static <T> void await(Supplier<Uni<T>> work) {
    try {
      VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
