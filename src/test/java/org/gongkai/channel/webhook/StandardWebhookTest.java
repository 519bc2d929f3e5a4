package org.gongkai.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.gongkai.channel.webhook.StandardWebhook.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector that the specification's reference libraries are tested with, in both directions. */
class StandardWebhookTest {

  private static final WebhookSecret SECRET =
      WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final WebhookSecret OTHER =
      WebhookSecret.parse("whsec_c2FuZGJveC13ZWJob29rLXNlY3JldC0wMTIzNDU2");
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIMESTAMP = 1614265330L;
  private static final Instant THEN = Instant.ofEpochSecond(TIMESTAMP);
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static boolean verify(String signature, String body, Instant now) {
    Received received = new Received(ID, Long.toString(TIMESTAMP), signature);
    return StandardWebhook.verify(List.of(SECRET), received, body, now);
  }

  @Test
  void signsThePublishedVector() {
    assertThat(StandardWebhook.sign(List.of(SECRET), ID, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void verifiesThePublishedVector() {
    assertThat(verify(SIGNATURE, BODY, THEN)).isTrue();
  }

  @Test
  void signsWithBothSecretsWhileTheyChange() {
    String signed = StandardWebhook.sign(List.of(OTHER, SECRET), ID, TIMESTAMP, BODY);
    assertThat(signed).matches("v1,\\S{44} v1,\\S{44}").endsWith(" " + SIGNATURE);
    assertThat(verify(signed, BODY, THEN)).isTrue();
  }

  @Test
  void passesOverSignaturesOfOtherVersions() {
    assertThat(verify("v1a,abc v2,xyz " + SIGNATURE, BODY, THEN)).isTrue();
    assertThat(verify("v1a," + SIGNATURE.substring(3), BODY, THEN)).isFalse();
  }

  @Test
  void refusesWhatWasChanged() {
    assertThat(verify(SIGNATURE, BODY + " ", THEN)).isFalse();
    assertThat(verify(SIGNATURE.replace("g0h", "g0H"), BODY, THEN)).isFalse();
    assertThat(verify("", BODY, THEN)).isFalse();
    Received otherId = new Received("msg_x", Long.toString(TIMESTAMP), SIGNATURE);
    assertThat(StandardWebhook.verify(List.of(SECRET), otherId, BODY, THEN)).isFalse();
    Received later = new Received(ID, Long.toString(TIMESTAMP + 1), SIGNATURE);
    assertThat(StandardWebhook.verify(List.of(SECRET), later, BODY, THEN)).isFalse();
    Received fine = new Received(ID, Long.toString(TIMESTAMP), SIGNATURE);
    assertThat(StandardWebhook.verify(List.of(OTHER), fine, BODY, THEN)).isFalse();
  }

  @Test
  void refusesWhatIsIncomplete() {
    String time = Long.toString(TIMESTAMP);
    for (Received received :
        List.of(
            new Received(null, time, SIGNATURE),
            new Received(ID, null, SIGNATURE),
            new Received(ID, "now", SIGNATURE),
            new Received(ID, time, null))) {
      assertThat(StandardWebhook.verify(List.of(SECRET), received, BODY, THEN)).isFalse();
    }
  }

  @Test
  void toleratesFiveMinutesEitherWay() {
    assertThat(verify(SIGNATURE, BODY, THEN.plusSeconds(300))).isTrue();
    assertThat(verify(SIGNATURE, BODY, THEN.minusSeconds(300))).isTrue();
    assertThat(verify(SIGNATURE, BODY, THEN.plusSeconds(301))).isFalse();
    assertThat(verify(SIGNATURE, BODY, THEN.minusSeconds(301))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 64})
  void takesSecretsOfTheRightLength(int length) {
    String shown = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    assertThat(WebhookSecret.parse(shown)).hasToString("WebhookSecret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "whsec_not base64, surely none of it",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa"
      })
  void refusesOtherSecretsWithoutRepeatingThem(String shown) {
    assertThatThrownBy(() -> WebhookSecret.parse(shown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a secret of 24 to 64 bytes");
  }

  @Test
  void refusesSecretsOf23And65Bytes() {
    for (int length : List.of(23, 65)) {
      String shown = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
      assertThatThrownBy(() -> WebhookSecret.parse(shown))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
