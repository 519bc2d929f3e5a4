package org.gongkai.audit.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key that signed checkpoints (C2SP signed-note, key type Ed25519).
 *
 * @param name of the log
 * @param publicKey the 32 bytes of RFC 8032
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record LogKey(String name, byte[] publicKey) {

  private static final byte ED25519 = 1;
  private static final int KEY_BYTES = 32;

  /** What X.509 writes before the key (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /**
   * Reads {@code name+hash+key}.
   *
   * @throws IllegalStateException when it is none
   */
  static LogKey parse(String verifierKey) {
    String[] parts = verifierKey.split("\\+", 3);
    byte[] key = parts.length == 3 ? decode(parts[2]) : new byte[0];
    if (key.length != KEY_BYTES + 1 || key[0] != ED25519) {
      throw new IllegalStateException("no Ed25519 verifier key: " + verifierKey);
    }
    LogKey read = new LogKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
    if (!read.hashHex().equals(parts[1])) {
      throw new IllegalStateException("hash does not fit the verifier key " + verifierKey);
    }
    return read;
  }

  /** As {@link #parse} reads it. */
  String verifierKey() {
    byte[] typed = new byte[KEY_BYTES + 1];
    typed[0] = ED25519;
    System.arraycopy(publicKey, 0, typed, 1, KEY_BYTES);
    return name + "+" + hashHex() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /** The first four bytes of SHA-256 of name, line feed, key type and key. */
  byte[] hash() {
    MessageDigest digest = MerkleHash.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(ED25519);
    return Arrays.copyOf(digest.digest(publicKey), Integer.BYTES);
  }

  String hashHex() {
    return HexFormat.of().formatHex(hash());
  }

  boolean verifies(String text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(decoded());
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  private PublicKey decoded() throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
    System.arraycopy(publicKey, 0, encoded, X509.length, KEY_BYTES);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
  }
}
