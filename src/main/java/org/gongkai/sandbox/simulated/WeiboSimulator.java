package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Weibo on loopback: {@code statuses/share}, long articles, an account's own timeline and deletion.
 * A status that an article brings stands in the timeline too. What must be shown once is its text.
 */
public final class WeiboSimulator extends SimulatedPlatform {

  /** The token that it knows. */
  public static final String TOKEN = "sandbox-weibo-token";

  /** Path of short statuses. */
  public static final String SHARE = "/2/statuses/share.json";

  /** Path of long articles. */
  public static final String ARTICLE = "/proxy/article/publish.json";

  /** Path of the account's own statuses. */
  public static final String TIMELINE = "/2/statuses/user_timeline/biz.json";

  /** Path of deletion. */
  public static final String DESTROY = "/2/statuses/destroy/biz.json";

  private static final int MAX_HALVES = 280;
  private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]+");
  private static final Pattern TOPIC = Pattern.compile("#[^#]+#");
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

  private final InstantSource clock;
  private final Map<String, Instant> created = new HashMap<>();
  private long lastId = 5_000_000_000_000_000L;

  private WeiboSimulator(int port, InstantSource clock) {
    super("weibo-simulator", port);
    this.clock = clock;
  }

  /** Starts it; port 0 for any free one. */
  public static WeiboSimulator start(int port) {
    return start(port, InstantSource.system());
  }

  /** Starts it with a clock of its own. */
  public static WeiboSimulator start(int port, InstantSource clock) {
    WeiboSimulator weibo = new WeiboSimulator(port, clock);
    weibo.serve(SHARE, weibo::share);
    weibo.serve(ARTICLE, weibo::article);
    weibo.serve(TIMELINE, weibo::timeline);
    weibo.serve(DESTROY, weibo::destroy);
    weibo.begin();
    return weibo;
  }

  private Reply share(Call call) {
    Map<String, String> form = call.form();
    String status = form.getOrDefault("status", "");
    int error = refusal(form, status);
    return error != 0 ? error(SHARE, error) : Reply.json(200, status(post(status)).encode());
  }

  private Reply article(Call call) {
    Map<String, String> form = call.form();
    String title = form.getOrDefault("title", "");
    int error = refusal(form, form.getOrDefault("text", ""));
    if (error != 0) {
      return error(ARTICLE, error);
    }
    if (title.isEmpty() || title.length() > 32 || form.getOrDefault("content", "").isEmpty()) {
      return error(ARTICLE, 10008);
    }
    Shown post = post(form.getOrDefault("text", ""));
    JsonObject data =
        new JsonObject()
            .put("object_id", "1022:" + post.id())
            .put("url", "https://card.weibo.com/article/" + post.id())
            .put("mid", post.id());
    return Reply.json(200, new JsonObject().put("code", 100000).put("data", data).encode());
  }

  private Reply timeline(Call call) {
    if (!TOKEN.equals(call.query().get("access_token"))) {
      return error(TIMELINE, 21332);
    }
    int count = Integer.parseInt(call.query().getOrDefault("count", "20"));
    List<Shown> all = shown();
    JsonArray statuses = new JsonArray();
    for (int i = all.size() - 1; i >= 0 && statuses.size() < count; i--) {
      statuses.add(status(all.get(i)));
    }
    return Reply.json(
        200, new JsonObject().put("statuses", statuses).put("total_number", all.size()).encode());
  }

  private Reply destroy(Call call) {
    if (!TOKEN.equals(call.form().get("access_token"))) {
      return error(DESTROY, 21332);
    }
    String id = call.form().getOrDefault("id", "");
    return remove(id)
        ? Reply.json(200, new JsonObject().put("id", Long.parseLong(id)).encode())
        : error(DESTROY, 20101);
  }

  /** 0 when the platform takes it. */
  private int refusal(Map<String, String> form, String status) {
    if (!TOKEN.equals(form.get("access_token"))) {
      return 21332;
    }
    if (form.getOrDefault("rip", "").isEmpty() || status.isEmpty()) {
      return 10016;
    }
    if (halves(status) > MAX_HALVES) {
      return 20012;
    }
    if (!ADDRESS.matcher(status).find() || TOPIC.matcher(status).find()) {
      return 10017;
    }
    return shown().stream().anyMatch(one -> one.key().equals(status)) ? 20019 : 0;
  }

  private Shown post(String text) {
    lastId++;
    Shown one = new Shown(Long.toString(lastId), text, text, false);
    created.put(one.id(), clock.instant());
    show(one);
    return one;
  }

  /** As the real one does, it shows addresses in a short form and escapes the signs of HTML. */
  private JsonObject status(Shown one) {
    String text = ADDRESS.matcher(one.text()).replaceAll("http://t.cn/A6" + one.id().substring(12));
    Instant at = created.getOrDefault(one.id(), Instant.EPOCH);
    return new JsonObject()
        .put("created_at", CREATED.format(at.atOffset(ZoneOffset.ofHours(8))))
        .put("id", Long.parseLong(one.id()))
        .put("idstr", one.id())
        .put("mid", one.id())
        .put("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .put("visible", new JsonObject().put("type", one.blocked() ? 1 : 0).put("list_id", 0));
  }

  private static int halves(String text) {
    return text.codePoints()
        .map(character -> character <= 0xFF ? 1 : 2 * Character.charCount(character))
        .sum();
  }

  private static Reply error(String path, int code) {
    JsonObject body = new JsonObject().put("request", path).put("error_code", code);
    return Reply.json(code == 21332 ? 401 : 400, body.put("error", "refused").encode());
  }
}
