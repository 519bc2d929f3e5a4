package org.gongkai.sandbox.simulated;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Steers the simulated WeChat platform over HTTP, beside what every {@link SimulatedPlatform}
 * knows. All are {@code POST}, answer 204 (400 to what makes no sense), and take their values from
 * the query; {@code app} is {@code mini} or {@code gov}. Callbacks that they cause are posted
 * before they answer.
 *
 * <ul>
 *   <li>{@code /control/invalidate-token?app=}
 *   <li>{@code /control/seen?openid=&minutes=}: the user used the mini-program so long ago
 *   <li>{@code /control/accept?openid=&template=}, {@code /control/reject?openid=&template=}
 *   <li>{@code /control/template?id=&keys=thing1,time2&long-term=true|false}
 *   <li>{@code /control/release?page=}: for codes with {@code check_path}
 *   <li>{@code /control/polls?count=}: that many polls find a publication under way, 1 at first
 *   <li>{@code /control/finish?publish_id=&status=0..6}: without a name all that are under way
 *   <li>{@code /control/finish-mass?succeeds=true|false}
 *   <li>{@code /control/draft-only?on=true|false}
 *   <li>{@code /control/mass?quota=&hurry=true|false}: messages to all a day, 1 at first; whether
 *       repetitions within a minute are too fast
 *   <li>{@code /control/quota?path=&minute=&day=}
 *   <li>{@code /control/callbacks?app=&url=&mode=off|early|after|late&twice=true|false}: without a
 *       mode {@code after}; {@code url} is the whole address
 *   <li>{@code /control/callbacks/flush}; {@code /control/callbacks/verify?app=} (200 or 400);
 *       {@code /control/callbacks/posted}: what was posted, as JSON
 * </ul>
 */
final class WechatControls {

  private WechatControls() {}

  static void register(WechatSimulator wechat) {
    accounts(wechat);
    articles(wechat);
    callbacks(wechat);
  }

  private static void accounts(WechatSimulator wechat) {
    on(wechat, "invalidate-token", query -> wechat.invalidateToken(text(query, "app")));
    on(
        wechat,
        "seen",
        query ->
            wechat.see(text(query, "openid"), Duration.ofMinutes(number(query, "minutes", 0))));
    on(wechat, "accept", query -> wechat.accept(text(query, "openid"), text(query, "template")));
    on(wechat, "reject", query -> wechat.reject(text(query, "openid"), text(query, "template")));
    on(
        wechat,
        "template",
        query ->
            wechat.template(
                text(query, "id"),
                flag(query, "long-term"),
                List.of(text(query, "keys").split(",", -1))));
    on(wechat, "release", query -> wechat.release(text(query, "page")));
    on(
        wechat,
        "quota",
        query ->
            wechat.quota(
                text(query, "path"),
                number(query, "minute", Integer.MAX_VALUE),
                number(query, "day", Integer.MAX_VALUE)));
  }

  private static void articles(WechatSimulator wechat) {
    on(wechat, "polls", query -> wechat.polls(number(query, "count", 1)));
    on(wechat, "finish", query -> finish(wechat, query));
    on(wechat, "finish-mass", query -> wechat.finishMass(flag(query, "succeeds")));
    on(wechat, "draft-only", query -> wechat.draftOnly(flag(query, "on")));
    on(
        wechat,
        "mass",
        query -> {
          wechat.massQuota(number(query, "quota", 1));
          wechat.massHurry(flag(query, "hurry"));
        });
  }

  private static void finish(WechatSimulator wechat, Map<String, String> query) {
    int status = number(query, "status", 0);
    String id = query.get("publish_id");
    if (id == null) {
      wechat.finishAll(status);
    } else {
      wechat.finish(id, status);
    }
  }

  private static void callbacks(WechatSimulator wechat) {
    on(
        wechat,
        "callbacks",
        query ->
            wechat.callbacks(
                text(query, "app"),
                query.getOrDefault("url", ""),
                CallbackMode.valueOf(query.getOrDefault("mode", "after").toUpperCase(Locale.ROOT)),
                flag(query, "twice")));
    on(wechat, "callbacks/flush", query -> wechat.flushCallbacks());
    wechat.control(
        "/control/callbacks/verify",
        call -> Reply.empty(wechat.verifyCallbacks(text(call.query(), "app")) ? 200 : 400));
    wechat.control("/control/callbacks/posted", call -> Reply.json(200, wechat.postedCallbacks()));
  }

  private static void on(
      WechatSimulator wechat, String name, Consumer<Map<String, String>> operation) {
    wechat.control(
        "/control/" + name,
        call -> {
          operation.accept(call.query());
          return Reply.empty(204);
        });
  }

  private static String text(Map<String, String> query, String name) {
    String value = query.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static int number(Map<String, String> query, String name, int otherwise) {
    String value = query.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  private static boolean flag(Map<String, String> query, String name) {
    return Boolean.parseBoolean(query.getOrDefault(name, "false"));
  }
}
