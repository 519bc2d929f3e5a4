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

/**
 * Encrypts single personal fields with AES-256-GCM and makes keyed hashes for finding them again. A
 * stored value reads {@code keyId:base64(nonce ‖ ciphertext ‖ tag)}.
 */
@ApplicationScoped
public class FieldCipher {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec fieldKey;
  private final SecretKeySpec hashKey;
  private final String keyId;
  private final SecureRandom random = new SecureRandom();

  public FieldCipher(SecurityConfig config) {
    byte[] key = read("field-key", config.fieldKey());
    byte[] hash = read("hash-key", config.hashKey());
    if (key.length != KEY_BYTES || hash.length < KEY_BYTES) {
      throw new IllegalStateException(
          "gongkai.security.field-key must be 32 bytes and gongkai.security.hash-key at least 32"
              + " bytes, in base64");
    }
    this.fieldKey = new SecretKeySpec(key, "AES");
    this.hashKey = new SecretKeySpec(hash, "HmacSHA256");
    if (!config.fieldKeyId().matches("[A-Za-z0-9_-]{1,16}")) {
      throw new IllegalStateException(
          "gongkai.security.field-key-id must be 1 to 16 letters, digits, _ or -");
    }
    this.keyId = config.fieldKeyId();
  }

  /** Encrypts a text; the same text gives another value each time. */
  public String encrypt(String plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.UTF_8));
    byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
    return keyId + ':' + Base64.getEncoder().encodeToString(stored);
  }

  /**
   * Reads a value back.
   *
   * @throws IllegalStateException when it was changed or sealed under another key
   */
  public String decrypt(String stored) {
    int colon = stored.indexOf(':');
    if (colon < 0 || !stored.substring(0, colon).equals(keyId)) {
      throw new IllegalStateException("value sealed under an unknown key");
    }
    byte[] bytes = bytesOf(stored.substring(colon + 1));
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    byte[] plain = apply(Cipher.DECRYPT_MODE, nonce, sealed);
    return new String(plain, StandardCharsets.UTF_8);
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

  private static byte[] read(String setting, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalStateException("gongkai.security." + setting + " is not base64", unreadable);
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

  private byte[] apply(int mode, byte[] nonce, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, fieldKey, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException changed) {
      throw new IllegalStateException("value cannot be read with this key", changed);
    }
  }
}
