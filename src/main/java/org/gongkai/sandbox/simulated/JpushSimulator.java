package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * JPush on loopback: {@code GET /v3/push/cid} and {@code POST /v3/push}. A {@code cid} must come
 * from its pool; a second push with the same one answers with the first one's result. What must be
 * shown once is the text of a content.
 */
public final class JpushSimulator extends SimulatedPlatform {

  /** The application that it knows. */
  public static final String APP_KEY = "sandbox-jpush-key";

  /** Its secret. */
  public static final String MASTER_SECRET = "sandbox-jpush-secret";

  /** Path of pushes. */
  public static final String PUSH = "/v3/push";

  /** Path of the pool of cids. */
  public static final String CID = "/v3/push/cid";

  private static final int ANDROID = 4_000;
  private static final int IOS = 2_000;

  private final Set<String> pool = new HashSet<>();
  private final Map<String, String> results = new HashMap<>();
  private long lastId = 1_000_000_000L;

  private JpushSimulator(int port) {
    super("jpush-simulator", port);
  }

  /** Starts it; port 0 for any free one. */
  public static JpushSimulator start(int port) {
    JpushSimulator jpush = new JpushSimulator(port);
    jpush.serve(CID, jpush::cid);
    jpush.serve(PUSH, jpush::push);
    jpush.begin();
    return jpush;
  }

  private Reply cid(Call call) {
    if (isStranger(call)) {
      return error(401, 1004);
    }
    String cid = APP_KEY + '-' + UUID.randomUUID();
    pool.add(cid);
    return Reply.json(200, new JsonObject().put("cidlist", new JsonArray().add(cid)).encode());
  }

  private Reply push(Call call) {
    if (isStranger(call)) {
      return error(401, 1004);
    }
    JsonObject body;
    try {
      body = new JsonObject(call.body());
    } catch (DecodeException malformed) {
      return error(400, 1003);
    }
    String cid = body.getString("cid", "");
    String known = results.get(cid);
    if (known != null) {
      return Reply.json(200, known);
    }
    int refused = refusal(body, cid);
    return refused != 0 ? error(400, refused) : accepted(body, cid);
  }

  private int refusal(JsonObject body, String cid) {
    JsonObject notification = body.getJsonObject("notification");
    if (notification == null || !body.containsKey("platform") || !body.containsKey("audience")) {
      return 1002;
    }
    if (!cid.isEmpty() && !pool.contains(cid)) {
      return 1003;
    }
    boolean tooLarge =
        size(notification.getJsonObject("android")) > ANDROID
            || size(notification.getJsonObject("ios")) > IOS;
    return tooLarge ? 1005 : 0;
  }

  private Reply accepted(JsonObject body, String cid) {
    lastId++;
    String id = Long.toString(lastId);
    JsonObject android = body.getJsonObject("notification").getJsonObject("android");
    String text = android.getString("title") + '\n' + android.getString("alert");
    String content = android.getJsonObject("extras", new JsonObject()).getString("contentId", "");
    show(new Shown(id, content + '\n' + text, text, false));
    String result = new JsonObject().put("sendno", "0").put("msg_id", id).encode();
    results.put(cid, result);
    return Reply.json(200, result);
  }

  private static int size(JsonObject part) {
    return part == null ? 0 : part.encode().getBytes(UTF_8).length;
  }

  private static boolean isStranger(Call call) {
    byte[] pair = (APP_KEY + ':' + MASTER_SECRET).getBytes(UTF_8);
    String expected = "Basic " + Base64.getEncoder().encodeToString(pair);
    return !expected.equals(call.header("authorization"));
  }

  private static Reply error(int status, int code) {
    JsonObject error = new JsonObject().put("code", code).put("message", "refused");
    return Reply.json(status, new JsonObject().put("error", error).encode());
  }
}
