package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.channel.webhook.StandardWebhook;
import org.gongkai.channel.webhook.WebhookSecret;

/**
 * A receiver of signed messages on loopback. It refuses what is not signed with its secret, and
 * takes messages with the same id as one. What must be shown once is a version of a content.
 */
public final class WebhookReceiver extends SimulatedPlatform {

  /** The secret that it knows. */
  public static final String SECRET = "whsec_c2FuZGJveC13ZWJob29rLXNlY3JldC0wMTIzNDU2";

  /** Path of messages. */
  public static final String HOOK = "/hook";

  private static final int MAX_BYTES = 20_000;

  private final InstantSource clock;
  private final List<WebhookSecret> secrets;
  private final Set<String> seen = new HashSet<>();

  private WebhookReceiver(int port, InstantSource clock, String secret) {
    super("webhook-receiver", port);
    this.clock = clock;
    this.secrets = List.of(WebhookSecret.parse(secret));
  }

  /** Starts it; port 0 for any free one. */
  public static WebhookReceiver start(int port) {
    return start(port, InstantSource.system(), SECRET);
  }

  /** Starts it with a clock and a secret of its own. */
  public static WebhookReceiver start(int port, InstantSource clock, String secret) {
    WebhookReceiver receiver = new WebhookReceiver(port, clock, secret);
    receiver.serve(HOOK, receiver::receive);
    receiver.begin();
    return receiver;
  }

  private Reply receive(Call call) {
    String id = call.header(StandardWebhook.ID);
    StandardWebhook.Received headers =
        new StandardWebhook.Received(
            id, call.header(StandardWebhook.TIMESTAMP), call.header(StandardWebhook.SIGNATURE));
    if (id == null || !StandardWebhook.verify(secrets, headers, call.body(), clock.instant())) {
      return Reply.empty(401);
    }
    if (call.body().getBytes(UTF_8).length >= MAX_BYTES) {
      return Reply.empty(413);
    }
    return seen.add(id) ? take(call.body()) : Reply.empty(200);
  }

  private Reply take(String body) {
    JsonObject message;
    try {
      message = new JsonObject(body);
    } catch (DecodeException malformed) {
      return Reply.empty(400);
    }
    JsonObject data = message.getJsonObject("data", new JsonObject());
    String content = data.getString("id", "");
    switch (message.getString("type", "")) {
      case "content.published", "content.updated" -> {
        forget(content);
        String key = content + '/' + data.getInteger("version");
        show(new Shown(content, key, data.getString("title"), false));
      }
      case "content.withdrawn" -> forget(content);
      default -> {}
    }
    return Reply.empty(200);
  }
}
