package org.gongkai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.channel.Capabilities;
import org.gongkai.channel.ChannelState;
import org.gongkai.channel.OnCorrection;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Rendition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is decided about deliveries, without any table. */
class DeliveryPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Placement OLDER = new Placement(1, "p-1", "https://example.invalid/1");

  // --- Breaker

  @ParameterizedTest
  @CsvSource({"0,0", "4,0", "5,30", "6,60", "7,120", "9,480", "10,900", "11,900", "1000,900"})
  void leavesAFailingChannelAloneForLongerAndLonger(int failures, long seconds) {
    BreakerPolicy policy = new BreakerPolicy(5, Duration.ofSeconds(30), Duration.ofMinutes(15));
    Instant until = policy.blockedUntil(failures, NOW);
    if (seconds == 0) {
      assertThat(until).isNull();
    } else {
      assertThat(until).isEqualTo(NOW.plusSeconds(seconds));
    }
  }

  // --- Succession

  @ParameterizedTest
  @EnumSource(DeliveryState.class)
  void takesThePlaceOnlyOfWhatHadNoEffect(DeliveryState state) {
    Set<DeliveryState> harmless =
        Set.of(DeliveryState.PENDING, DeliveryState.RETRY, DeliveryState.WAITING);
    assertThat(Succession.yields(state, null)).isEqualTo(harmless.contains(state));
  }

  @ParameterizedTest
  @CsvSource({"POST_BY_HAND,true", "UPDATE_BY_HAND,true", "REMOVE_BY_HAND,false", "FIND_OUT,false"})
  void takesThePlaceOfATaskThatNeedsNotBeDoneAnyMore(Task task, boolean yields) {
    assertThat(Succession.yields(DeliveryState.MANUAL, task)).isEqualTo(yields);
  }

  @Test
  void waitsBehindWhatDoesNotYield() {
    assertThat(Succession.begin(List.of())).isEqualTo(DeliveryState.PENDING);
    assertThat(Succession.begin(List.of(row(DeliveryState.PENDING, null))))
        .isEqualTo(DeliveryState.PENDING);
    assertThat(
            Succession.begin(
                List.of(row(DeliveryState.SENDING, null), row(DeliveryState.WAITING, null))))
        .isEqualTo(DeliveryState.WAITING);
    assertThat(Succession.begin(List.of(row(DeliveryState.MANUAL, Task.FIND_OUT))))
        .isEqualTo(DeliveryState.WAITING);
  }

  @Test
  void takesBackWhatIsOrMayBePosted() {
    assertThat(Succession.mayBePosted(List.of(), null)).isFalse();
    assertThat(Succession.mayBePosted(List.of(row(DeliveryState.RETRY, null)), null)).isFalse();
    assertThat(Succession.mayBePosted(List.of(row(DeliveryState.UNKNOWN, null)), null)).isTrue();
    // A person may have posted it without saying so.
    assertThat(Succession.mayBePosted(List.of(row(DeliveryState.MANUAL, Task.POST_BY_HAND)), null))
        .isTrue();
    for (ShownState state : ShownState.values()) {
      ChannelPostEntity shown = new ChannelPostEntity();
      shown.state = state;
      assertThat(Succession.mayBePosted(List.of(), shown)).isEqualTo(state.isPosted());
    }
  }

  // --- Which call

  @Test
  void publishesWhereNothingIsAndUpdatesWhereItCan() {
    assertThat(plan(Operation.PUBLISH, false, null, can(true, true, false)))
        .isEqualTo(new CallPlan(CallKind.PUBLISH, null));
    assertThat(plan(Operation.PUBLISH, false, OLDER, can(true, true, false)))
        .isEqualTo(new CallPlan(CallKind.UPDATE, null));
  }

  @Test
  void postsACorrectionAgainOnlyWhereThatIsThePolicy() {
    Claim claim = claim(Operation.PUBLISH, false, OLDER);
    assertThat(CallPlan.of(claim, can(false, true, false), OnCorrection.REPOST))
        .isEqualTo(new CallPlan(CallKind.PUBLISH, null));
    assertThat(CallPlan.of(claim, can(false, true, false), OnCorrection.MANUAL))
        .isEqualTo(new CallPlan(CallKind.NONE, Task.UPDATE_BY_HAND));
  }

  @Test
  void withdrawsOnlyWhatIsThere() {
    assertThat(plan(Operation.WITHDRAW, false, OLDER, can(false, false, false)))
        .isEqualTo(new CallPlan(CallKind.WITHDRAW, null));
    assertThat(plan(Operation.WITHDRAW, false, null, can(false, false, false)))
        .isEqualTo(new CallPlan(CallKind.NONE, null));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void neverRepeatsBlindlyWhatMayHaveTakenEffect(Operation operation) {
    assertThat(plan(operation, true, OLDER, can(true, true, false)))
        .isEqualTo(new CallPlan(CallKind.LOOK_UP, null));
    assertThat(plan(operation, true, null, can(true, false, false)))
        .isEqualTo(new CallPlan(CallKind.NONE, Task.FIND_OUT));
    // The platform takes calls of one key for one.
    assertThat(plan(operation, true, OLDER, can(true, false, true)).call())
        .isEqualTo(operation == Operation.PUBLISH ? CallKind.UPDATE : CallKind.WITHDRAW);
  }

  // --- What a person may say

  @Test
  void takesFromAPersonWhatFitsTheTask() {
    assertThat(allowed(DeliveryState.MANUAL, Task.POST_BY_HAND, Operation.PUBLISH))
        .isEqualTo("POSTED GIVE_UP");
    assertThat(allowed(DeliveryState.MANUAL, Task.UPDATE_BY_HAND, Operation.PUBLISH))
        .isEqualTo("POSTED GIVE_UP");
    assertThat(allowed(DeliveryState.MANUAL, Task.REMOVE_BY_HAND, Operation.WITHDRAW))
        .isEqualTo("REMOVED CARD_REMAINS");
    assertThat(allowed(DeliveryState.MANUAL, Task.FIND_OUT, Operation.PUBLISH))
        .isEqualTo("POSTED NOT_POSTED");
    assertThat(allowed(DeliveryState.UNKNOWN, null, Operation.WITHDRAW))
        .isEqualTo("NOT_POSTED REMOVED");
    assertThat(allowed(DeliveryState.REJECTED, null, Operation.PUBLISH)).isEqualTo("POSTED RETRY");
    assertThat(allowed(DeliveryState.REJECTED, null, Operation.WITHDRAW))
        .isEqualTo("REMOVED RETRY");
  }

  @Test
  void takesNothingFromAPersonWhileItGoesOnByItself() {
    for (DeliveryState state : DeliveryState.values()) {
      if (!Set.of(DeliveryState.MANUAL, DeliveryState.UNKNOWN, DeliveryState.REJECTED)
          .contains(state)) {
        assertThat(allowed(state, null, Operation.PUBLISH)).as(state.name()).isEmpty();
      }
    }
  }

  // --- Who must act

  @Test
  void saysWhoMustAct() {
    assertThat(ActBy.of(DeliveryState.MANUAL, ChannelState.OPEN)).isEqualTo(ActBy.EDITOR);
    assertThat(ActBy.of(DeliveryState.REJECTED, ChannelState.OPEN)).isEqualTo(ActBy.EDITOR);
    assertThat(ActBy.of(DeliveryState.PENDING, ChannelState.SUSPENDED)).isEqualTo(ActBy.ADMIN);
    assertThat(ActBy.of(DeliveryState.PENDING, ChannelState.OPEN)).isEqualTo(ActBy.NOBODY);
    assertThat(ActBy.of(DeliveryState.DELIVERED, ChannelState.CLOSED)).isEqualTo(ActBy.NOBODY);
  }

  // --- Read-back

  @ParameterizedTest
  @CsvSource(
      value = {
        "true,SHOWN,-",
        "true,ALTERED,ALTERED",
        "true,BLOCKED,BLOCKED",
        "true,ABSENT,DELETED",
        "true,UNREADABLE,-",
        "false,SHOWN,STILL_SHOWN",
        "false,ALTERED,STILL_SHOWN",
        "false,BLOCKED,-",
        "false,ABSENT,-",
        "false,UNREADABLE,-"
      },
      nullValues = "-")
  void findsWhatAPlatformDoesDifferently(
      boolean should, Reading.State found, @Nullable IncidentKind incident) {
    assertThat(ReadBackPolicy.incident(should, found)).isEqualTo(incident);
  }

  @Test
  void cutsTextsBetweenCharacters() {
    assertThat(Settlement.shorten("一二三", 2)).isEqualTo("一二");
    assertThat(Settlement.shorten("一😀", 2)).isEqualTo("一");
    assertThat(Settlement.shorten("一", 2)).isEqualTo("一");
    assertThat(Settlement.shorten(null, 2)).isNull();
  }

  private static String allowed(DeliveryState state, @Nullable Task task, Operation operation) {
    return ResolutionPolicy.allowed(state, task, operation).stream()
        .map(Enum::name)
        .collect(Collectors.joining(" "));
  }

  private static CallPlan plan(
      Operation operation, boolean reconciles, @Nullable Placement placement, Capabilities can) {
    List<CallPlan> plans =
        Arrays.stream(OnCorrection.values())
            .map(policy -> CallPlan.of(claim(operation, reconciles, placement), can, policy))
            .distinct()
            .toList();
    assertThat(plans).hasSize(1);
    return plans.get(0);
  }

  private static Capabilities can(boolean update, boolean readBack, boolean repeatable) {
    return new Capabilities(null, null, 0, update, true, readBack, repeatable, false);
  }

  private static Claim claim(
      Operation operation, boolean reconciles, @Nullable Placement placement) {
    Post post =
        new Post(
            UUID.randomUUID(),
            2,
            2,
            "NOTICE",
            "notice",
            "标题",
            "",
            "",
            "",
            "青禾镇",
            "/",
            List.of(),
            List.of(),
            null,
            NOW);
    return new Claim(
        UUID.randomUUID(),
        "scripted",
        operation,
        UUID.randomUUID(),
        1,
        reconciles,
        null,
        placement,
        new Parcel(post, new Rendition(Map.of(), List.of())));
  }

  private static DeliveryEntity row(DeliveryState state, @Nullable Task task) {
    DeliveryEntity row = new DeliveryEntity();
    row.state = state;
    row.task = task;
    return row;
  }
}
