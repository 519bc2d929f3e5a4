package org.gongkai.wechat.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.wechat.WechatApp;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a callback comes from the platform, now, and for the account: with a key only
 * encrypted messages count (安全模式), without one only plain ones (明文模式).
 */
final class CallbackGate {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  private final Duration window;
  private final InstantSource clock;

  CallbackGate(Duration window, InstantSource clock) {
    this.window = window;
    this.clock = clock;
  }

  /** A callback that is refused. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    Refused(Refusal reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    Refusal reason() {
      return reason;
    }
  }

  /**
   * Checks the call by which the platform tries an address.
   *
   * @param echo what it wants to hear
   * @throws Refused whatever is wrong
   */
  Proof check(WechatApp app, CallbackQuery query, @Nullable String echo) {
    Proof proof = check(app, query);
    if (echo == null) {
      throw new Refused(Refusal.UNREADABLE);
    }
    return proof;
  }

  private Proof check(WechatApp app, CallbackQuery query) {
    String token = present(app.callbackToken(), Refusal.NO_TOKEN);
    Instant signedAt = signedAt(query);
    requireRecent(signedAt);
    requireSignature(query.signature(), token, query);
    return new Proof(present(query.signature(), Refusal.SIGNATURE), signedAt);
  }

  /**
   * The message that a body holds.
   *
   * @throws Refused whatever is wrong
   */
  Opened open(WechatApp app, CallbackQuery query, byte[] body) {
    String key = app.callbackKey();
    return key == null ? plain(app, query, body) : decrypted(app, key, query, body);
  }

  /**
   * A signature that is good.
   *
   * @param signedAt as it says; the signature is refused when that is over by the window
   */
  record Proof(String signature, Instant signedAt) {}

  /**
   * A message that is good.
   *
   * @param loose what was signed, when that was not the message itself: another message with the
   *     same signature is then a forgery; null when the signature covers the message
   */
  record Opened(Message message, @Nullable Proof loose) {}

  private Opened plain(WechatApp app, CallbackQuery query, byte[] body) {
    Proof proof = check(app, query);
    Message message = read(text(body));
    if (message.encrypted() != null && message.type() == null) {
      throw new Refused(Refusal.MODE);
    }
    return new Opened(message, proof);
  }

  private Opened decrypted(WechatApp app, String key, CallbackQuery query, byte[] body) {
    String token = present(app.callbackToken(), Refusal.NO_TOKEN);
    requireRecent(signedAt(query));
    String encrypted = present(read(text(body)).encrypted(), Refusal.MODE);
    requireSignature(query.messageSignature(), token, query, encrypted);
    String text = new CallbackCrypto(app.appId(), key).decrypt(encrypted);
    return new Opened(read(present(text, Refusal.ENCRYPTION)), null);
  }

  private static Instant signedAt(CallbackQuery query) {
    String timestamp = present(query.timestamp(), Refusal.TIMESTAMP);
    if (!SECONDS.matcher(timestamp).matches()) {
      throw new Refused(Refusal.TIMESTAMP);
    }
    return Instant.ofEpochSecond(Long.parseLong(timestamp));
  }

  private void requireRecent(Instant signedAt) {
    if (Duration.between(signedAt, clock.instant()).abs().compareTo(window) > 0) {
      throw new Refused(Refusal.TIMESTAMP);
    }
  }

  private static void requireSignature(
      @Nullable String given, String token, CallbackQuery query, String... more) {
    List<String> parts = new ArrayList<>(List.of(more));
    parts.add(token);
    parts.add(present(query.timestamp(), Refusal.TIMESTAMP));
    parts.add(present(query.nonce(), Refusal.SIGNATURE));
    String signature = present(given, Refusal.SIGNATURE);
    if (!CallbackCrypto.isSignature(signature, parts.toArray(String[]::new))) {
      throw new Refused(Refusal.SIGNATURE);
    }
  }

  private static String text(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException malformed) {
      throw new Refused(Refusal.UNREADABLE);
    }
  }

  private static Message read(String text) {
    return present(Message.read(text), Refusal.UNREADABLE);
  }

  private static <T> T present(@Nullable T value, Refusal otherwise) {
    if (value == null) {
      throw new Refused(otherwise);
    }
    return value;
  }
}
