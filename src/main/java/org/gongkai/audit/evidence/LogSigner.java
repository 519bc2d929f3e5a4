package org.gongkai.audit.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Signs checkpoints and knows the keys that ever did. */
@ApplicationScoped
class LogSigner {

  private static final int KEY_BYTES = 32;

  private final KeyPair pair;
  private final List<LogKey> keys;

  LogSigner(EvidenceConfig config) {
    this.pair = pair(seed(config.signingKey()));
    List<LogKey> all = new ArrayList<>();
    all.add(new LogKey(config.origin(), encoded((EdECPublicKey) pair.getPublic())));
    config.earlierKeys().orElse(List.of()).forEach(earlier -> all.add(LogKey.parse(earlier)));
    this.keys = List.copyOf(all);
  }

  /** The key that signs now. */
  LogKey key() {
    return keys.get(0);
  }

  /** The key that signs now, and those before it. */
  List<LogKey> keys() {
    return keys;
  }

  /** The key that has a hash. */
  Optional<LogKey> key(byte[] hash) {
    return keys.stream().filter(key -> Arrays.equals(key.hash(), hash)).findFirst();
  }

  byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] seed(String base64) {
    try {
      byte[] seed = Base64.getDecoder().decode(base64);
      if (seed.length == KEY_BYTES) {
        return seed;
      }
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalStateException("gongkai.evidence.signing-key is not base64", unreadable);
    }
    throw new IllegalStateException("gongkai.evidence.signing-key must be 32 bytes in base64");
  }

  /**
   * The JDK derives a public key only where it makes the private one: from what is random there.
   */
  private static KeyPair pair(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new Known(seed));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The 255 bits of y, least significant byte first, and the lowest bit of x (RFC 8032). */
  private static byte[] encoded(EdECPublicKey key) {
    byte[] y = key.getPoint().getY().toByteArray();
    byte[] encoded = new byte[KEY_BYTES];
    for (int i = 0; i < Math.min(y.length, KEY_BYTES); i++) {
      encoded[i] = y[y.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      encoded[KEY_BYTES - 1] |= (byte) 0x80;
    }
    return encoded;
  }

  /** Gives what it was made with. */
  private static final class Known extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    Known(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
