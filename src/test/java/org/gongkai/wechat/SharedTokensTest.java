package org.gongkai.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.wechat.ClientParts.Clock;
import org.gongkai.wechat.ClientParts.Config;
import org.gongkai.wechat.ScriptedPlatform.Reply;
import org.gongkai.wechat.SharedTokens.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances that share their access tokens and limits in a real Redis. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class SharedTokensTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LEASE = Duration.ofSeconds(15);

  @Inject Vertx vertx;
  @Inject ReactiveRedisDataSource redis;
  @Inject FieldCipher cipher;

  private final ScriptedPlatform platform = new ScriptedPlatform();
  private final Clock clock = new Clock();
  // Redis is shared by all tests; each has accounts of its own.
  private final String miniId = "wxtest" + UUID.randomUUID().toString().substring(0, 12);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void twoHundredFirstCallsOnTwoInstancesFetchOneToken() {
    ClientParts one = instance();
    ClientParts other = instance();
    List<Uni<Suggestion>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(one.checks.checkText("oInvented-1", "建议公开。"));
      calls.add(other.checks.checkText("oInvented-1", "建议公开。"));
    }
    Uni.join().all(calls).andFailFast().await().atMost(PATIENCE);
    assertThat(platform.count(Endpoint.TOKEN)).isOne();
    assertThat(platform.count(Endpoint.TEXT_CHECK)).isEqualTo(200);
  }

  @Test
  void aThirdInstanceFindsTheTokenThere() {
    check(instance());
    check(instance());
    assertThat(platform.count(Endpoint.TOKEN)).isOne();
  }

  @Test
  void aHolderWhoDiedIsWaitedForNoLongerThanItsLease() {
    Duration lease = Duration.ofMillis(700);
    long begin = System.nanoTime();
    // Takes the lock and never comes back.
    assertThat(await(shared(clock).look(app(), lease)).isOwner()).isTrue();
    check(new ClientParts(vertx, config(lease), redis, InstantSource.system(), cipher));
    Duration waited = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(platform.count(Endpoint.TOKEN)).isOne();
    assertThat(waited)
        .isGreaterThanOrEqualTo(lease.minusMillis(1))
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void onlyOneHasTheLockAndTheOthersWait() {
    SharedTokens tokens = shared(clock);
    Look first = await(tokens.look(app(), LEASE));
    Look second = await(tokens.look(app(), LEASE));
    assertThat(first.isOwner()).isTrue();
    assertThat(first.token()).isNull();
    assertThat(second).isEqualTo(new Look(null, 0, false));
    await(tokens.release(app(), first.fence()));
    assertThat(await(tokens.look(app(), LEASE)).fence()).isGreaterThan(first.fence());
  }

  @Test
  void whoseLeaseRanOutWritesNothingOverItsSuccessor() {
    SharedTokens tokens = shared(clock);
    Look slow = await(tokens.look(app(), Duration.ofMillis(1)));
    Look successor = awaitOwner(tokens);
    await(tokens.store(app(), successor.fence(), token("invented-token-new")));
    await(tokens.store(app(), slow.fence(), token("invented-token-old")));
    await(tokens.release(app(), slow.fence()));
    assertThat(await(tokens.look(app(), LEASE)).token()).isEqualTo(token("invented-token-new"));
  }

  @Test
  void aLateHolderDoesNotGiveBackTheLockOfAnother() {
    SharedTokens tokens = shared(clock);
    Look slow = await(tokens.look(app(), Duration.ofMillis(1)));
    awaitOwner(tokens);
    await(tokens.release(app(), slow.fence()));
    assertThat(await(tokens.look(app(), LEASE)).isOwner()).isFalse();
  }

  @Test
  void aRefusedTokenIsDroppedOnlyWhileItIsThePresentOne() {
    SharedTokens tokens = shared(clock);
    Look look = await(tokens.look(app(), LEASE));
    await(tokens.store(app(), look.fence(), token("invented-token-2")));
    await(tokens.drop(app(), token("invented-token-1")));
    assertThat(await(tokens.look(app(), LEASE)).token()).isNotNull();
    await(tokens.drop(app(), token("invented-token-2")));
    assertThat(await(tokens.look(app(), LEASE)).isOwner()).isTrue();
  }

  @Test
  void oneRefusedTokenOnTwoInstancesIsReplacedOnce() {
    ClientParts one = instance();
    ClientParts other = instance();
    check(one);
    check(other);
    platform.answer(
        Endpoint.TEXT_CHECK,
        call ->
            "invented-token-1".equals(ScriptedPlatform.parameter(call, "access_token"))
                ? Reply.error(42001)
                : platform.success(Endpoint.TEXT_CHECK));
    check(one);
    check(other);
    assertThat(platform.count(Endpoint.TOKEN)).isEqualTo(2);
  }

  @Test
  void oneInstanceRenewsEarlyAndTheOthersGoOnWithTheOldToken() {
    ClientParts one = instance();
    check(one);
    clock.pass(Duration.ofMinutes(116));
    SharedTokens tokens = shared(clock);
    Look renewing = await(tokens.look(app(), LEASE));
    assertThat(renewing.isOwner()).isTrue();
    check(one);
    check(instance());
    assertThat(platform.count(Endpoint.TOKEN)).isOne();
    await(tokens.store(app(), renewing.fence(), token("invented-token-7")));
    clock.pass(Duration.ofSeconds(61));
    check(one);
    assertThat(
            ScriptedPlatform.parameter(platform.calls(Endpoint.TEXT_CHECK).get(3), "access_token"))
        .isEqualTo("invented-token-7");
  }

  @Test
  void goesOnWithTheOldTokenWhenTheNewOneCannotBeFetchedYet() {
    ClientParts one = instance();
    check(one);
    clock.pass(Duration.ofMinutes(116));
    platform.answer(Endpoint.TOKEN, Reply.status(502));
    check(one);
    assertThat(platform.count(Endpoint.TOKEN)).isEqualTo(2);
    assertThat(platform.count(Endpoint.TEXT_CHECK)).isEqualTo(2);
  }

  @Test
  void keepsNoTokenInTheClear() {
    check(instance());
    String root = "gongkai:wechat:{" + miniId + "}:";
    Response stored = await(redis.execute("GET", root + "token"));
    assertThat(stored.toString()).doesNotContain("invented-token");
    assertThat(await(redis.execute("HGETALL", root + "state")).toString())
        .doesNotContain("invented-token", ClientParts.MINI_SECRET);
    assertThat(await(redis.execute("EXISTS", root + "lock")).toLong()).isZero();
    assertThat(await(redis.execute("PTTL", root + "token")).toLong())
        .isBetween(1L, Duration.ofHours(2).toMillis());
  }

  @Test
  void allInstancesTogetherStayWithinTheLimitOfAMinute() {
    Quotas one = new Quotas(redis, clock, new QuotaMetrics(new SimpleMeterRegistry(), clock));
    Quotas other = new Quotas(redis, clock, new QuotaMetrics(new SimpleMeterRegistry(), clock));
    Set<Integer> refused = new HashSet<>();
    for (int i = 0; i < 62; i++) {
      int number = i;
      (i % 2 == 0 ? one : other)
          .take(app(), Endpoint.MASS_SEND)
          .onFailure(WechatFailure.class)
          .invoke(() -> refused.add(number))
          .onFailure(WechatFailure.class)
          .recoverWithNull()
          .await()
          .atMost(PATIENCE);
    }
    assertThat(refused).containsExactly(60, 61);
    // Another account and another call have limits of their own.
    await(one.take(app(), Endpoint.TEXT_CHECK));
  }

  @Test
  void whatThePlatformLimitsIsLeftAloneByAllInstances() {
    ClientParts one = instance();
    platform.answer(Endpoint.TEXT_CHECK, Reply.error(44991));
    assertThat(failure(one).until()).isEqualTo(Instant.parse("2026-03-01T00:01:00Z"));
    WechatFailure other = failure(instance());
    assertThat(other.kind()).isEqualTo(WechatFailure.Kind.RATE_LIMITED);
    assertThat(other.until()).isAfter(clock.instant());
    assertThat(platform.count(Endpoint.TEXT_CHECK)).isOne();
  }

  @Test
  void twoMessagesToOneUserAtOnceStopNobodyElse() {
    ClientParts one = instance();
    platform.answer(Endpoint.MESSAGE, Reply.error(43108));
    MessageClient.Message message =
        new MessageClient.Message("oInvented-1", "template-1", null, Map.of());
    Throwable failure =
        one.messages
            .send(message)
            .onItem()
            .<Throwable>transform(sent -> null)
            .onFailure()
            .recoverWithItem(wrong -> wrong)
            .await()
            .atMost(PATIENCE);
    assertThat(failure).isInstanceOf(WechatFailure.class);
    assertThat(await(one.messages.send(message))).isEqualTo("1700000001");
  }

  private ClientParts instance() {
    return new ClientParts(vertx, config(LEASE), redis, clock, cipher);
  }

  private Config config(Duration lease) {
    return new Config(List.of(platform.url()), Duration.ofSeconds(10), lease, miniId);
  }

  private SharedTokens shared(InstantSource time) {
    return new SharedTokens(redis, cipher, time);
  }

  private WechatApp app() {
    return new WechatApp("mini", AppKind.MINI_PROGRAM, miniId, "unused", null, null);
  }

  private AccessToken token(String value) {
    Instant begin = Instant.parse("2026-03-01T03:00:00Z");
    return new AccessToken(value, begin, begin.plusSeconds(300));
  }

  /** The one millisecond of the lock before passes by itself. */
  @CanIgnoreReturnValue
  private Look awaitOwner(SharedTokens tokens) {
    for (int i = 0; i < 1000; i++) {
      Look look = await(tokens.look(app(), LEASE));
      if (look.isOwner()) {
        return look;
      }
    }
    throw new AssertionError("the lock is still held");
  }

  private void check(ClientParts client) {
    client.checks.checkText("oInvented-1", "建议公开。").await().atMost(PATIENCE);
  }

  private WechatFailure failure(ClientParts client) {
    try {
      check(client);
    } catch (WechatFailure failure) {
      return failure;
    }
    throw new AssertionError("no failure");
  }

  private static <T> T await(Uni<T> step) {
    return step.await().atMost(PATIENCE);
  }
}
