package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.decision.DecisionService;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Instances whose clocks differ say the same about a window: it goes by the database's clock. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ClockTest {

  private static final Duration SKEW = Duration.ofMinutes(2);
  private static final InstantSource FAST = InstantSource.offset(InstantSource.system(), SKEW);
  private static final InstantSource SLOW =
      InstantSource.offset(InstantSource.system(), SKEW.negated());

  @Inject ConsultationRepository consultations;
  @Inject WindowRepository windows;
  @Inject DecisionService decisions;
  @Inject AuditService audit;
  @Inject AdmissionService admissions;
  @Inject IdGenerator ids;

  @Test
  void closesOnceForInstancesWithDifferentClocks() throws Throwable {
    UUID id = UUID.fromString(Api.anOpenConsultation());
    ConsultationService fast = instance(FAST);
    ConsultationService slow = instance(SLOW);
    // The first query of all takes longest; it must not eat up the time that is left.
    assertThat(status(view(slow, id))).isEqualTo(ConsultationStatus.OPEN);
    closeIn(id, Duration.ofSeconds(4));
    List<ConsultationStatus> seen = new ArrayList<>();
    // The slow instance asks first, so that the fast one would be the first to see the end.
    while (seen.size() < 2 || seen.get(seen.size() - 2) == ConsultationStatus.OPEN) {
      seen.add(status(view(slow, id)));
      seen.add(status(view(fast, id)));
    }
    assertThat(seen.get(0)).isEqualTo(ConsultationStatus.OPEN);
    assertThat(seen).containsOnly(ConsultationStatus.OPEN, ConsultationStatus.CLOSED).isSorted();
    assertThat(seen).endsWith(ConsultationStatus.CLOSED, ConsultationStatus.CLOSED);
  }

  @Test
  void agreesAroundTheClosing() throws Throwable {
    UUID id = UUID.fromString(Api.anOpenConsultation());
    // Further from the closing than two calls take, and nearer than the clocks are to each other.
    for (Duration left : List.of(Duration.ofMinutes(1), Duration.ofMillis(-1))) {
      closeIn(id, left);
      ConsultationStatus expected =
          left.isNegative() ? ConsultationStatus.CLOSED : ConsultationStatus.OPEN;
      assertThat(status(view(instance(FAST), id))).isEqualTo(expected);
      assertThat(status(view(instance(SLOW), id))).isEqualTo(expected);
    }
  }

  @Test
  void agreesAroundTheOpening() throws Throwable {
    UUID id = UUID.fromString(Api.anOpenConsultation());
    for (Duration left : List.of(Duration.ofMinutes(1), Duration.ofMillis(-1))) {
      openIn(id, left);
      ConsultationStatus expected =
          left.isNegative() ? ConsultationStatus.OPEN : ConsultationStatus.SCHEDULED;
      assertThat(status(view(instance(FAST), id))).isEqualTo(expected);
      assertThat(status(view(instance(SLOW), id))).isEqualTo(expected);
    }
  }

  @Test
  void saysOnItsOwnClockWhenTheAnswerChanges() throws Throwable {
    UUID id = UUID.fromString(Api.anOpenConsultation());
    for (InstantSource clock : List.of(FAST, SLOW, InstantSource.system())) {
      closeIn(id, Duration.ofHours(1));
      Instant changesAt = Objects.requireNonNull(view(instance(clock), id).changesAt());
      assertThat(Duration.between(clock.instant(), changesAt))
          .isCloseTo(Duration.ofHours(1), Duration.ofMinutes(1));
      openIn(id, Duration.ofMinutes(30));
      changesAt = Objects.requireNonNull(view(instance(clock), id).changesAt());
      assertThat(Duration.between(clock.instant(), changesAt))
          .isCloseTo(Duration.ofMinutes(30), Duration.ofMinutes(1));
      closeIn(id, Duration.ofMillis(-1));
      assertThat(view(instance(clock), id).changesAt()).isNull();
    }
  }

  @Test
  void letsTheDatabaseSayWhichCommentsAreInTime() throws Throwable {
    UUID id = UUID.fromString(Api.anOpenConsultation());
    UUID citizen = UUID.randomUUID();
    Instant before = Instant.now();
    AdmittedComment admitted =
        VertxContextSupport.subscribeAndAwait(
            () -> Panache.withTransaction(() -> admissions.admitComment(id, citizen, null)));
    assertThat(admitted.at()).isCloseTo(before, within(1, ChronoUnit.MINUTES));
  }

  @Test
  void changesExactlyAtTheInstantsOfTheWindow() {
    Random random = new Random(20260301);
    for (int i = 0; i < 500; i++) {
      Instant opens = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
      Instant closes = opens.plusMillis(1 + random.nextLong(10_000_000_000L));
      Window window = new Window(opens, closes);
      assertStands(window, opens.minusMillis(1), ConsultationStatus.SCHEDULED);
      assertStands(window, opens, ConsultationStatus.OPEN);
      assertStands(window, closes.minusMillis(1), ConsultationStatus.OPEN);
      assertStands(window, closes.minusNanos(1), ConsultationStatus.OPEN);
      assertStands(window, closes, ConsultationStatus.CLOSED);
      assertStands(window, closes.plusMillis(1), ConsultationStatus.CLOSED);
    }
  }

  /** What is next said to change is the first instant of another status. */
  private static void assertStands(Window window, Instant now, ConsultationStatus expected) {
    assertThat(at(window, now)).isEqualTo(expected);
    Instant next = ConsultationStatus.nextChange(now, window);
    if (next == null) {
      assertThat(expected).isEqualTo(ConsultationStatus.CLOSED);
    } else {
      assertThat(next).isAfter(now);
      assertThat(at(window, next.minusNanos(1))).isEqualTo(expected);
      assertThat(at(window, next)).isNotEqualTo(expected);
    }
  }

  private static ConsultationStatus at(Window window, Instant now) {
    return ConsultationStatus.at(now, window, ConsultationStatus.Progress.NONE);
  }

  private ConsultationService instance(InstantSource clock) {
    return new ConsultationService(consultations, windows, decisions, audit, ids, clock);
  }

  private static Loaded view(ConsultationService service, UUID id) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(
        () -> Panache.withSession(() -> service.publicView(id)));
  }

  private static ConsultationStatus status(Loaded loaded) {
    return ((ConsultationView) loaded.body()).status();
  }

  private static void closeIn(UUID id, Duration left) {
    Database.update(
        "update consultation set opens_at = clock_timestamp() - interval '31 days', closes_at ="
            + " clock_timestamp() + ?::interval where id = ?",
        left.toMillis() + " milliseconds",
        id);
  }

  private static void openIn(UUID id, Duration left) {
    Database.update(
        "update consultation set opens_at = clock_timestamp() + ?::interval, closes_at ="
            + " clock_timestamp() + interval '31 days' where id = ?",
        left.toMillis() + " milliseconds",
        id);
  }
}
