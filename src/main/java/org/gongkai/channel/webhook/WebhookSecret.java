package org.gongkai.channel.webhook;

import java.util.Arrays;
import java.util.Base64;

/** A shared secret of Standard Webhooks: 24 to 64 bytes, shown as {@code whsec_} and base64. */
public final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final byte[] key;

  private WebhookSecret(byte[] key) {
    this.key = key;
  }

  /**
   * Reads a secret.
   *
   * @throws IllegalArgumentException when it is not of the form; the message does not repeat it
   */
  public static WebhookSecret parse(String shown) {
    byte[] key = shown.startsWith(PREFIX) ? decode(shown.substring(PREFIX.length())) : new byte[0];
    if (key.length < SHORTEST || key.length > LONGEST) {
      throw new IllegalArgumentException("not a secret of 24 to 64 bytes");
    }
    return new WebhookSecret(key);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      // Its message would tell of the secret.
      return new byte[0];
    }
  }

  byte[] key() {
    return Arrays.copyOf(key, key.length);
  }

  @Override
  public String toString() {
    return "WebhookSecret";
  }
}
