package org.gongkai.wechat.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;

/** Our crypto beside that of WxJava, which many accounts run on. */
class CallbackOracleTest {

  private static final int MESSAGES = 1000;
  private static final int LONGEST = 2000;
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final Random random = new Random(20_260_419);

  @Test
  void readsWhatWxJavaWrites() {
    for (int i = 0; i < MESSAGES; i++) {
      String appId = "wx" + letters(16);
      String key = letters(43);
      String message = message();
      String sealed = new WxCryptUtil("token", key, appId).encrypt(letters(16), message);
      assertThat(new CallbackCrypto(appId, key).decrypt(sealed))
          .as("message %d", i)
          .isEqualTo(message);
    }
  }

  @Test
  void isReadByWxJava() {
    for (int i = 0; i < MESSAGES; i++) {
      String appId = "wx" + letters(16);
      String key = letters(43);
      String message = message();
      String sealed =
          new CallbackCrypto(appId, key).encrypt(letters(16).getBytes(US_ASCII), message);
      assertThat(new WxCryptUtil("token", key, appId).decrypt(sealed))
          .as("message %d", i)
          .isEqualTo(message);
    }
  }

  @Test
  void writesAndSignsTheSameAsWxJava() {
    for (int i = 0; i < MESSAGES; i++) {
      String appId = "wx" + letters(16);
      String key = letters(43);
      String nonce = letters(16);
      String message = message();
      String sealed = new CallbackCrypto(appId, key).encrypt(nonce.getBytes(US_ASCII), message);
      assertThat(new WxCryptUtil("token", key, appId).encrypt(nonce, message)).isEqualTo(sealed);
      assertThat(SHA1.gen(key, "1714112445", nonce, sealed))
          .isEqualTo(CallbackCrypto.sign(key, "1714112445", nonce, sealed));
    }
  }

  private String letters(int length) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < length; i++) {
      letters.append(BASE64.charAt(random.nextInt(BASE64.length())));
    }
    return letters.toString();
  }

  private String message() {
    StringBuilder message = new StringBuilder();
    int length = random.nextInt(LONGEST + 1);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(4)) {
        case 0 -> message.appendCodePoint(0x4E00 + random.nextInt(0x9FA5 - 0x4E00));
        case 1 -> message.appendCodePoint(0x1F300 + random.nextInt(0x300));
        case 2 -> message.append("<![CDATA[\"\\\n]]>&", 0, random.nextInt(17));
        default -> message.appendCodePoint(0x20 + random.nextInt(0x5F));
      }
    }
    return message.toString();
  }
}
