package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Callbacks: where they go and when. Nothing is posted while the platform's lock is held. */
final class WechatCallbacks {

  private final InstantSource clock;
  private final CallbackSender sender;
  private final Map<WechatAccount, Route> routes = new ConcurrentHashMap<>();
  private List<Letter> emitted = new ArrayList<>();
  private List<Letter> late = new ArrayList<>();
  private final List<JsonObject> posted = new ArrayList<>();

  WechatCallbacks(InstantSource clock) {
    this.clock = clock;
    this.sender = new CallbackSender(clock);
  }

  /** Where the callbacks of an account go. */
  private record Route(String url, CallbackMode mode, boolean twice) {}

  /** An event on its way. */
  private record Letter(WechatAccount account, Route route, JsonObject event) {}

  /** From now on the callbacks of an account go there. */
  void route(WechatAccount account, String url, CallbackMode mode, boolean twice) {
    routes.put(account, new Route(url, mode, twice));
  }

  /** Beginning of an event. */
  JsonObject event(WechatAccount account, String from, String name) {
    return new JsonObject()
        .put("ToUserName", account.originalId())
        .put("FromUserName", from)
        .put("CreateTime", clock.instant().getEpochSecond())
        .put("MsgType", "event")
        .put("Event", name);
  }

  /** Something happened; under the platform's lock. */
  void emit(WechatAccount account, JsonObject event) {
    Route route = routes.get(account);
    if (route == null || route.mode() == CallbackMode.OFF) {
      return;
    }
    Letter letter = new Letter(account, route, event);
    (route.mode() == CallbackMode.LATE ? late : emitted).add(letter);
  }

  /** What the operation that has just run emitted; under the platform's lock. */
  Aftermath take() {
    if (emitted.isEmpty()) {
      return Aftermath.NONE;
    }
    List<Letter> mine = emitted;
    emitted = new ArrayList<>();
    return new Aftermath() {
      @Override
      public void beforeAnswer() {
        post(mine, CallbackMode.EARLY);
      }

      @Override
      public void afterAnswer() {
        post(mine, CallbackMode.AFTER);
      }
    };
  }

  /** Lets go what was held back; under the platform's lock. */
  void release() {
    for (Letter letter : late) {
      Route route = new Route(letter.route().url(), CallbackMode.AFTER, letter.route().twice());
      emitted.add(new Letter(letter.account(), route, letter.event()));
    }
    late = new ArrayList<>();
  }

  private void post(List<Letter> letters, CallbackMode mode) {
    letters.stream().filter(letter -> letter.route().mode() == mode).forEach(this::post);
  }

  private void post(Letter letter) {
    Route route = letter.route();
    for (int i = 0; i < (route.twice() ? 2 : 1); i++) {
      int status = sender.post(letter.account(), route.url(), letter.event());
      JsonObject note =
          new JsonObject()
              .put("app", letter.account().name())
              .put("event", letter.event().getString("Event"))
              .put("status", status);
      synchronized (posted) {
        posted.add(note);
      }
    }
  }

  /** Whether the address of an account answers the platform's check. */
  boolean verify(WechatAccount account) {
    Route route = routes.get(account);
    return route != null && sender.verify(account, route.url());
  }

  /** What was posted, with the last status of each; 0 for no answer. */
  JsonArray posted() {
    synchronized (posted) {
      return new JsonArray(List.copyOf(posted));
    }
  }

  /** Forgets what is on its way and what was posted, not where to. */
  void clear() {
    emitted = new ArrayList<>();
    late = new ArrayList<>();
    synchronized (posted) {
      posted.clear();
    }
  }
}
