package org.gongkai.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts single personal fields with AES-256-GCM and makes keyed hashes for finding them again. A
 * stored value reads {@code keyId:1:base64(nonce ‖ ciphertext ‖ tag)}. The form {@code 1} also
 * authenticates the place of the value, its table and column, so that a value that is copied into
 * another column cannot be read there. Values from before that read {@code keyId:base64(…)}; they
 * stay readable until the rotation of the keys has sealed them anew.
 */
@ApplicationScoped
public class FieldCipher {

  private static final String BOUND = "1:";
  private static final byte[] UNBOUND = {};
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final FieldKeys keys;
  private final SecretKeySpec hashKey;
  private final SecureRandom random = new SecureRandom();

  public FieldCipher(SecurityConfig config) {
    this.keys = new FieldKeys(config);
    byte[] hash = FieldKeys.read("hash-key", config.hashKey());
    if (hash.length < KEY_BYTES) {
      throw new IllegalStateException(
          "gongkai.security.hash-key must be at least 32 bytes, in base64");
    }
    this.hashKey = new SecretKeySpec(hash, "HmacSHA256");
  }

  /**
   * Encrypts a text under the present key; the same text gives another value each time.
   *
   * @param place where it is kept, such as {@code citizen.phone_sealed}; the same for {@link
   *     #decrypt}
   */
  public String encrypt(String place, String plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        apply(
            Cipher.ENCRYPT_MODE,
            keys.present(),
            nonce,
            place.getBytes(StandardCharsets.UTF_8),
            plain.getBytes(StandardCharsets.UTF_8));
    byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
    return presentMark() + Base64.getEncoder().encodeToString(stored);
  }

  /**
   * Reads a value back.
   *
   * @throws IllegalStateException when it was changed, moved from another place or sealed under a
   *     key that is not known
   */
  public String decrypt(String place, String stored) {
    int colon = stored.indexOf(':');
    SecretKeySpec key = colon < 0 ? null : keys.find(stored.substring(0, colon));
    if (key == null) {
      throw new IllegalStateException("value sealed under an unknown key");
    }
    boolean bound = stored.startsWith(BOUND, colon + 1);
    byte[] bytes = bytesOf(stored.substring(colon + 1 + (bound ? BOUND.length() : 0)));
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    byte[] where = bound ? place.getBytes(StandardCharsets.UTF_8) : UNBOUND;
    byte[] plain = apply(Cipher.DECRYPT_MODE, key, nonce, where, sealed);
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** As {@link #decrypt}, of a field that may be empty. */
  public @Nullable String decryptIfThere(String place, @Nullable String stored) {
    return stored == null ? null : decrypt(place, stored);
  }

  /** What every value begins with that is sealed now: the name of the present key and the form. */
  public String presentMark() {
    return keys.presentId() + ':' + BOUND;
  }

  /**
   * HMAC-SHA-256 in base64url without padding, 43 characters: the same for the same text, telling
   * nothing of it.
   */
  public String hash(String plain) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(hashKey);
      byte[] hash = mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytesOf(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length >= NONCE_BYTES + TAG_BITS / 8) {
        return bytes;
      }
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalStateException("value is not base64", unreadable);
    }
    throw new IllegalStateException("value is cut");
  }

  private static byte[] apply(
      int mode, SecretKeySpec key, byte[] nonce, byte[] where, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(where);
      return cipher.doFinal(content);
    } catch (GeneralSecurityException changed) {
      throw new IllegalStateException("value cannot be read with this key", changed);
    }
  }
}
