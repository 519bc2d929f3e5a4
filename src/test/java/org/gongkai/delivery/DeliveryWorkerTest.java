package org.gongkai.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.platform.trace.NoSpans;
import org.gongkai.platform.work.Shift;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DeliveryWorkerTest {

  private static final String CHANNEL = "scripted";
  private static final String LIVE = "https://www.example.invalid/post/1";

  @Inject DeliveryWorker worker;
  @Inject ClaimService claims;
  @Inject RecordService records;
  @Inject MeterRegistry metrics;
  @Inject ChannelService channels;
  @Inject DeliveryConfig config;
  @Inject ScriptedChannel channel;

  @BeforeEach
  void register() {
    channel.reset();
    change(
        "insert into channel (id, kind, name, state) values (?, ?, '测试渠道', 'OPEN') on conflict do"
            + " nothing",
        CHANNEL,
        ScriptedChannel.KIND);
    change(
        "update channel set state = 'OPEN', failures = 0, blocked_until = null, next_call_at ="
            + " '-infinity', calls_per_minute = 60000, concurrency = 8, on_correction = 'MANUAL'"
            + " where id = ?",
        CHANNEL);
  }

  /** So that no other test finds work of this one. */
  @AfterEach
  void finish() {
    change(
        "update delivery set state = 'REJECTED', task = null, lease_token = null, lease_until ="
            + " null where channel_id = ? and state not in ('DELIVERED', 'REJECTED', 'SUPERSEDED')",
        CHANNEL);
  }

  @Test
  void deliversAndRecordsWhereReadersSeeIt() {
    UUID content = aContent();
    channel.onPublish(post -> answer(Publication.delivered("platform-1", LIVE)));
    workOff();
    assertThat(state(content)).isEqualTo("DELIVERED");
    assertThat(column(content, "platform_id")).isEqualTo("platform-1");
    assertThat(column(content, "live_url")).isEqualTo(LIVE);
    assertThat(column(content, "delivered_at")).isNotEqualTo("null");
    assertThat(column(content, "lease_token")).isEqualTo("null");
    assertThat(attempts(content)).containsExactly("DELIVERED");
    assertThat(channel.lastPost(content).path()).isEqualTo("/v1/notices/" + content);
  }

  @Test
  void leavesADeliveredPostAlone() {
    UUID content = aContent();
    channel.onPublish(post -> answer(Publication.delivered("platform-1", LIVE)));
    workOff();
    makeDue(content);
    workOff();
    assertThat(channel.timesPublished(content)).isOne();
    assertThat(channel.timesLookedUp(content)).isZero();
  }

  @Test
  void triesAgainLaterAfterACallWithoutEffect() {
    UUID content = aContent();
    channel.onPublish(post -> answer(Publication.failed(Outcome.RETRY, "busy")));
    workOff();
    assertThat(state(content)).isEqualTo("RETRY");
    assertThat(column(content, "last_detail")).isEqualTo("busy");
    assertThat(dueIn(content)).isBetween(Duration.ZERO, Duration.ofSeconds(5));

    channel.onPublish(post -> answer(Publication.delivered("platform-1", LIVE)));
    postpone(content);
    workOff();
    assertThat(state(content)).isEqualTo("RETRY");
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("DELIVERED");
    assertThat(column(content, "attempts")).isEqualTo("2");
    assertThat(attempts(content)).containsExactly("RETRY", "DELIVERED");
    assertThat(channel.timesLookedUp(content)).isZero();
  }

  @Test
  void waitsLongerAfterEachFailedAttempt() {
    UUID content = aContent();
    channel.onPublish(post -> answer(Publication.failed(Outcome.RETRY, "busy")));
    for (int i = 0; i < 6; i++) {
      makeDue(content);
      change("update channel set failures = 0 where id = ?", CHANNEL);
      workOff();
    }
    assertThat(dueIn(content)).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(160));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REJECTED", "MANUAL"})
  void stopsWhereTheChannelSaysSo(String outcome) {
    UUID content = aContent();
    channel.onPublish(post -> answer(Publication.failed(Outcome.valueOf(outcome), "标题过长")));
    workOff();
    assertThat(state(content)).isEqualTo(outcome);
    assertThat(column(content, "last_detail")).isEqualTo("标题过长");
    makeDue(content);
    workOff();
    assertThat(channel.timesPublished(content)).isOne();
  }

  @Test
  void cutsALongDetail() {
    UUID content = aContent();
    channel.onPublish(post -> answer(Publication.failed(Outcome.REJECTED, "长".repeat(2000))));
    workOff();
    assertThat(state(content)).isEqualTo("REJECTED");
    assertThat(column(content, "last_detail")).isEqualTo("长".repeat(500));
  }

  @Test
  void neverSendsAgainWhatMayHaveTakenEffectWithoutReadingTheChannel() {
    UUID content = aContent();
    unknown(content);
    assertThat(dueIn(content)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));

    channel.onPublish(post -> answer(Publication.delivered("second", LIVE)));
    channel.onLookUp(id -> answer(Reading.shown("first", LIVE)));
    workOff();
    assertThat(channel.timesLookedUp(content)).isZero();
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("DELIVERED");
    assertThat(column(content, "platform_id")).isEqualTo("first");
    assertThat(channel.timesPublished(content)).isOne();
    assertThat(attempts(content)).containsExactly("UNKNOWN", "DELIVERED");
  }

  @Test
  void takesASynchronousExceptionForUnknown() {
    UUID content = aContent();
    channel.onPublish(
        post -> {
          throw new IllegalStateException("bug");
        });
    workOff();
    assertThat(state(content)).isEqualTo("UNKNOWN");
  }

  @Test
  void tellsTheEditorOnlyTheKindOfAFailure() {
    UUID content = aContent();
    channel.onPublish(
        post -> Uni.createFrom().failure(new IllegalStateException("https://x?access_token=1")));
    workOff();
    assertThat(column(content, "last_detail")).isEqualTo("IllegalStateException");
    assertThat(
            Database.text(
                "select string_agg(detail, ',') from delivery_attempt where delivery_id = ?::uuid",
                delivery(content)))
        .doesNotContain("access_token");
  }

  @Test
  void sendsAgainWhenTheChannelDoesNotShowIt() {
    UUID content = aContent();
    unknown(content);
    channel.onLookUp(id -> answer(Reading.of(Reading.State.ABSENT, "not there")));
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("RETRY");
    assertThat(attempts(content)).containsExactly("UNKNOWN", "RETRY");

    channel.onPublish(post -> answer(Publication.delivered("second", LIVE)));
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("DELIVERED");
    assertThat(channel.timesPublished(content)).isEqualTo(2);
  }

  @Test
  void staysUnknownWhileTheChannelCannotBeRead() {
    UUID content = aContent();
    unknown(content);
    channel.onLookUp(id -> Uni.createFrom().failure(new IllegalStateException("down")));
    for (int i = 0; i < 3; i++) {
      makeDue(content);
      workOff();
      assertThat(state(content)).isEqualTo("UNKNOWN");
    }
    assertThat(channel.timesLookedUp(content)).isEqualTo(3);
    assertThat(channel.timesPublished(content)).isOne();
  }

  @Test
  void readsTheChannelAfterAWorkerDied() {
    UUID content = aContent();
    assertThat(claimOf(content).reconciles()).isFalse();
    assertThat(state(content)).isEqualTo("SENDING");
    endLease(content);

    channel.onLookUp(id -> answer(Reading.shown("first", LIVE)));
    workOff();
    assertThat(state(content)).isEqualTo("UNKNOWN");
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("DELIVERED");
    assertThat(channel.timesPublished(content)).isZero();
  }

  @Test
  void readsTheChannelAgainWhenTheReaderDied() {
    UUID content = aContent();
    unknown(content);
    makeDue(content);
    Claim dead = claimOf(content);
    assertThat(dead.reconciles()).isTrue();
    assertThat(state(content)).isEqualTo("RECONCILING");
    endLease(content);

    channel.onLookUp(id -> answer(Reading.shown("first", LIVE)));
    workOff();
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("DELIVERED");
    assertThat(channel.timesPublished(content)).isOne();
  }

  @Test
  void doesNotTouchADeliveryThatAnotherWorkerHolds() {
    UUID content = aContent();
    assertThat(claimOf(content).attempt()).isOne();
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("SENDING");
    assertThat(channel.timesPublished(content)).isZero();
  }

  @Test
  void aWorkerThatLostItsLeaseRecordsNothing() {
    UUID content = aContent();
    Claim lost = claimOf(content);
    endLease(content);
    await(() -> claims.recover());
    makeDue(content);
    Claim present = claimOf(content);

    await(() -> records.record(lost, called(Publication.failed(Outcome.REJECTED, "late"))));
    assertThat(state(content)).isEqualTo("RECONCILING");
    assertThat(column(content, "lease_token")).isEqualTo(present.leaseToken().toString());

    await(() -> records.record(present, called(Publication.delivered("first", LIVE))));
    await(() -> records.record(lost, called(Publication.failed(Outcome.RETRY, "late"))));
    assertThat(state(content)).isEqualTo("DELIVERED");
    assertThat(column(content, "last_detail")).isEqualTo("null");
  }

  @Test
  void aSlowChannelDoesNotKeepADeliveryFromAnotherWorker() throws Exception {
    UUID first = aContent();
    UUID second = aContent();
    dueBefore(first, second);
    BlockingQueue<Runnable> slowCall = new LinkedBlockingQueue<>();
    channel.onPublish(
        post ->
            post.contentId().equals(first)
                ? later(slowCall, Publication.delivered("slow", LIVE))
                : answer(Publication.delivered("once", LIVE)));
    ExecutorService slowWorker = Executors.newSingleThreadExecutor();
    try {
      Future<?> slowRun = slowWorker.submit(this::workOff);
      Runnable finishSlowCall = slowCall.poll(20, TimeUnit.SECONDS);
      assertThat(finishSlowCall).isNotNull();
      workOff();
      for (int looks = 0; looks < 1000 && !state(second).equals("DELIVERED"); looks++) {
        assertThat(state(first)).isEqualTo("SENDING");
      }
      assertThat(state(second)).isEqualTo("DELIVERED");
      if (finishSlowCall != null) {
        finishSlowCall.run();
      }
      slowRun.get(20, TimeUnit.SECONDS);
    } finally {
      slowWorker.shutdownNow();
    }
    assertThat(state(first)).isEqualTo("DELIVERED");
    assertThat(channel.timesPublished(first)).isOne();
    assertThat(channel.timesPublished(second)).isOne();
  }

  @Test
  void recordsTheAnswerOfAChannelThatAnswersOnAThreadOfItsOwn() {
    UUID content = aContent();
    channel.onPublish(
        post ->
            answer(Publication.delivered("platform-1", LIVE))
                .emitOn(Infrastructure.getDefaultExecutor()));
    workOff();
    assertThat(state(content)).isEqualTo("DELIVERED");
  }

  @Test
  void takesACallWithoutAnAnswerForUnknown() {
    UUID content = aContent();
    channel.onPublish(post -> Uni.createFrom().nothing());
    DeliveryWorker hasty =
        new DeliveryWorker(
            new Shift(),
            claims,
            records,
            channels,
            new Hasty(config),
            metrics,
            NoSpans.make(),
            InstantSource.system());
    await(() -> hasty.runOnce());
    assertThat(state(content)).isEqualTo("UNKNOWN");
    assertThat(attempts(content)).containsExactly("UNKNOWN");

    channel.onLookUp(id -> Uni.createFrom().nothing());
    makeDue(content);
    await(() -> hasty.runOnce());
    assertThat(state(content)).isEqualTo("UNKNOWN");
    assertThat(attempts(content)).containsExactly("UNKNOWN", "UNKNOWN");
  }

  @Test
  void oneFailureDoesNotHoldUpTheOthers() {
    UUID first = aContent();
    UUID second = aContent();
    dueBefore(first, second);
    channel.onPublish(
        post -> {
          if (post.contentId().equals(first)) {
            throw new IllegalStateException("bug");
          }
          return answer(Publication.delivered("platform-1", LIVE));
        });
    workOff();
    assertThat(state(first)).isEqualTo("UNKNOWN");
    assertThat(state(second)).isEqualTo("DELIVERED");
  }

  @Test
  void givesADeliveryThatNeverWorkedToTheEditor() {
    UUID content = aContent();
    change(
        "update delivery set patience_from = clock_timestamp() - interval '24 hours' where id ="
            + " ?::uuid",
        delivery(content));
    channel.onPublish(post -> answer(Publication.failed(Outcome.RETRY, "busy")));
    workOff();
    assertThat(state(content)).isEqualTo("REJECTED");
    assertThat(column(content, "last_detail")).isEqualTo("busy");
    makeDue(content);
    workOff();
    assertThat(channel.timesPublished(content)).isOne();
  }

  @Test
  void givesAChannelThatCannotBeReadToAPerson() {
    UUID content = aContent();
    unknown(content);
    change(
        "update delivery set patience_from = clock_timestamp() - interval '25 hours' where"
            + " content_id = ?",
        content);
    channel.onLookUp(id -> Uni.createFrom().failure(new IllegalStateException("down")));
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("MANUAL");
    assertThat(channel.timesPublished(content)).isOne();
  }

  @Test
  void waitsForCodeThatServesItsChannel() {
    UUID content = aContent();
    change("update channel set kind = 'NOT_YET' where id = ?", CHANNEL);
    try {
      workOff();
    } finally {
      change("update channel set kind = ? where id = ?", ScriptedChannel.KIND, CHANNEL);
    }
    assertThat(state(content)).isEqualTo("RETRY");
    channel.onPublish(post -> answer(Publication.delivered("platform-1", LIVE)));
    makeDue(content);
    workOff();
    assertThat(state(content)).isEqualTo("DELIVERED");
  }

  @Test
  void workersNeverClaimTheSameDelivery() throws Exception {
    List<UUID> contents = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      contents.add(aContent());
    }
    contents.forEach(this::makeDue);
    change("update channel set concurrency = 100 where id = ?", CHANNEL);
    List<UUID> claimed = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      Callable<List<UUID>> claims = this::claimUntilNoneIsLeft;
      for (Future<List<UUID>> each : workers.invokeAll(Collections.nCopies(4, claims))) {
        claimed.addAll(each.get());
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(claimed)
        .doesNotHaveDuplicates()
        .containsAll(contents.stream().map(this::delivery).toList());
  }

  @Test
  void theTableHoldsOneRowForAContentVersionOnAChannel() {
    UUID content = aContent();
    assertThatThrownBy(
            () ->
                change(
                    "insert into delivery (id, content_id, content_version, channel_id, payload,"
                        + " state) select gen_random_uuid(), content_id, content_version,"
                        + " channel_id, payload, 'WAITING' from delivery where id = ?::uuid",
                    delivery(content)))
        .hasMessageContaining("delivery_once");
  }

  /** A published content with one delivery, due before every other one. */
  private UUID aContent() {
    String consultation = Api.anOpenConsultation();
    Api.close(consultation);
    String id =
        Api.publishFeedback(consultation, CHANNEL)
            .then()
            .statusCode(201)
            .extract()
            .path("contentId");
    UUID content = UUID.fromString(id);
    makeDue(content);
    return content;
  }

  private void unknown(UUID content) {
    channel.onPublish(post -> Uni.createFrom().failure(new IllegalStateException("cut off")));
    workOff();
    assertThat(state(content)).isEqualTo("UNKNOWN");
  }

  private List<UUID> claimUntilNoneIsLeft() {
    List<UUID> claimed = new ArrayList<>();
    for (Claim claim = claimNext(); claim != null; claim = claimNext()) {
      claimed.add(claim.deliveryId());
    }
    return claimed;
  }

  private @Nullable Claim claimNext() {
    return await(() -> claims.claim());
  }

  private Claim claimOf(UUID content) {
    Claim claim = claimNext();
    assertThat(claim).isNotNull();
    if (claim == null || !claim.deliveryId().equals(delivery(content))) {
      throw new AssertionError("another delivery was due");
    }
    return claim;
  }

  private UUID delivery(UUID content) {
    return UUID.fromString(
        Database.text("select id from delivery where content_id = ?::uuid", content));
  }

  private static void change(String sql, Object... parameters) {
    assertThat(Database.update(sql, parameters)).isNotNegative();
  }

  private static String state(UUID content) {
    return column(content, "state");
  }

  private static String column(UUID content, String column) {
    return Database.text("select " + column + " from delivery where content_id = ?", content);
  }

  private List<String> attempts(UUID content) {
    String outcomes =
        Database.text(
            "select string_agg(outcome, ',' order by number) from delivery_attempt where"
                + " delivery_id = ?",
            delivery(content));
    return List.of(outcomes.split(",", -1));
  }

  private static Duration dueIn(UUID content) {
    long millis =
        Database.number(
            "select extract(epoch from due_at) * 1000 from delivery where content_id = ?", content);
    return Duration.between(Instant.now(), Instant.ofEpochMilli(millis));
  }

  private void makeDue(UUID content) {
    change("update delivery set due_at = 'epoch' where content_id = ?", content);
  }

  private static void postpone(UUID content) {
    change(
        "update delivery set due_at = clock_timestamp() + interval '1 hour' where content_id = ?",
        content);
  }

  private static void dueBefore(UUID first, UUID second) {
    change(
        "update delivery set due_at = timestamptz 'epoch' - interval '2 days' where content_id = ?",
        first);
    change(
        "update delivery set due_at = timestamptz 'epoch' - interval '1 day' where content_id = ?",
        second);
  }

  private static void endLease(UUID content) {
    change(
        "update delivery set lease_until = clock_timestamp() - interval '1 second' where content_id"
            + " = ?",
        content);
  }

  private static Called called(Publication publication) {
    return Called.of(CallKind.PUBLISH, publication, true);
  }

  private void workOff() {
    await(() -> worker.runOnce());
  }

  private static <T> Uni<T> answer(T item) {
    return Uni.createFrom().item(item);
  }

  /** An answer that comes when the test wants it, on the caller's context as those of platforms. */
  private static <T> Uni<T> later(BlockingQueue<Runnable> calls, T item) {
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .<T>emitter(
            emitter -> calls.add(() -> context.runOnContext(ignored -> emitter.complete(item))));
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  /** The same limits with little patience for a channel. */
  private record Hasty(DeliveryConfig usual) implements DeliveryConfig {

    @Override
    public String poll() {
      return usual.poll();
    }

    @Override
    public Duration lease() {
      return usual.lease();
    }

    @Override
    public Duration callTimeout() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration retryDelay() {
      return usual.retryDelay();
    }

    @Override
    public Duration retryCeiling() {
      return usual.retryCeiling();
    }

    @Override
    public Duration giveUpAfter() {
      return usual.giveUpAfter();
    }

    @Override
    public Duration reconcileAfter() {
      return usual.reconcileAfter();
    }

    @Override
    public int parallel() {
      return usual.parallel();
    }

    @Override
    public int breakerThreshold() {
      return usual.breakerThreshold();
    }

    @Override
    public Duration breakerPause() {
      return usual.breakerPause();
    }

    @Override
    public Duration breakerCeiling() {
      return usual.breakerCeiling();
    }

    @Override
    public Duration firstReadBack() {
      return usual.firstReadBack();
    }
  }
}
