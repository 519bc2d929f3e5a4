package org.gongkai.wechat.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures and encryption of callbacks, for one account, as the platform's message push guide
 * (消息推送) has them: AES-256-CBC over 16 random bytes, the message's length in 4 bytes, the message
 * and the AppID, padded to blocks of 32 bytes.
 */
public final class CallbackCrypto {

  private static final int RANDOM = 16;
  private static final int HEAD = RANDOM + Integer.BYTES;
  // PKCS#7 allows it; the JDK's own padding stops at the cipher's 16.
  private static final int PADDED_BLOCK = 32;

  private final String appId;
  private final SecretKeySpec key;
  private final IvParameterSpec iv;

  /**
   * For one account.
   *
   * @param encodingAesKey 43 characters of base64
   * @throws IllegalArgumentException when it is not that
   */
  public CallbackCrypto(String appId, String encodingAesKey) {
    byte[] bytes = Base64.getDecoder().decode(encodingAesKey + "=");
    if (bytes.length != PADDED_BLOCK) {
      throw new IllegalArgumentException("an EncodingAESKey has 43 characters");
    }
    this.appId = appId;
    this.key = new SecretKeySpec(bytes, "AES");
    this.iv = new IvParameterSpec(bytes, 0, RANDOM);
  }

  /**
   * The signature of some texts: SHA-1 in lower-case hex of the sorted texts in a row.
   *
   * @param parts token, timestamp and nonce, and the encrypted text for a {@code msg_signature}
   */
  public static String sign(String... parts) {
    byte[][] sorted = Arrays.stream(parts).map(part -> part.getBytes(UTF_8)).toArray(byte[][]::new);
    Arrays.sort(sorted, Arrays::compareUnsigned);
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      Arrays.stream(sorted).forEach(sha1::update);
      return HexFormat.of().formatHex(sha1.digest());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether a signature is that of the texts; takes as long whatever is wrong with it. */
  public static boolean isSignature(String given, String... parts) {
    return MessageDigest.isEqual(sign(parts).getBytes(UTF_8), given.getBytes(UTF_8));
  }

  /**
   * Encrypts a message.
   *
   * @param random 16 bytes, new for each message
   * @return base64
   */
  public String encrypt(byte[] random, String message) {
    byte[] text = message.getBytes(UTF_8);
    byte[] id = appId.getBytes(UTF_8);
    int length = HEAD + text.length + id.length;
    byte[] padded = new byte[length + PADDED_BLOCK - length % PADDED_BLOCK];
    Arrays.fill(padded, (byte) (padded.length - length));
    ByteBuffer plain = ByteBuffer.wrap(padded);
    plain.put(random, 0, RANDOM).putInt(text.length).put(text).put(id);
    return Base64.getEncoder().encodeToString(apply(Cipher.ENCRYPT_MODE, padded));
  }

  /**
   * Reads an encrypted message.
   *
   * @return null for everything that is not a message to this account under this key, whatever is
   *     wrong with it
   */
  public @Nullable String decrypt(String encrypted) {
    byte[] sealed = bytes(encrypted);
    if (sealed.length == 0 || sealed.length % PADDED_BLOCK != 0) {
      return null;
    }
    byte[] plain = apply(Cipher.DECRYPT_MODE, sealed);
    int end = plain.length - padding(plain);
    int start = end - appId.getBytes(UTF_8).length;
    if (start < HEAD
        || end == plain.length
        || ByteBuffer.wrap(plain).getInt(RANDOM) != start - HEAD
        || !appId.equals(text(plain, start, end))) {
      return null;
    }
    return text(plain, HEAD, start);
  }

  /** How many bytes of padding there are; 0 when it is wrong. */
  private static int padding(byte[] plain) {
    int padding = plain[plain.length - 1];
    if (padding < 1 || padding > PADDED_BLOCK) {
      return 0;
    }
    for (int i = plain.length - padding; i < plain.length; i++) {
      if (plain[i] != padding) {
        return 0;
      }
    }
    return padding;
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  private static @Nullable String text(byte[] bytes, int from, int to) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }

  private byte[] apply(int mode, byte[] blocks) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, iv);
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
