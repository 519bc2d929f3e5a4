package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One call to the platform: sends it, reads JSON from whatever content type it arrives in, and
 * judges it by {@code errcode}; the HTTP status is 200 even on failure and an absent code means
 * success.
 */
@ApplicationScoped
class WechatHttp {

  private static final Pattern RID = Pattern.compile("rid: ([0-9A-Za-z-]{1,64})");

  private final WebClient client;
  private final WechatConfig config;

  WechatHttp(Vertx vertx, WechatConfig config) {
    this.config = config;
    // Not traced: a span would keep the address, and with it the token and the secret.
    WebClientOptions options =
        new WebClientOptions()
            .setConnectTimeout((int) config.connectTimeout().toMillis())
            .setTracingPolicy(TracingPolicy.IGNORE)
            .setFollowRedirects(false);
    this.client = WebClient.create(vertx, options);
  }

  Uni<JsonObject> get(String path, Map<String, String> query, IntFunction<Kind> kinds) {
    HttpRequest<Buffer> request = client.getAbs(config.baseUrl() + path);
    query.forEach(request::addQueryParam);
    return judge(request.timeout(config.timeout().toMillis()).send(), kinds);
  }

  Uni<JsonObject> post(
      String path, Map<String, String> query, JsonObject body, IntFunction<Kind> kinds) {
    HttpRequest<Buffer> request = client.postAbs(config.baseUrl() + path);
    query.forEach(request::addQueryParam);
    return judge(request.timeout(config.timeout().toMillis()).sendJsonObject(body), kinds);
  }

  private static Uni<JsonObject> judge(Uni<HttpResponse<Buffer>> sent, IntFunction<Kind> kinds) {
    return sent
        // The cause's message may hold the address.
        .onFailure()
        .transform(failure -> new WechatFailure(Kind.RETRY, failure.getClass().getSimpleName()))
        .map(response -> read(response, kinds));
  }

  private static JsonObject read(HttpResponse<Buffer> response, IntFunction<Kind> kinds) {
    JsonObject answer = parse(response);
    int errcode = answer.getValue("errcode") instanceof Number number ? number.intValue() : 0;
    if (errcode != 0) {
      throw new WechatFailure(
          kinds.apply(errcode),
          errcode,
          rid(answer.getValue("errmsg") instanceof String message ? message : null));
    }
    return answer;
  }

  private static JsonObject parse(HttpResponse<Buffer> response) {
    if (response.statusCode() != 200) {
      throw new WechatFailure(Kind.RETRY, "HTTP status " + response.statusCode());
    }
    try {
      return new JsonObject(response.bodyAsString("UTF-8"));
    } catch (DecodeException | NullPointerException unreadable) {
      throw new WechatFailure(Kind.RETRY, "unreadable answer");
    }
  }

  private static @Nullable String rid(@Nullable String errmsg) {
    Matcher matcher = RID.matcher(errmsg == null ? "" : errmsg);
    return matcher.find() ? matcher.group(1) : null;
  }
}
