package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.wechat.WechatHttp.Answer;
import org.gongkai.wechat.WechatHttp.Request;
import org.jspecify.annotations.Nullable;

/**
 * Calls with an access token: within the limits that all instances share, with a new token when the
 * platform refuses the present one, and again while it is busy where that does no harm. Every
 * failure is a {@link WechatFailure}. What follows runs on the caller's context, wherever a token
 * or a repetition was waited for.
 */
@ApplicationScoped
class WechatCalls {

  private final WechatHttp http;
  private final AccessTokens tokens;
  private final Quotas quotas;
  private final Repetition repetition;

  WechatCalls(WechatHttp http, AccessTokens tokens, Quotas quotas, Repetition repetition) {
    this.http = http;
    this.tokens = tokens;
    this.quotas = quotas;
    this.repetition = repetition;
  }

  /** A call with JSON both ways. */
  Uni<JsonObject> json(WechatApp app, Endpoint endpoint, JsonObject body) {
    return call(app, endpoint, Map.of(), body, null).map(Answer::json);
  }

  /** A call without a body. */
  Uni<JsonObject> read(WechatApp app, Endpoint endpoint) {
    return call(app, endpoint, Map.of(), null, null).map(Answer::json);
  }

  /** A call that sends a file. */
  Uni<JsonObject> file(
      WechatApp app, Endpoint endpoint, Map<String, String> query, ImageFile file) {
    return call(app, endpoint, query, null, file).map(Answer::json);
  }

  /** A call that answers with a file. */
  Uni<byte[]> bytes(WechatApp app, Endpoint endpoint, JsonObject body) {
    return call(app, endpoint, Map.of(), body, null).map(Answer::bytes);
  }

  /** A call without a token. */
  Uni<JsonObject> bare(WechatApp app, Endpoint endpoint, Map<String, String> query) {
    Uni<Answer> call = http.send(new Request(app, endpoint, query, null, null));
    return EventLoop.returning(repetition.of(endpoint, call)).map(Answer::json);
  }

  private Uni<Answer> call(
      WechatApp app,
      Endpoint endpoint,
      Map<String, String> query,
      @Nullable JsonObject body,
      @Nullable ImageFile file) {
    Uni<Answer> limited =
        quotas
            .take(app, endpoint)
            .chain(
                () ->
                    tokens.with(
                        app,
                        token ->
                            http.send(new Request(app, endpoint, with(query, token), body, file))))
            .onFailure(WechatFailure.class)
            .call(failure -> quotas.heed(app, endpoint, failure));
    return EventLoop.returning(repetition.of(endpoint, limited));
  }

  private static Map<String, String> with(Map<String, String> query, String token) {
    Map<String, String> all = new HashMap<>(query);
    all.put("access_token", token);
    return all;
  }
}
