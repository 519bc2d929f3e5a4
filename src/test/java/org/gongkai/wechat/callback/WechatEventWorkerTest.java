package org.gongkai.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.wechat.callback.Account.GOV;
import static org.gongkai.wechat.callback.Account.MINI;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Tables;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.WechatFailure;
import org.gongkai.wechat.callback.EventService.Claim;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class WechatEventWorkerTest {

  private static final String OPENID = "o-sample-openid-0002";

  @Inject WechatEventWorker worker;
  @Inject EventService events;
  @Inject ScriptedHandler handler;

  @BeforeEach
  @AfterEach
  void forget() {
    Database.update("delete from wechat_event");
    Database.update("delete from wechat_signature");
    handler.does(ScriptedHandler::succeed);
  }

  @Test
  void handsAnEventToWhoeverActsOnIt() {
    String message = pushed();
    workOff();
    assertThat(handler.handled()).hasSize(1);
    WechatEvent event = handler.handled().get(0);
    assertThat(event.app().name()).isEqualTo("mini");
    assertThat(event.name()).isEqualTo(ScriptedHandler.EVENT);
    assertThat(event.content()).isEqualTo(new JsonObject(message));
    assertThat(event.receivedAt().toEpochMilli())
        .isEqualTo(
            Database.number(
                "select cast(extract(epoch from received_at) * 1000 as bigint) from wechat_event"));
    assertThat(column("state")).isEqualTo("DONE");
    assertThat(column("done_at")).isNotEqualTo("null");
    workOff();
    assertThat(handler.handled()).hasSize(1);
  }

  @Test
  void doesNotHandAnEventOnThatCameAgain() {
    String message = pushed();
    workOff();
    assertThat(Push.secure(MINI, message).send().asString()).isEqualTo("success");
    workOff();
    assertThat(handler.handled()).hasSize(1);
    assertThat(Tables.count("wechat_event")).isOne();
  }

  @Test
  void triesAgainAfterGrowingPauses() {
    AtomicInteger calls = new AtomicInteger();
    handler.does(
        event ->
            calls.incrementAndGet() <= 2
                ? Uni.createFrom().failure(new IllegalStateException("about " + OPENID))
                : Uni.createFrom().voidItem());
    pushed();
    for (int attempt = 1; attempt <= 2; attempt++) {
      workOff();
      assertThat(column("state")).isEqualTo("WAITING");
      assertThat(column("attempts")).isEqualTo(String.valueOf(attempt));
      assertThat(column("last_error")).startsWith("IllegalStateException at ");
      assertThat(secondsUntilDue()).isBetween(10L * attempt - 8, 10L * attempt);
      // Not before its time.
      workOff();
      assertThat(handler.handled()).hasSize(attempt);
      makeDue();
    }
    workOff();
    assertThat(column("state")).isEqualTo("DONE");
    assertThat(column("last_error")).isEqualTo("null");
    assertThat(handler.handled()).hasSize(3);
  }

  @Test
  void triesAgainWhatFailsBeforeItBegins() {
    handler.does(
        event -> {
          throw new WechatFailure(WechatFailure.Kind.BUSY, -1, null, null);
        });
    pushed();
    workOff();
    assertThat(column("state")).isEqualTo("WAITING");
    assertThat(column("last_error")).isEqualTo("BUSY -1");
  }

  @Test
  void givesUpLoudlyAfterTheLastAttempt() {
    handler.does(event -> Uni.createFrom().failure(new IllegalStateException("about " + OPENID)));
    pushed();
    Database.update("update wechat_event set attempts = 11");
    LoggedLines lines = LoggedLines.open();
    try {
      workOff();
      assertThat(lines.text().lines().filter(line -> line.startsWith("ERROR")))
          .hasSize(1)
          .allMatch(line -> line.contains(ScriptedHandler.EVENT) && line.contains("12 attempts"));
      assertThat(lines.text()).doesNotContain(OPENID);
    } finally {
      lines.close();
    }
    assertThat(column("state")).isEqualTo("GIVEN_UP");
    assertThat(column("last_error")).startsWith("IllegalStateException");
    makeDue();
    workOff();
    assertThat(handler.handled()).hasSize(1);
    await(() -> worker.clean());
    assertThat(Tables.count("wechat_event")).isOne();
  }

  @Test
  void handlesAnEventAgainWhoseWorkerDied() {
    pushed();
    Claim dead = claim();
    // Its lease runs yet.
    workOff();
    assertThat(handler.handled()).isEmpty();
    assertThat(secondsUntilDue()).isBetween(50L, 60L);
    makeDue();
    workOff();
    assertThat(handler.handled()).hasSize(1);
    assertThat(column("state")).isEqualTo("DONE");
    assertThat(column("attempts")).isEqualTo("2");
    // It was not dead after all.
    assertThat(await(() -> events.record(dead, "late"))).isNull();
    assertThat(column("state")).isEqualTo("DONE");
    assertThat(column("last_error")).isEqualTo("null");
  }

  @Test
  void letsALateWorkerNotOverwriteALaterClaim() {
    pushed();
    Claim late = claim();
    makeDue();
    Claim present = claim();
    assertThat(await(() -> events.record(late, null))).isNull();
    assertThat(column("state")).isEqualTo("WAITING");
    assertThat(await(() -> events.record(present, null))).isEqualTo(EventState.DONE);
  }

  @Test
  void givesUpAnEventThatEndsEveryProcess() {
    pushed();
    Database.update("update wechat_event set attempts = 12");
    workOff();
    assertThat(handler.handled()).isEmpty();
    assertThat(column("state")).isEqualTo("GIVEN_UP");
  }

  @Test
  void handlesEachEventOnceThoughTwoWorkersAreAtIt() throws InterruptedException {
    Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    handler.does(
        event -> {
          String trace = Objects.requireNonNull(event.text("trace_id"));
          int call = calls.computeIfAbsent(trace, unused -> new AtomicInteger()).incrementAndGet();
          assertThat(call).isOne();
          return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(20));
        });
    IntStream.range(0, 40).forEach(i -> pushed());
    CountDownLatch done = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      new Thread(
              () -> {
                workOff();
                done.countDown();
              })
          .start();
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(calls).hasSize(40);
    assertThat(handler.handled()).hasSize(40);
    assertThat(Database.number("select count(*) from wechat_event where state = 'DONE'"))
        .isEqualTo(40);
  }

  @Test
  void goesOnWithTheOthersThoughOneFails() {
    List<String> messages = IntStream.range(0, 10).mapToObj(i -> pushed()).toList();
    String bad = new JsonObject(messages.get(3)).getString("trace_id");
    handler.does(
        event ->
            Objects.equals(event.text("trace_id"), bad)
                ? Uni.createFrom().failure(new IllegalStateException())
                : Uni.createFrom().voidItem());
    workOff();
    assertThat(Database.number("select count(*) from wechat_event where state = 'DONE'"))
        .isEqualTo(9);
  }

  @Test
  void keepsAnEventOfAnAccountThatIsGone() {
    pushed();
    Database.update("update wechat_event set app = 'gone'");
    workOff();
    assertThat(handler.handled()).isEmpty();
    assertThat(column("state")).isEqualTo("WAITING");
    assertThat(column("last_error")).startsWith("IllegalStateException");
  }

  @Test
  void keepsAnEventThatCannotBeUnsealed() {
    pushed();
    Database.update("update wechat_event set content = 'other:AAAA'");
    workOff();
    assertThat(handler.handled()).isEmpty();
    assertThat(column("state")).isEqualTo("WAITING");
  }

  @Test
  void worksOffEventsOfEveryAccount() {
    assertThat(Push.secure(GOV, Push.xmlEvent(OPENID)).send().asString()).isEqualTo("success");
    workOff();
    assertThat(handler.handled()).hasSize(1);
    assertThat(handler.handled().get(0).app().name()).isEqualTo("gov");
    assertThat(handler.handled().get(0).text("FromUserName")).isEqualTo(OPENID);
  }

  @Test
  void deletesWhatIsNoLongerNeeded() {
    done("1201", "8 days");
    done("3", "6 days");
    pushed();
    Database.update(
        "insert into wechat_signature select 'plain', 's' || n, 'd', now() - interval '12 minutes'"
            + " from generate_series(1, 1201) n");
    Database.update(
        "insert into wechat_signature values ('plain', 'young', 'd', now() - interval '10"
            + " minutes'), ('plain', 'ahead', 'd', now() + interval '10 minutes')");
    await(() -> worker.clean());
    assertThat(Database.number("select count(*) from wechat_event where state = 'DONE'"))
        .isEqualTo(3);
    assertThat(Database.number("select count(*) from wechat_event where state = 'WAITING'"))
        .isOne();
    assertThat(
            Database.text(
                "select string_agg(signature, ',' order by signature) from wechat_signature"))
        .isEqualTo("ahead,young");
  }

  private static void done(String rows, String ago) {
    Database.update(
        "insert into wechat_event (id, app, name, dedupe_key, content, received_at, state, due_at,"
            + " attempts, done_at) select gen_random_uuid(), 'mini', 'a',"
            + " substr(gen_random_uuid()::text, 1, 36), 'c', now(), 'DONE', now(), 1, now() -"
            + " ?::interval from generate_series(1, ?::int)",
        ago,
        rows);
  }

  @Test
  void saysNothingPersonalWhenAClaimIsPrinted() {
    pushed();
    Claim claim = claim();
    assertThat(claim.toString()).contains(claim.id().toString()).doesNotContain(claim.sealed());
  }

  /** Pushes an event and gives its text. */
  @CanIgnoreReturnValue
  private static String pushed() {
    String message = Push.event(OPENID);
    assertThat(Push.secure(MINI, message).send().asString()).isEqualTo("success");
    return message;
  }

  private Claim claim() {
    return Objects.requireNonNull(await(() -> events.claim()));
  }

  private static void makeDue() {
    Database.update("update wechat_event set due_at = received_at");
  }

  private static long secondsUntilDue() {
    return Database.number(
        "select cast(extract(epoch from due_at - clock_timestamp()) as bigint) from wechat_event");
  }

  private static String column(String column) {
    return Database.text("select " + column + " from wechat_event");
  }

  private void workOff() {
    await(() -> worker.runOnce());
  }

  private static <T> @Nullable T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
