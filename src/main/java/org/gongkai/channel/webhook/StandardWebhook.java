package org.gongkai.channel.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures of <a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a>, version 1: HMAC-SHA256 over {@code id.timestamp.body}.
 */
public final class StandardWebhook {

  /** Header with the message's id, the same over all attempts. */
  public static final String ID = "webhook-id";

  /** Header with the attempt's time in seconds since 1970. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** Header with the signatures, separated by spaces. */
  public static final String SIGNATURE = "webhook-signature";

  /** How far the attempt's time may be from the receiver's. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String VERSION = "v1,";

  private StandardWebhook() {}

  /** The header of signatures: one for each secret, so that either side may change to a new one. */
  public static String sign(
      Collection<WebhookSecret> secrets, String id, long timestamp, String body) {
    return secrets.stream()
        .map(secret -> VERSION + signature(secret, id, timestamp, body))
        .collect(Collectors.joining(" "));
  }

  /**
   * Whether a message was signed with one of the secrets, at a time near to now. Compares in
   * constant time. Signatures of other versions are passed over.
   *
   * @param body exactly as received
   */
  public static boolean verify(
      Collection<WebhookSecret> secrets, Received headers, String body, Instant now) {
    Long timestamp = headers.seconds();
    if (headers.id() == null || timestamp == null || headers.signatures().isEmpty()) {
      return false;
    }
    Duration apart = Duration.between(Instant.ofEpochSecond(timestamp), now).abs();
    if (apart.compareTo(TOLERANCE) > 0) {
      return false;
    }
    boolean matches = false;
    for (WebhookSecret secret : secrets) {
      byte[] expected = signature(secret, headers.id(), timestamp, body).getBytes(UTF_8);
      for (String given : headers.signatures()) {
        matches |= MessageDigest.isEqual(expected, given.getBytes(UTF_8));
      }
    }
    return matches;
  }

  private static String signature(WebhookSecret secret, String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.key(), "HmacSHA256"));
      byte[] signed = (id + '.' + timestamp + '.' + body).getBytes(UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every platform has HmacSHA256", impossible);
    }
  }

  /** The three headers as they were received; null where one is missing. */
  public record Received(
      @Nullable String id, @Nullable String timestamp, @Nullable String signature) {

    @Nullable Long seconds() {
      return timestamp != null && timestamp.matches("[0-9]{1,11}") ? Long.valueOf(timestamp) : null;
    }

    List<String> signatures() {
      return signature == null
          ? List.of()
          : List.of(signature.split(" ")).stream()
              .filter(one -> one.startsWith(VERSION))
              .map(one -> one.substring(VERSION.length()))
              .toList();
    }
  }
}
