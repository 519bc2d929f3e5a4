package org.gongkai.wechat.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongkai.wechat.AppKind;
import org.gongkai.wechat.WechatApp;
import org.gongkai.wechat.callback.CallbackGate.Opened;
import org.gongkai.wechat.callback.CallbackGate.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public test vectors as calls, and what is refused for which reason. */
class CallbackGateTest {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final WechatApp SECURE = app(Vectors.TOKEN, Vectors.KEY);
  private static final WechatApp PLAIN = app(Vectors.TOKEN, null);
  private static final String PLAIN_SIGNATURE = "899cf89e464efb63f54ddac96b0a0a235f53aa78";
  private static final CallbackQuery PLAIN_PUSH =
      new CallbackQuery(PLAIN_SIGNATURE, null, "1714037059", "486452656");
  private static final CallbackQuery SECURE_PUSH =
      new CallbackQuery(
          "6c5c811b55cc85e0e1b54100749188c20beb3f5d",
          Vectors.MESSAGE_SIGNATURE,
          Vectors.TIMESTAMP,
          Vectors.NONCE);
  private static final String ENVELOPE =
      "{\"ToUserName\": \"gh_97417a04a28d\", \"Encrypt\": \"" + Vectors.SECURE_PUSH + "\"}";

  @Test
  void letsTheCheckOfTheAddressPass() {
    CallbackQuery query =
        new CallbackQuery(
            "f464b24fc39322e44b38aa78f5edd27bd1441696", null, "1714036504", "1514711492");
    for (WechatApp app : new WechatApp[] {SECURE, PLAIN}) {
      assertThat(at(1714036504).check(app, query, "4375120948345356249").signedAt())
          .isEqualTo(Instant.ofEpochSecond(1714036504));
    }
    refused(Refusal.UNREADABLE, () -> at(1714036504).check(SECURE, query, null));
  }

  @Test
  void opensAPlainPush() {
    Opened opened = at(1714037059).open(PLAIN, PLAIN_PUSH, bytes(Vectors.MESSAGE));
    assertThat(opened.message().event()).isEqualTo("debug_demo");
    assertThat(opened.loose())
        .isEqualTo(new CallbackGate.Proof(PLAIN_SIGNATURE, Instant.ofEpochSecond(1714037059)));
  }

  @Test
  void opensASecurePush() {
    String xml =
        "<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA["
            + Vectors.SECURE_PUSH
            + "]]></Encrypt></xml>";
    for (String envelope : new String[] {ENVELOPE, xml}) {
      Opened opened = at(1714112445).open(SECURE, SECURE_PUSH, bytes(envelope));
      assertThat(opened.message().text()).isEqualTo(Vectors.MESSAGE);
      assertThat(opened.loose()).isNull();
    }
  }

  @Test
  void readsOnlyTheEncryptedPartOfACompatiblePush() {
    String both = "{\"MsgType\": \"event\", \"Event\": \"other\", " + ENVELOPE.substring(1);
    assertThat(at(1714112445).open(SECURE, SECURE_PUSH, bytes(both)).message().event())
        .isEqualTo("debug_demo");
    assertThat(at(1714037059).open(PLAIN, PLAIN_PUSH, bytes(both)).message().event())
        .isEqualTo("other");
  }

  @ParameterizedTest
  @ValueSource(longs = {1714112445 - 600, 1714112445 + 600})
  void takesTimestampsOfTheWindow(long now) {
    assertThat(at(now).open(SECURE, SECURE_PUSH, bytes(ENVELOPE)).message().event())
        .isEqualTo("debug_demo");
  }

  @ParameterizedTest
  @ValueSource(longs = {1714112445 - 601, 1714112445 + 601, 0, 4102444800L})
  void refusesTimestampsOutOfTheWindow(long now) {
    refused(Refusal.TIMESTAMP, () -> at(now).open(SECURE, SECURE_PUSH, bytes(ENVELOPE)));
    refused(Refusal.TIMESTAMP, () -> at(now).open(PLAIN, PLAIN_PUSH, bytes(Vectors.MESSAGE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1714037059", "1714037059.0", "99999999999999999999", " 1"})
  void refusesWhatIsNoTimestamp(String timestamp) {
    CallbackQuery query = new CallbackQuery(PLAIN_SIGNATURE, null, timestamp, "486452656");
    refused(Refusal.TIMESTAMP, () -> at(1714037059).open(PLAIN, query, bytes(Vectors.MESSAGE)));
  }

  @Test
  void refusesWhatIsNotThere() {
    byte[] body = bytes(Vectors.MESSAGE);
    CallbackGate gate = at(1714037059);
    String at = "1714037059";
    refused(
        Refusal.TIMESTAMP,
        () -> gate.open(PLAIN, new CallbackQuery(PLAIN_SIGNATURE, null, null, "1"), body));
    refused(
        Refusal.SIGNATURE,
        () -> gate.open(PLAIN, new CallbackQuery(null, null, at, "486452656"), body));
    refused(
        Refusal.SIGNATURE,
        () -> gate.open(PLAIN, new CallbackQuery(PLAIN_SIGNATURE, null, at, null), body));
  }

  @Test
  void refusesWhatIsSignedOtherwise() {
    CallbackGate gate = at(1714112445);
    CallbackQuery query = SECURE_PUSH;
    // The signature of the address is none of the message.
    refused(
        Refusal.SIGNATURE,
        () ->
            gate.open(
                SECURE,
                new CallbackQuery(
                    query.signature(), query.signature(), query.timestamp(), query.nonce()),
                bytes(ENVELOPE)));
    refused(Refusal.SIGNATURE, () -> gate.open(app("AAAAB", Vectors.KEY), query, bytes(ENVELOPE)));
    refused(
        Refusal.SIGNATURE, () -> gate.open(SECURE, query, bytes(ENVELOPE.replace("+qdx", "+qdy"))));
    refused(Refusal.SIGNATURE, () -> gate.open(app("AAAAB", null), query, bytes(Vectors.MESSAGE)));
  }

  @Test
  void refusesTheOtherMode() {
    refused(Refusal.MODE, () -> at(1714112445).open(SECURE, SECURE_PUSH, bytes(Vectors.MESSAGE)));
    refused(Refusal.MODE, () -> at(1714037059).open(PLAIN, PLAIN_PUSH, bytes(ENVELOPE)));
  }

  @Test
  void refusesAnotherKeyOrAccount() {
    WechatApp other =
        new WechatApp("a", AppKind.MINI_PROGRAM, "wxother", "s", Vectors.TOKEN, Vectors.KEY);
    refused(Refusal.ENCRYPTION, () -> at(1714112445).open(other, SECURE_PUSH, bytes(ENVELOPE)));
    refused(
        Refusal.ENCRYPTION,
        () ->
            at(1714112445)
                .open(app(Vectors.TOKEN, "B".repeat(42) + "A"), SECURE_PUSH, bytes(ENVELOPE)));
  }

  @Test
  void refusesEverythingOfAnAccountWithoutToken() {
    refused(
        Refusal.NO_TOKEN,
        () -> at(1714037059).open(app(null, null), PLAIN_PUSH, bytes(Vectors.MESSAGE)));
    refused(
        Refusal.NO_TOKEN,
        () -> at(1714112445).open(app(null, Vectors.KEY), SECURE_PUSH, bytes(ENVELOPE)));
    refused(Refusal.NO_TOKEN, () -> at(1714037059).check(app(null, null), PLAIN_PUSH, "1"));
  }

  @Test
  void refusesWhatIsNoText() {
    byte[] body = bytes(Vectors.MESSAGE);
    body[2] = (byte) 0xFF;
    refused(Refusal.UNREADABLE, () -> at(1714037059).open(PLAIN, PLAIN_PUSH, body));
    refused(Refusal.UNREADABLE, () -> at(1714037059).open(PLAIN, PLAIN_PUSH, new byte[0]));
    refused(Refusal.UNREADABLE, () -> at(1714112445).open(SECURE, SECURE_PUSH, bytes("<xml>")));
  }

  @Test
  void refusesAnEncryptedTextThatIsUnsafe() {
    String doctype = "<!DOCTYPE xml><xml><MsgType>event</MsgType></xml>";
    String sealed = Vectors.crypto().encrypt(new byte[16], doctype);
    String signature = CallbackCrypto.sign(Vectors.TOKEN, Vectors.TIMESTAMP, Vectors.NONCE, sealed);
    CallbackQuery query = new CallbackQuery(null, signature, Vectors.TIMESTAMP, Vectors.NONCE);
    refused(
        Refusal.UNREADABLE,
        () ->
            at(1714112445)
                .open(SECURE, query, bytes("<xml><Encrypt>" + sealed + "</Encrypt></xml>")));
  }

  private static void refused(Refusal reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static CallbackGate at(long now) {
    return new CallbackGate(WINDOW, () -> Instant.ofEpochSecond(now));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static WechatApp app(@Nullable String token, @Nullable String key) {
    return new WechatApp("a", AppKind.MINI_PROGRAM, Vectors.APP_ID, "s", token, key);
  }
}
