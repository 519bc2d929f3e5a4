package org.gongkai.citizen.notification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gongkai.citizen.notification.Recipient.await;
import static org.gongkai.citizen.notification.Recipient.column;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongkai.citizen.InboxKind;
import org.gongkai.citizen.SessionService;
import org.gongkai.citizen.ToldOutcome;
import org.gongkai.citizen.notification.OutboxService.Claim;
import org.gongkai.platform.work.Shift;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.wechat.MessageClient.Message;
import org.gongkai.wechat.WechatFailure;
import org.gongkai.wechat.WechatFailure.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class NotificationWorkerTest {

  @Inject OutboxService outbox;
  @Inject SessionService sessions;
  @Inject NotificationConfig config;
  @Inject MeterRegistry metrics;
  @Inject InstantSource clock;

  private final Platform platform = new Platform();

  /** A platform that answers what a test tells it and remembers what it was sent. */
  private static final class Platform implements MessageSender {

    private final List<Message> sent = new CopyOnWriteArrayList<>();
    private volatile Function<Message, Uni<String>> answer = message -> item("msg-1");

    @Override
    public Uni<String> send(Message message) {
      sent.add(message);
      return answer.apply(message);
    }

    long sentTo(Recipient recipient) {
      String openid = recipient.openid();
      return sent.stream().filter(message -> message.openid().equals(openid)).count();
    }

    void fails(Kind kind, int errcode) {
      fails(new WechatFailure(kind, errcode, "rid-1", null));
    }

    void fails(Throwable failure) {
      answer = message -> Uni.createFrom().failure(failure);
    }

    void works() {
      answer = message -> item("msg-2");
    }

    private static Uni<String> item(String id) {
      return Uni.createFrom().item(id);
    }
  }

  /** So that nothing of another test is due. */
  @BeforeEach
  @AfterEach
  void endAll() {
    Database.update(
        "update notification set state = 'FAILED', lease_token = null, lease_until = null where"
            + " state in ('WAITING', 'SENDING')");
  }

  @Test
  void sendsWhatTheCitizenAgreedTo() {
    Recipient recipient = Recipient.agreed(2);
    UUID id = recipient.told();
    assertThat(column(id, "state")).isEqualTo("WAITING");
    work();
    assertThat(column(id, "state")).isEqualTo("SENT");
    assertThat(column(id, "platform_id")).isEqualTo("msg-1");
    assertThat(column(id, "attempts")).isEqualTo("1");
    assertThat(column(id, "lease_token")).isEqualTo("null");
    assertThat(recipient.remaining()).isOne();
    assertThat(platform.sent).hasSize(1);
    Message message = platform.sent.get(0);
    assertThat(message.openid()).isEqualTo(recipient.openid());
    assertThat(message.templateId()).isEqualTo(Recipient.ANSWER);
    assertThat(message.page()).isEqualTo("pages/receipt/receipt?receipt=7K3M9QTAX2V4N");
    assertThat(message.data())
        .containsEntry("thing1", "集市管理办法")
        .containsEntry("phrase2", "部分采纳")
        .containsKeys("date3", "thing4")
        .hasSize(4);
    work();
    assertThat(platform.sent).hasSize(1);
  }

  @Test
  void needsNoNameOfTheMessage() {
    UUID id = Recipient.agreed(1).told();
    platform.answer = message -> Uni.createFrom().nullItem();
    work();
    assertThat(column(id, "state")).isEqualTo("SENT");
    assertThat(column(id, "platform_id")).isEqualTo("null");
  }

  @Test
  void sendsNothingWithoutConsent() {
    Recipient recipient = Recipient.login();
    UUID id = recipient.told();
    work();
    assertThat(column(id, "state")).isEqualTo("NO_GRANT");
    assertThat(platform.sent).isEmpty();
  }

  @Test
  void usesAConsentOnce() {
    Recipient recipient = Recipient.agreed(1);
    List<UUID> told = List.of(recipient.told(), recipient.told());
    work();
    assertThat(states(told)).containsExactlyInAnyOrder("SENT", "NO_GRANT");
    assertThat(platform.sent).hasSize(1);
    assertThat(recipient.remaining()).isZero();
  }

  @Test
  void usesAStandingConsentAgainAndAgain() {
    Recipient recipient = Recipient.agreed(1).withStanding();
    List<UUID> told =
        IntStream.range(0, 3)
            .mapToObj(i -> recipient.told(InboxKind.COMMENT_HIDDEN, ToldOutcome.HIDDEN))
            .toList();
    work();
    assertThat(states(told)).containsOnly("SENT");
    assertThat(platform.sent).hasSize(3);
    assertThat(platform.sent.get(0).templateId()).isEqualTo(Recipient.MODERATION);
    assertThat(platform.sent.get(0).data()).containsEntry("phrase2", "未公开");
    assertThat(recipient.standing()).isTrue();
    assertThat(recipient.remaining()).isOne();
  }

  @Test
  void keepsAStandingConsentThroughAFailureAndEndsItWhenThePlatformDoes() {
    Recipient recipient = Recipient.login().withStanding();
    UUID id = recipient.told(InboxKind.APPEAL_DECIDED, ToldOutcome.UPHELD);
    platform.fails(Kind.NOT_SENT, 0);
    work();
    assertThat(column(id, "state")).isEqualTo("WAITING");
    assertThat(recipient.standing()).isTrue();
    platform.fails(Kind.PERMANENT, 43101);
    makeDue(id);
    work();
    assertThat(column(id, "state")).isEqualTo("NO_GRANT");
    assertThat(recipient.standing()).isFalse();
    assertThat(column(recipient.told(InboxKind.COMMENT_HIDDEN, ToldOutcome.HIDDEN), "state"))
        .isEqualTo("NO_GRANT");
  }

  @Test
  void forgetsConsentsThatThePlatformDoesNotHave() {
    Recipient recipient = Recipient.agreed(3);
    UUID id = recipient.told();
    platform.fails(Kind.PERMANENT, 43101);
    work();
    assertThat(column(id, "state")).isEqualTo("NO_GRANT");
    assertThat(column(id, "detail")).isEqualTo("PERMANENT 43101");
    assertThat(recipient.remaining()).isZero();
  }

  @Test
  void repeatsAMessageThatMetAnotherToTheSamePerson() {
    Recipient recipient = Recipient.agreed(1);
    UUID id = recipient.told();
    platform.fails(
        new WechatFailure(Kind.RATE_LIMITED, 43108, "rid-1", Instant.now().plusSeconds(60)));
    work();
    assertThat(column(id, "state")).isEqualTo("WAITING");
    assertThat(column(id, "spent")).isEqualTo("false");
    assertThat(recipient.remaining()).isOne();
    platform.works();
    work();
    assertThat(platform.sentTo(recipient)).as("before it is due").isOne();
    makeDue(id);
    work();
    assertThat(column(id, "state")).isEqualTo("SENT");
    assertThat(column(id, "attempts")).isEqualTo("2");
    assertThat(platform.sentTo(recipient)).isEqualTo(2);
    assertThat(recipient.remaining()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"BUSY", "LOST"})
  void neverSendsAgainWhatMayHaveArrived(Kind kind) {
    Recipient recipient = Recipient.agreed(2);
    UUID id = recipient.told();
    platform.fails(kind, kind == Kind.BUSY ? -1 : 0);
    work();
    assertThat(column(id, "state")).isEqualTo("UNKNOWN");
    assertThat(recipient.remaining()).isOne();
    platform.works();
    makeDue(id);
    work();
    assertThat(column(id, "state")).isEqualTo("UNKNOWN");
    assertThat(platform.sentTo(recipient)).isOne();
    assertThat(recipient.remaining()).isOne();
  }

  @Test
  void waitsForNoAnswerForEver() {
    Recipient recipient = Recipient.agreed(2);
    UUID id = recipient.told();
    platform.answer = message -> Uni.createFrom().nothing();
    await(() -> worker(FixedConfig.lease(Duration.ofMillis(400))).runOnce());
    assertThat(column(id, "state")).isEqualTo("UNKNOWN");
    assertThat(recipient.remaining()).isOne();
  }

  @Test
  void waitsAsLongAsThePlatformWants() {
    Recipient recipient = Recipient.agreed(1);
    UUID id = recipient.told();
    Instant tomorrow = Instant.now().plus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MILLIS);
    platform.fails(new WechatFailure(Kind.RATE_LIMITED, 45009, "rid-1", tomorrow));
    work();
    assertThat(column(id, "state")).isEqualTo("WAITING");
    assertThat(dueAt(id)).isEqualTo(tomorrow);
    assertThat(recipient.remaining()).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {47003, 45168, 40037, 40003, 41030})
  void givesUpWhatThePlatformRefusesForGood(int errcode) {
    Recipient recipient = Recipient.agreed(1);
    UUID id = recipient.told();
    platform.fails(Kind.PERMANENT, errcode);
    String logged = logged();
    assertThat(column(id, "state")).isEqualTo("FAILED");
    assertThat(column(id, "detail")).isEqualTo("PERMANENT " + errcode);
    assertThat(recipient.remaining()).isOne();
    assertThat(logged)
        .containsPattern("ERROR .*" + id + ".*errcode " + errcode)
        .doesNotContain(recipient.openid(), "集市管理办法");
    makeDue(id);
    work();
    assertThat(platform.sentTo(recipient)).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {43107, 48001})
  void waitsLongForAnAdministrator(int errcode) {
    Recipient recipient = Recipient.agreed(1);
    UUID id = recipient.told();
    platform.fails(Kind.NEEDS_ADMIN, errcode);
    String logged = logged();
    assertThat(column(id, "state")).isEqualTo("WAITING");
    assertThat(dueAt(id))
        .isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));
    assertThat(recipient.remaining()).isOne();
    assertThat(logged).containsPattern("WARN .*" + id + ".*errcode " + errcode);
  }

  @Test
  void takesABugForASentMessage() {
    Recipient recipient = Recipient.agreed(1);
    UUID id = recipient.told();
    platform.answer =
        message -> {
          throw new IllegalStateException("bug");
        };
    work();
    assertThat(column(id, "state")).isEqualTo("UNKNOWN");
    assertThat(column(id, "detail")).isEqualTo("IllegalStateException");
  }

  @Test
  void triesAgainWhileTheCitizenCannotBeRead() {
    Recipient recipient = Recipient.agreed(1);
    UUID id = recipient.told();
    String sealed = Database.text("select openid_sealed from citizen where id = ?", recipient.id());
    Database.update("update citizen set openid_sealed = 'other:key' where id = ?", recipient.id());
    work();
    assertThat(column(id, "state")).isEqualTo("WAITING");
    assertThat(recipient.remaining()).isOne();
    assertThat(platform.sent).isEmpty();
    Database.update("update citizen set openid_sealed = ? where id = ?", sealed, recipient.id());
    makeDue(id);
    work();
    assertThat(column(id, "state")).isEqualTo("SENT");
  }

  @Test
  void sendsNothingThatIsOld() {
    Recipient recipient = Recipient.agreed(1);
    UUID old = recipient.told();
    Database.update(
        "update notification set created_at = created_at - interval '73 hours' where id = ?", old);
    work();
    assertThat(column(old, "state")).isEqualTo("FAILED");
    assertThat(column(old, "detail")).isEqualTo("expired");
    assertThat(platform.sent).isEmpty();
    assertThat(recipient.remaining()).isOne();
    UUID younger = recipient.told();
    Database.update(
        "update notification set created_at = created_at - interval '71 hours' where id = ?",
        younger);
    work();
    assertThat(column(younger, "state")).isEqualTo("SENT");
  }

  @Test
  void neverSendsAgainWhatADeadWorkerMayHaveSent() {
    Recipient recipient = Recipient.agreed(2);
    UUID id = recipient.told();
    Claim lost = claim();
    assertThat(lost.id()).isEqualTo(id);
    assertThat(recipient.remaining()).isOne();
    work();
    assertThat(column(id, "state")).as("within its lease").isEqualTo("SENDING");
    Database.update(
        "update notification set lease_until = clock_timestamp() - interval '1 second' where id ="
            + " ?",
        id);
    work();
    assertThat(column(id, "state")).isEqualTo("UNKNOWN");
    assertThat(column(id, "detail")).isEqualTo("worker lost");
    assertThat(recipient.remaining()).isOne();
    assertThat(platform.sent).isEmpty();
    await(() -> outbox.record(lost, CallOutcome.again(Instant.now(), "late")));
    assertThat(column(id, "state")).as("after a late record").isEqualTo("UNKNOWN");
    assertThat(recipient.remaining()).isOne();
  }

  @Test
  void claimsNothingElseOfACitizenToWhomSomethingIsSent() {
    Recipient recipient = Recipient.agreed(5);
    UUID first = recipient.told();
    UUID second = recipient.told();
    Claim held = claim();
    assertThat(held.id()).isEqualTo(first);
    assertThat(await(() -> outbox.claim()).more()).isFalse();
    UUID anothers = Recipient.agreed(1).told();
    work();
    assertThat(column(anothers, "state")).isEqualTo("SENT");
    assertThat(column(second, "state")).isEqualTo("WAITING");
    await(() -> outbox.record(held, CallOutcome.sent("msg-0")));
    work();
    assertThat(column(second, "state")).isEqualTo("SENT");
  }

  @Test
  void neverSendsTwoToOnePersonAtOnceHoweverManyWorkersThereAre() throws Exception {
    List<Recipient> recipients = Stream.generate(() -> Recipient.agreed(6)).limit(3).toList();
    List<UUID> told = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      recipients.forEach(recipient -> told.add(recipient.told()));
    }
    InFlight flights = new InFlight();
    platform.answer = flights::answer;
    ExecutorService instances = Executors.newFixedThreadPool(3);
    try {
      // Rounds: a worker that finds everybody busy comes back, as the schedule makes it do.
      for (int round = 0; round < 50 && states(told).contains("WAITING"); round++) {
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          runs.add(instances.submit(() -> await(() -> worker(config).runOnce())));
        }
        for (Future<?> run : runs) {
          run.get(60, TimeUnit.SECONDS);
        }
      }
    } finally {
      instances.shutdownNow();
    }
    assertThat(states(told)).containsOnly("SENT");
    assertThat(platform.sent).hasSize(18);
    assertThat(flights.mostToOne.get()).isOne();
    assertThat(flights.mostAtAll.get()).as("at once to different people").isGreaterThan(1);
    recipients.forEach(recipient -> assertThat(recipient.remaining()).isZero());
  }

  /** Counts the calls that are under way. */
  private static final class InFlight {

    private final Map<String, AtomicInteger> ofOne = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger mostToOne = new AtomicInteger();
    private final AtomicInteger mostAtAll = new AtomicInteger();

    Uni<String> answer(Message message) {
      AtomicInteger one = ofOne.computeIfAbsent(message.openid(), id -> new AtomicInteger());
      mostToOne.accumulateAndGet(one.incrementAndGet(), Math::max);
      mostAtAll.accumulateAndGet(all.incrementAndGet(), Math::max);
      return Uni.createFrom()
          .item("msg")
          .onItem()
          .delayIt()
          .by(Duration.ofMillis(20))
          .invoke(
              () -> {
                one.decrementAndGet();
                all.decrementAndGet();
              });
    }
  }

  private NotificationWorker worker(NotificationConfig settings) {
    return new NotificationWorker(
        new Shift(), outbox, sessions, platform, settings, metrics, clock);
  }

  private void work() {
    await(() -> worker(config).runOnce());
  }

  private String logged() {
    LoggedLines lines = LoggedLines.open();
    try {
      work();
      return lines.text();
    } finally {
      lines.close();
    }
  }

  private Claim claim() {
    return requireNonNull(await(() -> outbox.claim()).claim());
  }

  private static List<String> states(List<UUID> notifications) {
    return notifications.stream().map(id -> column(id, "state")).toList();
  }

  private static Instant dueAt(UUID id) {
    return OffsetDateTime.parse(
            column(id, "to_char(due_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"))
        .toInstant();
  }

  private static void makeDue(UUID id) {
    Database.update(
        "update notification set due_at = clock_timestamp() - interval '1 second' where id = ?",
        id);
  }
}
