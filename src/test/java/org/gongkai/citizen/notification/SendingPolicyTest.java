package org.gongkai.citizen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gongkai.citizen.notification.CallOutcome.Consent;
import org.gongkai.wechat.WechatFailure;
import org.gongkai.wechat.WechatFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-08T00:00:00Z");

  @Test
  void endsWhatTheCitizenNeverAgreedTo() {
    CallOutcome outcome = judge(Kind.PERMANENT, 43101);
    assertThat(outcome.state()).isEqualTo(NotificationState.NO_GRANT);
    assertThat(outcome.consent()).isEqualTo(Consent.CLEARED);
  }

  @ParameterizedTest
  @ValueSource(ints = {47003, 45168, 40037, 40003, 41030})
  void givesUpWhatNeverWorksAndKeepsTheConsent(int errcode) {
    CallOutcome outcome = judge(Kind.PERMANENT, errcode);
    assertThat(outcome.state()).isEqualTo(NotificationState.FAILED);
    assertThat(outcome.consent()).isEqualTo(Consent.GIVEN_BACK);
    assertThat(outcome.detail()).isEqualTo("PERMANENT " + errcode);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"LOST", "BUSY"})
  void neverRepeatsWhatMayHaveHappened(Kind kind) {
    CallOutcome outcome = judge(kind, -1);
    assertThat(outcome.state()).isEqualTo(NotificationState.UNKNOWN);
    assertThat(outcome.consent()).isEqualTo(Consent.USED);
    assertThat(outcome.again()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void repeatsNothingThatMayHaveHappenedOfAnyKind(Kind kind) {
    CallOutcome outcome = judge(kind, 1);
    assertThat(kind.mayHaveHappened() && outcome.again() != null).isFalse();
    assertThat(outcome.again() != null).isEqualTo(outcome.state() == NotificationState.WAITING);
  }

  @Test
  void takesAnUnexpectedFailureForOneAfterTheCall() {
    CallOutcome outcome = SendingPolicy.judge(new IllegalStateException("secret"), 1, NOW);
    assertThat(outcome.state()).isEqualTo(NotificationState.UNKNOWN);
    assertThat(outcome.detail()).isEqualTo("IllegalStateException");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"NOT_SENT", "RATE_LIMITED", "TOKEN"})
  void repeatsWhatSurelyDidNotHappen(Kind kind) {
    CallOutcome outcome = judge(kind, 0);
    assertThat(outcome.state()).isEqualTo(NotificationState.WAITING);
    assertThat(outcome.consent()).isEqualTo(Consent.GIVEN_BACK);
    assertThat(outcome.again()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void waitsAsLongAsThePlatformWants() {
    Instant midnight = NOW.plus(Duration.ofHours(16));
    WechatFailure limited = new WechatFailure(Kind.RATE_LIMITED, 45009, null, midnight);
    assertThat(SendingPolicy.judge(limited, 1, NOW).again()).isEqualTo(midnight);
    WechatFailure soon = new WechatFailure(Kind.RATE_LIMITED, 43108, null, NOW.plusSeconds(1));
    assertThat(SendingPolicy.judge(soon, 3, NOW).again()).isEqualTo(NOW.plusSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(ints = {43107, 48001})
  void waitsLongForAnAdministrator(int errcode) {
    CallOutcome outcome = judge(Kind.NEEDS_ADMIN, errcode);
    assertThat(outcome.state()).isEqualTo(NotificationState.WAITING);
    assertThat(outcome.consent()).isEqualTo(Consent.GIVEN_BACK);
    assertThat(outcome.again()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void waitsLongerEachTimeAndNeverForEver() {
    assertThat(SendingPolicy.pause(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(SendingPolicy.pause(2)).isEqualTo(Duration.ofSeconds(10));
    assertThat(SendingPolicy.pause(100)).isEqualTo(Duration.ofSeconds(5 * 512));
  }

  private static CallOutcome judge(Kind kind, int errcode) {
    return SendingPolicy.judge(new WechatFailure(kind, errcode, null, null), 1, NOW);
  }
}
