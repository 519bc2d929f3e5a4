package org.gongkai.wechat.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public test vectors, and everything that is no message. */
class CallbackCryptoTest {

  private static final CallbackCrypto OFFICIAL = Vectors.crypto();

  // --- The platform's message push page

  @Test
  void signsTheCheckOfAnAddress() {
    assertThat(CallbackCrypto.sign(Vectors.TOKEN, "1714036504", "1514711492"))
        .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
  }

  @Test
  void signsAPlainPush() {
    assertThat(CallbackCrypto.sign("486452656", "1714037059", Vectors.TOKEN))
        .isEqualTo("899cf89e464efb63f54ddac96b0a0a235f53aa78");
  }

  @Test
  void signsAndReadsASecurePush() {
    assertThat(CallbackCrypto.sign(Vectors.TOKEN, Vectors.TIMESTAMP, Vectors.NONCE))
        .isEqualTo("6c5c811b55cc85e0e1b54100749188c20beb3f5d");
    assertThat(
            CallbackCrypto.sign(
                Vectors.TOKEN, Vectors.TIMESTAMP, Vectors.NONCE, Vectors.SECURE_PUSH))
        .isEqualTo(Vectors.MESSAGE_SIGNATURE);
    assertThat(OFFICIAL.decrypt(Vectors.SECURE_PUSH)).isEqualTo(Vectors.MESSAGE);
    assertThat(OFFICIAL.encrypt("a8eedb185eb2fecf".getBytes(UTF_8), Vectors.MESSAGE))
        .isEqualTo(Vectors.SECURE_PUSH);
  }

  @Test
  void writesAReply() {
    String reply =
        "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==";
    assertThat(
            OFFICIAL.encrypt("707722b803182950".getBytes(UTF_8), "{\"demo_resp\":\"good luck\"}"))
        .isEqualTo(reply);
    assertThat(CallbackCrypto.sign(Vectors.TOKEN, "1713424427", "415670741", reply))
        .isEqualTo("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1");
  }

  // --- WxJava's tests

  @Test
  void agreesWithWxJavasVector() {
    CallbackCrypto crypto =
        new CallbackCrypto("wxb11529c136998cb6", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    String sealed =
        "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";
    assertThat(crypto.encrypt("aaaabbbbccccdddd".getBytes(UTF_8), "我是中文abcd123")).isEqualTo(sealed);
    assertThat(crypto.decrypt(sealed)).isEqualTo("我是中文abcd123");
  }

  // --- wechatpy's tests

  @Test
  void agreesWithWechatpysVector() {
    CallbackCrypto crypto =
        new CallbackCrypto("wx49f0ab532d5d035a", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR");
    String sealed =
        "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==";
    assertThat(crypto.decrypt(sealed)).isEqualTo("5927782489442352469");
    assertThat(CallbackCrypto.sign("123456", "1411443780", "437374425", sealed))
        .isEqualTo("dd6b9c95b495b3f7e2901bfbc76c664930ffdb96");
  }

  // --- Signatures

  @Test
  void sortsByBytes() {
    // By UTF-16 units U+1F600 would stand before U+FF5E.
    assertThat(CallbackCrypto.sign("\uD83D\uDE00", "\uFF5E"))
        .isEqualTo(CallbackCrypto.sign("\uFF5E\uD83D\uDE00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "f464b24fc39322e44b38aa78f5edd27bd144169",
        "F464B24FC39322E44B38AA78F5EDD27BD1441696",
        "f464b24fc39322e44b38aa78f5edd27bd1441697",
        "f464b24fc39322e44b38aa78f5edd27bd14416966",
        "签名"
      })
  void takesNoOtherSignature(String other) {
    String[] parts = {Vectors.TOKEN, "1714036504", "1514711492"};
    assertThat(CallbackCrypto.isSignature(CallbackCrypto.sign(parts), parts)).isTrue();
    assertThat(CallbackCrypto.isSignature(other, parts)).isFalse();
  }

  // --- Keys

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "*AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void takesNoOtherKey(String key) {
    assertThatThrownBy(() -> new CallbackCrypto(Vectors.APP_ID, key))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // --- What is no message

  static Stream<Arguments> malformed() {
    byte[] plain = plain("{}", 2, Vectors.APP_ID);
    byte[] flipped = Base64.getDecoder().decode(Vectors.SECURE_PUSH);
    flipped[flipped.length - 1] ^= 1;
    return Stream.of(
        Arguments.of("nothing", ""),
        Arguments.of("no base64", "*".repeat(44)),
        Arguments.of("cut base64", Vectors.SECURE_PUSH.substring(0, 50)),
        Arguments.of("part of a block", Base64.getEncoder().encodeToString(new byte[48])),
        Arguments.of("noise", Base64.getEncoder().encodeToString(new byte[64])),
        Arguments.of("a flipped bit", Base64.getEncoder().encodeToString(flipped)),
        Arguments.of("cut by a block", seal(Arrays.copyOf(plain, plain.length - 32))),
        Arguments.of("no padding", seal(padded(plain, 0, 0))),
        Arguments.of("padding over a block", seal(padded(plain, 33, 0))),
        Arguments.of("uneven padding", seal(padded(plain, 20, 1))),
        Arguments.of("negative length", sealed("{}", -1, Vectors.APP_ID)),
        Arguments.of("largest length", sealed("{}", Integer.MAX_VALUE, Vectors.APP_ID)),
        Arguments.of("length short by one", sealed("{}", 1, Vectors.APP_ID)),
        Arguments.of("length long by one", sealed("{}", 3, Vectors.APP_ID)),
        Arguments.of("length over the AppID", sealed("{}", 20, Vectors.APP_ID)),
        Arguments.of("no AppID", sealed("{}", 2, "")),
        Arguments.of("another AppID", sealed("{}", 2, "wxba5fad812f8e6fb8")),
        Arguments.of("a longer AppID", sealed("{}", 2, Vectors.APP_ID + "0")),
        Arguments.of("no UTF-8", seal(notUtf8())),
        Arguments.of("only padding", seal(padded(new byte[32], 32, 0))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void readsNothingElse(String what, String encrypted) {
    assertThat(OFFICIAL.decrypt(encrypted)).as(what).isNull();
  }

  @Test
  void readsAnEmptyMessage() {
    assertThat(OFFICIAL.decrypt(sealed("", 0, Vectors.APP_ID))).isEmpty();
  }

  @Test
  void readsNothingUnderAnotherKey() {
    CallbackCrypto other =
        new CallbackCrypto(Vectors.APP_ID, "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    assertThat(other.decrypt(Vectors.SECURE_PUSH)).isNull();
  }

  @Test
  void padsAWholeBlockWhereNothingIsMissing() {
    // 16 + 4 + 26 + 18 bytes are two blocks of 32.
    String message = "m".repeat(26);
    String sealed = OFFICIAL.encrypt(new byte[16], message);
    assertThat(Base64.getDecoder().decode(sealed)).hasSize(96);
    assertThat(OFFICIAL.decrypt(sealed)).isEqualTo(message);
  }

  private static String sealed(String message, int length, String appId) {
    return seal(plain(message, length, appId));
  }

  private static byte[] plain(String message, int length, String appId) {
    byte[] text = (message + appId).getBytes(UTF_8);
    int size = 20 + text.length;
    byte[] plain = new byte[size + 32 - size % 32];
    Arrays.fill(plain, (byte) (plain.length - size));
    ByteBuffer.wrap(plain).position(16).putInt(length).put(text);
    return plain;
  }

  /** The last bytes set to a number, the first of them by something more. */
  private static byte[] padded(byte[] plain, int padding, int more) {
    byte[] changed = plain.clone();
    int last = Math.max(1, Math.min(padding, changed.length));
    Arrays.fill(changed, changed.length - last, changed.length, (byte) padding);
    changed[changed.length - last] += (byte) more;
    return changed;
  }

  private static byte[] notUtf8() {
    byte[] plain = plain("{}", 2, Vectors.APP_ID);
    plain[20] = (byte) 0xFF;
    return plain;
  }

  private static String seal(byte[] blocks) {
    byte[] key = Base64.getDecoder().decode(Vectors.KEY + "=");
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
      return Base64.getEncoder().encodeToString(cipher.doFinal(blocks));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
