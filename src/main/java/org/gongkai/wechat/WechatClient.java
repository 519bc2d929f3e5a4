package org.gongkai.wechat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.gongkai.wechat.TextSuggestion.Suggest;
import org.gongkai.wechat.WechatFailure.Kind;

/**
 * The calls to the WeChat platform that Gongkai makes. Every failure is a {@link WechatFailure}.
 */
@ApplicationScoped
public class WechatClient {

  /** Scene of {@code msg_sec_check}: a comment. */
  private static final int SCENE_COMMENT = 2;

  private static final int CHECK_VERSION = 2;

  private final WechatHttp http;
  private final AccessTokens tokens;
  private final WechatConfig config;

  WechatClient(WechatHttp http, AccessTokens tokens, WechatConfig config) {
    this.http = http;
    this.tokens = tokens;
    this.config = config;
  }

  /**
   * Exchanges a login code for the user's openid ({@code GET /sns/jscode2session}). The session key
   * that comes with it is dropped: nothing here decrypts data with it.
   *
   * @param code from {@code wx.login}; good for five minutes and one use
   */
  public Uni<String> openidOf(String code) {
    Map<String, String> query =
        Map.of(
            "appid",
            config.appId(),
            "secret",
            config.appSecret(),
            "js_code",
            code,
            "grant_type",
            "authorization_code");
    return http.get("/sns/jscode2session", query, ErrorCodes::kindOf).map(WechatClient::openid);
  }

  /**
   * Checks a comment's text ({@code POST /wxa/msg_sec_check}, version 2). A long text is checked in
   * parts; the worst suggestion counts.
   *
   * @param openid the author, who must have used the mini-program within two hours
   */
  public Uni<TextSuggestion> checkText(String openid, String text) {
    return Multi.createFrom()
        .iterable(TextParts.of(text))
        .onItem()
        .transformToUniAndConcatenate(part -> checkPart(openid, part))
        .collect()
        .asList()
        .map(parts -> parts.stream().reduce(TextSuggestion::worse).orElseThrow());
  }

  private Uni<TextSuggestion> checkPart(String openid, String part) {
    JsonObject body =
        new JsonObject()
            .put("content", part)
            .put("version", CHECK_VERSION)
            .put("scene", SCENE_COMMENT)
            .put("openid", openid);
    return tokens
        .with(
            token ->
                http.post(
                    "/wxa/msg_sec_check", Map.of("access_token", token), body, ErrorCodes::kindOf))
        .map(WechatClient::suggestion);
  }

  private static String openid(JsonObject answer) {
    if (answer.getValue("openid") instanceof String openid && !openid.isEmpty()) {
      return openid;
    }
    throw new WechatFailure(Kind.PERMANENT, "answer without openid");
  }

  private static TextSuggestion suggestion(JsonObject answer) {
    Object suggest =
        answer.getValue("result") instanceof JsonObject result ? result.getValue("suggest") : null;
    String traceId = answer.getValue("trace_id") instanceof String trace ? trace : "";
    for (Suggest known : Suggest.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(suggest)) {
        return new TextSuggestion(known, traceId);
      }
    }
    throw new WechatFailure(Kind.PERMANENT, "unknown suggestion");
  }
}
