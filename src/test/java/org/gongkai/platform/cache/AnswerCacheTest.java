package org.gongkai.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One instance and what it keeps in Redis. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class AnswerCacheTest {

  @Inject RedisDataSource redis;

  private final AnswerKey key = AnswerKey.of("test:" + UUID.randomUUID());
  private final String hash = Instance.hash(key);
  private final List<Instance> instances = new ArrayList<>();
  private final AtomicInteger loads = new AtomicInteger();
  private volatile Instant now = Instant.parse("2026-03-01T00:00:00Z");

  // Not with the field: a second object of this class is made that no method ends.
  @SuppressWarnings("NullAway.Init")
  private Instance instance;

  @BeforeEach
  void begin() {
    instance = instance(64 << 20);
  }

  @AfterEach
  void forget() {
    instances.forEach(Instance::close);
    redis.key().del(hash);
  }

  @Test
  void asksTheDatabaseOnce() {
    assertThat(text("first")).isEqualTo("first");
    assertThat(text("second")).isEqualTo("first");
    assertThat(loads).hasValue(1);
  }

  @Test
  void asksRedisWhenItKeepsNothingItself() {
    Instance forgetful = instance(0);
    Response first = forgetful.read(key, () -> loaded("first"));
    Response second = forgetful.read(key, () -> loaded("second"));
    assertThat(Instance.text(second)).isEqualTo("first");
    assertThat(second.getHeaderString("ETag")).isEqualTo(first.getHeaderString("ETag"));
    assertThat(second.getHeaderString("Cache-Control"))
        .isEqualTo(first.getHeaderString("Cache-Control"));
  }

  @Test
  void sharesAnswersAmongInstances() {
    Response first = instance.read(key, () -> linked("first"));
    Response other = instance(64 << 20).read(key, () -> linked("second"));
    assertThat(Instance.text(other)).isEqualTo("first");
    assertThat(other.getHeaderString("ETag")).isEqualTo(first.getHeaderString("ETag"));
    assertThat(other.getStringHeaders().get("Link"))
        .containsExactly("<https://a.example/>; rel=\"hub\"", "<https://b.example/>; rel=\"self\"");
  }

  @Test
  void keepsAnswersOfDifferentNamesApart() {
    text("first");
    AnswerKey other = new AnswerKey(key.group(), "2");
    assertThat(instance.text(other, () -> loaded("second"))).isEqualTo("second");
    assertThat(text("third")).isEqualTo("first");
  }

  @Test
  void sendsJsonWithEverythingThatACacheNeeds() {
    Supplier<Uni<Loaded>> loader = () -> item(Loaded.json(Map.of("title", "公开")));
    for (Response answer : List.of(instance.read(key, loader), instance.read(key, loader))) {
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(Instance.text(answer)).isEqualTo("{\"title\":\"公开\"}");
      assertThat(answer.getHeaderString("Content-Type"))
          .isEqualTo("application/json;charset=UTF-8");
      assertThat(answer.getHeaderString("ETag")).matches("\"[0-9a-f]{32}\"");
      assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("public, max-age=10");
      assertThat(answer.getHeaderString("Age")).isEqualTo("0");
      assertThat(answer.getHeaderString("Vary")).isEqualTo("Accept-Encoding");
    }
  }

  @Test
  void sparesTheBodyForWhoHasItAlready() {
    String etag = instance.read(key, () -> loaded("first")).getHeaderString("ETag");
    for (String ifNoneMatch : List.of(etag, "W/" + etag, "*", "\"other\", " + etag)) {
      Response answer = instance.read(key, ifNoneMatch, () -> loaded("second"));
      assertThat(answer.getStatus()).isEqualTo(304);
      assertThat(answer.hasEntity()).isFalse();
      assertThat(answer.getHeaderString("ETag")).isEqualTo(etag);
      assertThat(answer.getHeaderString("Cache-Control")).startsWith("public, max-age=");
      assertThat(answer.getHeaderString("Vary")).isEqualTo("Accept-Encoding");
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void changesItsTagWithTheContent() {
    String first = instance.read(key, () -> loaded("first")).getHeaderString("ETag");
    instance.evict(key.group());
    Response second = instance.read(key, first, () -> loaded("second"));
    assertThat(second.getStatus()).isEqualTo(200);
    assertThat(second.getHeaderString("ETag")).isNotEqualTo(first);
  }

  @Test
  void evictsEveryGroupThatItIsGiven() {
    List<String> groups = List.of(key.group() + ":1", key.group() + ":2", key.group() + ":3");
    groups.forEach(
        group -> assertThat(instance.text(AnswerKey.of(group), () -> loaded("a"))).isEqualTo("a"));
    instance.evict(groups.toArray(new String[0]));
    groups.forEach(
        group -> assertThat(instance.text(AnswerKey.of(group), () -> loaded("b"))).isEqualTo("b"));
    groups.forEach(group -> redis.key().del(Instance.hash(AnswerKey.of(group))));
  }

  @Test
  void evictsOverviewsWithEveryGroup() {
    AnswerKey overview = AnswerKey.overview("/test/" + UUID.randomUUID());
    assertThat(instance.text(overview, () -> loaded("first"))).isEqualTo("first");
    instance.evict(key.group());
    assertThat(instance.text(overview, () -> loaded("second"))).isEqualTo("second");
  }

  @Test
  void evictsNothingWhenItIsGivenNothing() {
    AnswerKey overview = AnswerKey.overview("/test/" + UUID.randomUUID());
    assertThat(instance.text(overview, () -> loaded("first"))).isEqualTo("first");
    instance.evict();
    assertThat(instance.text(overview, () -> loaded("second"))).isEqualTo("first");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "999,0", "1000,1", "5000,5", "3600000,10"})
  void letsClientsKeepAnAnswerUntilItChangesAtMost(long millis, long maxAge) {
    Instant changesAt = now.plusMillis(millis);
    Response answer = instance.read(key, () -> changing("first", changesAt));
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("public, max-age=" + maxAge);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 64 << 20})
  void servesNoAnswerAtOrAfterTheInstantAtWhichItChanges(long memory) {
    Instance clocked = instance(memory);
    Instant changesAt = now.plusSeconds(30);
    clocked.read(key, () -> changing("before", changesAt));

    now = changesAt.minusMillis(1);
    Response last = clocked.read(key, () -> loaded("too early"));
    assertThat(Instance.text(last)).isEqualTo("before");
    assertThat(last.getHeaderString("Age")).isEqualTo("29");
    assertThat(last.getHeaderString("Cache-Control")).isEqualTo("public, max-age=29");

    now = changesAt;
    assertThat(clocked.text(key, () -> loaded("after"))).isEqualTo("after");
    assertThat(clocked.text(key, () -> loaded("third"))).isEqualTo("after");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 64 << 20})
  void servesNoAnswerLongerThanTheConfiguredTime(long memory) {
    Instance clocked = instance(memory);
    Instant end = now.plusSeconds(60);
    clocked.read(key, () -> changing("before", end.plusSeconds(1)));
    now = end.minusMillis(1);
    assertThat(clocked.text(key, () -> loaded("too early"))).isEqualTo("before");
    now = end;
    assertThat(clocked.text(key, () -> loaded("after"))).isEqualTo("after");
  }

  @Test
  void doesNotKeepAnAnswerThatHasChangedAlready() {
    Response answer = instance.read(key, () -> changing("first", now.minusSeconds(1)));
    assertThat(Instance.text(answer)).isEqualTo("first");
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("public, max-age=0");
    assertThat(fields()).isEmpty();
    assertThat(text("second")).isEqualTo("second");
  }

  @Test
  void keepsABriefAnswerForAMomentAndHasClientsAskEachTime() {
    Response first = instance.read(key, () -> brief("first"));
    assertThat(first.getHeaderString("Cache-Control")).isEqualTo("no-cache");
    now = now.plusMillis(999);
    assertThat(instance.text(key, () -> brief("second"))).isEqualTo("first");
    now = now.plusMillis(1);
    assertThat(instance.text(key, () -> brief("third"))).isEqualTo("third");
  }

  @Test
  void letsRedisForgetWhatHasChanged() {
    instance.read(key, () -> changing("first", now.plusSeconds(30)));
    assertThat(redis.key().pttl(hash)).isBetween(1L, 30_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "{}",
        "gongkai-answer-1\ntext/plain\n\"e\"\n1772323200123\n\nold",
        "gongkai-answer-3\n9999999999999\n1\ntext/plain\n\"e\"\n\n\n2 0\n{}",
        "\n\n"
      })
  void replacesGarbage(String garbage) {
    redis.hash(String.class).hset(hash, "A", garbage);
    assertThat(text("first")).isEqualTo("first");
    assertThat(instance(0).text(key, () -> loaded("second"))).isEqualTo("first");
  }

  @Test
  void replacesAnotherKindOfValue() {
    redis.list(String.class).lpush(hash, "garbage");
    assertThat(text("first")).isEqualTo("first");
    Instance forgetful = instance(0);
    assertThat(forgetful.text(key, () -> loaded("second"))).isEqualTo("second");
    assertThat(forgetful.text(key, () -> loaded("third"))).isEqualTo("second");
  }

  @Test
  void replacesALeaseThatIsNone() {
    redis.hash(String.class).hset(hash, "L", "garbage");
    assertThat(text("first")).isEqualTo("first");
    assertThat(instance(0).text(key, () -> loaded("second"))).isEqualTo("first");
  }

  @Test
  void beginsAGroupWithTooManyAnswersAnew() {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 2001; i++) {
      many.put("Apage-" + i, "");
    }
    redis.hash(String.class).hset(hash, many);
    assertThat(text("first")).isEqualTo("first");
    assertThat(fields()).containsExactly("A");
  }

  @ParameterizedTest
  @EnumSource(names = {"NOTICE_NOT_FOUND", "NOTICE_WITHDRAWN"})
  void keepsThatThereIsNothingToSeeForAMoment(ProblemType type) {
    refused(type);
    now = now.plusMillis(999);
    refused(type);
    assertThat(loads).hasValue(1);
    now = now.plusMillis(1);
    refused(type);
    assertThat(loads).hasValue(2);
    assertThat(fields()).isEmpty();
  }

  @Test
  void evictsThatThereIsNothingToSee() {
    refused(ProblemType.NOTICE_NOT_FOUND);
    instance.evict(key.group());
    assertThat(text("first")).isEqualTo("first");
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID_REQUEST", "FORBIDDEN", "NOT_ACCEPTABLE", "UPLOADS_BUSY"})
  void keepsNoOtherProblem(ProblemType type) {
    refused(type);
    assertThat(text("first")).isEqualTo("first");
    assertThat(loads).hasValue(2);
  }

  @Test
  void keepsNoException() {
    assertThatThrownBy(
            () ->
                instance.read(
                    key,
                    () -> {
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(fields()).as("leases").isEmpty();
    assertThat(text("first")).isEqualTo("first");
  }

  @Test
  void compressesALargeBodyApart() {
    String large = "公开".repeat(50_000);
    assertThat(Instance.<Boolean>await(() -> endsWhereItBegan(large))).isTrue();
    String stored = redis.hash(String.class).hget(hash, "A");
    assertThat(stored).startsWith("gongkai-answer-2\n");
    assertThat(stored.lines().skip(7).findFirst().orElse("")).matches("300000 [1-9]\\d{2,4}");
    assertThat(instance(0).text(key, () -> loaded("second"))).isEqualTo(large);
  }

  @Test
  void keepsNothingOfAPageButSparesItsBody() {
    Response first = fresh("", "first");
    String etag = first.getHeaderString("ETag");
    assertThat(Instance.text(first)).isEqualTo("first");
    assertThat(first.getHeaderString("Cache-Control")).isEqualTo("no-cache");
    assertThat(fresh(etag, "first").getStatus()).isEqualTo(304);
    assertThat(Instance.text(fresh(etag, "second"))).isEqualTo("second");
    assertThat(loads).hasValue(3);
  }

  @Test
  void tagsAnAnswerWithAClockByWhatLasts() {
    Response answer = instance.read(key, () -> clock("08:00", "first"));
    assertThat(answer.getHeaderString("ETag")).matches("W/\"[0-9a-f]{32}\"");
    assertThat(Instance.text(answer)).isEqualTo("{\"now\":\"08:00\",\"title\":\"first\"}");
    instance.evict(key.group());
    Response later = instance.read(key, () -> clock("08:01", "first"));
    assertThat(Instance.text(later)).contains("08:01");
    assertThat(later.getHeaderString("ETag")).isEqualTo(answer.getHeaderString("ETag"));
    instance.evict(key.group());
    Response changed = instance.read(key, () -> clock("08:01", "second"));
    assertThat(changed.getHeaderString("ETag")).isNotEqualTo(answer.getHeaderString("ETag"));
  }

  @Test
  void sparesTheBodyForWhoHasAllButTheClock() {
    String weak = instance.read(key, () -> clock("08:00", "first")).getHeaderString("ETag");
    String strong = weak.substring("W/".length());
    for (String ifNoneMatch : List.of(weak, strong, "*", "\"other\", " + weak)) {
      instance.evict(key.group());
      Response kept = instance.read(key, ifNoneMatch, () -> clock("08:01", "first"));
      assertThat(kept.getStatus()).isEqualTo(304);
      assertThat(kept.hasEntity()).isFalse();
      assertThat(kept.getHeaderString("ETag")).isEqualTo(weak);
    }
  }

  private Uni<Boolean> endsWhereItBegan(String text) {
    var begin = Vertx.currentContext();
    return instance
        .cache()
        .respond(key, null, () -> loaded(text))
        .map(answer -> Objects.equals(Vertx.currentContext(), begin));
  }

  private void refused(ProblemType type) {
    assertThatThrownBy(() -> instance.read(key, () -> failing(type)))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private Response fresh(String ifNoneMatch, String text) {
    return Instance.await(() -> instance.cache().fresh(ifNoneMatch, () -> loaded(text)));
  }

  @CanIgnoreReturnValue
  private String text(String text) {
    return instance.text(key, () -> loaded(text));
  }

  private List<String> fields() {
    return redis.hash(String.class).hkeys(hash);
  }

  private Instance instance(long memory) {
    Instance made = new Instance(() -> now, memory).listening();
    instances.add(made);
    return made;
  }

  private Uni<Loaded> loaded(String text) {
    loads.incrementAndGet();
    return item(Loaded.text("text/plain", text));
  }

  private Uni<Loaded> linked(String text) {
    return loaded(text)
        .map(
            loaded ->
                loaded.withLinks(
                    List.of(
                        "<https://a.example/>; rel=\"hub\"",
                        "<https://b.example/>; rel=\"self\"")));
  }

  private Uni<Loaded> brief(String text) {
    return loaded(text).map(plain -> Loaded.overview(text));
  }

  private Uni<Loaded> changing(String text, Instant changesAt) {
    return loaded(text).map(loaded -> loaded.until(changesAt));
  }

  /** An answer with a clock, of which the title lasts. */
  private Uni<Loaded> clock(String time, String title) {
    Map<String, String> shown = new TreeMap<>(Map.of("now", time, "title", title));
    return item(Loaded.clocked(shown, Map.of("title", title)));
  }

  private Uni<Loaded> failing(ProblemType type) {
    loads.incrementAndGet();
    return Uni.createFrom().failure(new ProblemException(type));
  }

  private static Uni<Loaded> item(Loaded loaded) {
    return Uni.createFrom().item(loaded);
  }
}
