package org.gongkai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Effect;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Reading.State;
import org.gongkai.channel.WaitingDeliveries;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Publishing;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platforms that take a call and tell later what became of it. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class AcceptedTest {

  private static final String LIVE = "https://www.example.invalid/post/1";

  private final String id = "accepted-" + UUID.randomUUID().toString().substring(0, 8);

  @Inject DeliveryWorker worker;
  @Inject WaitingDeliveries waiting;
  @Inject ScriptedChannel channel;

  @BeforeEach
  void register() {
    channel.reset();
    channel.can(false, true, false);
    Database.update(
        "insert into channel (id, kind, name, state, calls_per_minute, concurrency) values (?, ?,"
            + " '测试渠道', 'OPEN', 60000, 8)",
        id,
        ScriptedChannel.KIND);
    channel.onPublish(post -> answer(Publication.failed(Outcome.ACCEPTED, "平台正在发布")));
    channel.onLookUp(any -> answer(Reading.of(State.UNDERWAY, "平台正在发布")));
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

  @Test
  void asksLaterAndLaterAndTakesItForNoFailure() {
    String content = Publishing.aPublished(id);
    work();
    assertThat(state(content)).isEqualTo("UNKNOWN");
    assertThat(column(content, "last_detail")).isEqualTo("平台正在发布");
    assertThat(dueIn(content)).isBetween(Duration.ZERO, Duration.ofSeconds(5));
    for (int i = 0; i < 6; i++) {
      makeDue(content);
      work();
    }
    assertThat(state(content)).isEqualTo("UNKNOWN");
    assertThat(dueIn(content)).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(320));
    assertThat(Database.number("select failures from channel where id = ?", id)).isZero();
    assertThat(channel.timesPublished(UUID.fromString(content))).isOne();

    channel.onLookUp(any -> answer(Reading.shown("p-1", LIVE)));
    makeDue(content);
    work();
    assertThat(state(content)).isEqualTo("DELIVERED");
    assertThat(column(content, "live_url")).isEqualTo(LIVE);
  }

  @Test
  void tellsTheEditorWhatThePlatformRefusedInTheEnd() {
    String content = Publishing.aPublished(id);
    work();
    channel.onLookUp(any -> answer(Reading.of(State.REFUSED, "原创校验未通过")));
    makeDue(content);
    work();
    assertThat(state(content)).isEqualTo("REJECTED");
    assertThat(column(content, "last_detail")).isEqualTo("原创校验未通过");
  }

  @Test
  void givesItToAPersonWhenThePlatformNeverTells() {
    String content = Publishing.aPublished(id);
    work();
    Database.update(
        "update delivery set patience_from = patience_from - interval '2 days', due_at = 'epoch'"
            + " where content_id = ?::uuid",
        content);
    work();
    assertThat(state(content)).isEqualTo("MANUAL");
    assertThat(column(content, "task")).isEqualTo("FIND_OUT");
  }

  @Test
  void aWithdrawalWaitsForTheOutcome() {
    String content = Publishing.aPublished(id);
    work();
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    assertThat(states(content)).containsExactly("UNKNOWN", "WAITING");
    channel.onLookUp(any -> answer(Reading.shown("p-1", LIVE)));
    channel.onWithdraw(
        post -> {
          channel.onLookUp(any -> answer(Reading.of(State.ABSENT, "没有")));
          return answer(Publication.withdrawn(Effect.REMOVED, "已删除"));
        });
    makeDue(content);
    work();
    work();
    assertThat(states(content)).containsExactly("DELIVERED", "DELIVERED");
    assertThat(channel.timesWithdrawn(UUID.fromString(content))).isOne();
  }

  @Test
  void isAskedAtOnceWhenThePlatformTells() {
    String content = Publishing.aPublished(id);
    work();
    Database.update(
        "update delivery set due_at = clock_timestamp() + interval '1 hour' where content_id ="
            + " ?::uuid",
        content);
    UUID delivery =
        UUID.fromString(
            Database.text("select id from delivery where content_id = ?::uuid", content));
    await(() -> waiting.becomeDue(delivery));
    await(() -> waiting.becomeDue(UUID.randomUUID()));
    assertThat(dueIn(content)).isLessThanOrEqualTo(Duration.ZERO);

    Database.update(
        "update delivery set state = 'RETRY', due_at = clock_timestamp() + interval '1 hour' where"
            + " id = ?",
        delivery);
    await(() -> waiting.becomeDue(delivery));
    assertThat(dueIn(content)).isGreaterThan(Duration.ofMinutes(50));
  }

  @Test
  void readsBackAtOnceWhenThePlatformTellsOfWhatItShows() {
    channel.onPublish(post -> answer(Publication.delivered("p-1", LIVE)));
    String content = Publishing.aPublished(id);
    work();
    UUID delivery =
        UUID.fromString(
            Database.text("select id from delivery where content_id = ?::uuid", content));
    String due =
        "select count(*) from channel_post where content_id = ?::uuid and next_read_at <="
            + " clock_timestamp()";
    assertThat(Database.number(due, content)).isZero();
    await(() -> waiting.becomeDue(delivery));
    assertThat(Database.number(due, content)).isOne();
  }

  /** Looking does not begin the time anew in which a lost call may take effect. */
  @Test
  void countsTheTimeToSettleFromTheCallAndNotFromTheLastLook() {
    channel.settlesWithin(Duration.ofMinutes(3));
    channel.onPublish(post -> Uni.createFrom().failure(new IllegalStateException("cut off")));
    channel.onLookUp(any -> answer(Reading.of(State.ABSENT, "没有")));
    String content = Publishing.aPublished(id);
    work();
    makeDue(content);
    work();
    assertThat(state(content)).isEqualTo("UNKNOWN");
    Database.update(
        "update delivery_attempt set started_at = started_at - interval '4 minutes' where call ="
            + " 'PUBLISH' and delivery_id = (select id from delivery where content_id = ?::uuid)",
        content);
    makeDue(content);
    work();
    assertThat(state(content)).isEqualTo("RETRY");
  }

  @Test
  void takesAwayWhatWasPreparedForAPerson() {
    channel.onPublish(post -> answer(Publication.failed(Outcome.MANUAL, "请手动发布")));
    channel.onDiscard(any -> answer(Publication.failed(Outcome.MANUAL, "请检查并删除")));
    String content = Publishing.aPublished(id);
    work();
    Publishing.withdraw(content, "内容有误，予以撤回。").then().statusCode(200);
    work();
    assertThat(states(content)).containsExactly("SUPERSEDED", "MANUAL");
    assertThat(
            Database.text(
                "select task from delivery where content_id = ?::uuid and operation = 'WITHDRAW'",
                content))
        .isEqualTo("REMOVE_BY_HAND");
  }

  private void work() {
    await(() -> worker.runOnce());
  }

  private static List<String> states(String content) {
    String states =
        Database.text(
            "select string_agg(state, ',' order by sequence) from delivery where content_id ="
                + " ?::uuid",
            content);
    return List.of(states.split(",", -1));
  }

  private static String state(String content) {
    return column(content, "state");
  }

  private static String column(String content, String column) {
    return Database.text("select " + column + " from delivery where content_id = ?::uuid", content);
  }

  private static Duration dueIn(String content) {
    long millis =
        Database.number(
            "select extract(epoch from due_at) * 1000 from delivery where content_id = ?::uuid",
            content);
    return Duration.between(Instant.now(), Instant.ofEpochMilli(millis));
  }

  private static void makeDue(String content) {
    Database.update(
        "update delivery set due_at = 'epoch' where content_id = ?::uuid and state not in"
            + " ('DELIVERED', 'WAITING')",
        content);
  }

  private static <T> Uni<T> answer(T item) {
    return Uni.createFrom().item(item);
  }

  @CanIgnoreReturnValue
  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
