package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The mini-program's access token, from {@code POST /cgi-bin/stable_token} in normal mode: repeated
 * calls give the same token, so instances need not agree on it.
 */
@ApplicationScoped
class AccessTokens {

  // The platform turns the token over in its last five minutes, during which both are good.
  private static final long EARLY_SECONDS = 300;

  private final WechatHttp http;
  private final WechatConfig config;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Token> current = new AtomicReference<>();
  private final AtomicReference<@Nullable Uni<Token>> fetching = new AtomicReference<>();

  AccessTokens(WechatHttp http, WechatConfig config, InstantSource clock) {
    this.http = http;
    this.config = config;
    this.clock = clock;
  }

  /** Calls with the token; when the platform refuses the token, once more with a new one. */
  <T> Uni<T> with(Function<String, Uni<T>> call) {
    return token()
        .chain(
            first ->
                call.apply(first.value())
                    .onFailure(AccessTokens::isStale)
                    .recoverWithUni(() -> again(first, call)));
  }

  private <T> Uni<T> again(Token refused, Function<String, Uni<T>> call) {
    current.compareAndSet(refused, null);
    return token().chain(second -> call.apply(second.value()));
  }

  private static boolean isStale(Throwable failure) {
    return failure instanceof WechatFailure wechat && wechat.kind() == Kind.TOKEN;
  }

  private Uni<Token> token() {
    Token known = current.get();
    if (known != null && clock.instant().isBefore(known.renewAt())) {
      return Uni.createFrom().item(known);
    }
    Uni<Token> underWay = fetching.get();
    if (underWay != null) {
      return underWay;
    }
    Uni<Token> fetch =
        fetch()
            .invoke(current::set)
            .onTermination()
            .invoke(() -> fetching.set(null))
            .memoize()
            .indefinitely();
    Uni<Token> earlier = fetching.compareAndExchange(null, fetch);
    return earlier == null ? fetch : earlier;
  }

  private Uni<Token> fetch() {
    JsonObject body =
        new JsonObject()
            .put("grant_type", "client_credential")
            .put("appid", config.appId())
            .put("secret", config.appSecret())
            .put("force_refresh", false);
    return http.post("/cgi-bin/stable_token", Map.of(), body, ErrorCodes::kindOnTokenEndpoint)
        .map(this::token);
  }

  private Token token(JsonObject answer) {
    if (!(answer.getValue("expires_in") instanceof Number expiresIn)
        || !(answer.getValue("access_token") instanceof String value)
        || value.isEmpty()) {
      throw new WechatFailure(Kind.RETRY, "answer without token");
    }
    long seconds = expiresIn.longValue();
    Instant renewAt = clock.instant().plusSeconds(Math.max(seconds - EARLY_SECONDS, 30));
    return new Token(value, renewAt);
  }

  private record Token(String value, Instant renewAt) {

    @Override
    public String toString() {
      return "Token[until " + renewAt + "]";
    }
  }
}
