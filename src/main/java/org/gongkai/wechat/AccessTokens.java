package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.gongkai.wechat.SharedTokens.Look;
import org.gongkai.wechat.WechatFailure.Kind;
import org.gongkai.wechat.WechatHttp.Request;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens, one for each account, from {@code POST /cgi-bin/stable_token} in normal mode. One
 * instance fetches, the others take what it puts into Redis; within an instance one search serves
 * all who wait. Without Redis each instance fetches for itself, which harms nobody: repeated calls
 * give the same token.
 */
@ApplicationScoped
class AccessTokens {

  private static final Logger LOG = Logger.getLogger(AccessTokens.class);

  // The platform turns the token over in its last five minutes, during which both are good.
  private static final long EARLY_SECONDS = 300;
  private static final long LEAST_SECONDS = 30;

  private final WechatHttp http;
  private final SharedTokens shared;
  private final Repetition repetition;
  private final WechatConfig.Token config;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Uni<AccessToken>> searches = new ConcurrentHashMap<>();

  AccessTokens(
      WechatHttp http,
      SharedTokens shared,
      Repetition repetition,
      WechatConfig config,
      InstantSource clock) {
    this.http = http;
    this.shared = shared;
    this.repetition = repetition;
    this.config = config.token();
    this.clock = clock;
  }

  /** A token and when we last looked whether it is the present one. */
  private record Known(AccessToken token, Instant seenAt) {}

  /** Calls with the token; when the platform refuses the token, once more with a new one. */
  <T> Uni<T> with(WechatApp app, Function<String, Uni<T>> call) {
    return token(app)
        .chain(
            first ->
                call.apply(first.value())
                    .onFailure(AccessTokens::isStale)
                    .recoverWithUni(() -> again(app, first, call)));
  }

  private <T> Uni<T> again(WechatApp app, AccessToken refused, Function<String, Uni<T>> call) {
    known.computeIfPresent(
        app.appId(), (id, present) -> present.token().equals(refused) ? null : present);
    return shared
        .drop(app, refused)
        .chain(() -> token(app))
        .chain(second -> call.apply(second.value()));
  }

  private static boolean isStale(Throwable failure) {
    return failure instanceof WechatFailure wechat && wechat.kind() == Kind.TOKEN;
  }

  private Uni<AccessToken> token(WechatApp app) {
    Known present = known.get(app.appId());
    return present != null && isFresh(present)
        ? Uni.createFrom().item(present.token())
        : searches
            .computeIfAbsent(app.appId(), unused -> search(app))
            .onFailure(AccessTokens::isOpen)
            .transform(AccessTokens::unsent);
  }

  private static boolean isOpen(Throwable failure) {
    return failure instanceof WechatFailure wechat && wechat.kind().mayHaveHappened();
  }

  /** Whatever became of the token, the call that wanted it was not made. */
  private static WechatFailure unsent(Throwable failure) {
    return new WechatFailure(Kind.NOT_SENT, "no access token");
  }

  private boolean isFresh(Known present) {
    Instant now = clock.instant();
    return now.isBefore(present.token().renewAt())
        && now.isBefore(present.seenAt().plus(config.memory()));
  }

  /** One search for all who wait; it is forgotten when it ends. */
  private Uni<AccessToken> search(WechatApp app) {
    return Uni.createFrom()
        .deferred(() -> look(app, clock.instant().plus(config.lease())))
        .invoke(token -> known.put(app.appId(), new Known(token, clock.instant())))
        .onTermination()
        .invoke(() -> searches.remove(app.appId()))
        .memoize()
        .indefinitely();
  }

  /** Takes the shared token, or fetches one when nobody does. */
  private Uni<AccessToken> look(WechatApp app, Instant patience) {
    return shared
        .look(app, config.lease())
        .onFailure()
        .recoverWithItem(failure -> alone(app, failure))
        .chain(look -> follow(app, look, patience));
  }

  /** Without Redis an instance keeps what it has, or fetches for itself. */
  private Look alone(WechatApp app, Throwable failure) {
    LOG.debugf("the token of %s is not shared: %s", app.name(), failure.getClass().getSimpleName());
    Known present = known.get(app.appId());
    return present != null && clock.instant().isBefore(present.token().renewAt())
        ? new Look(present.token(), 0, false)
        : Look.alone();
  }

  private Uni<AccessToken> follow(WechatApp app, Look look, Instant patience) {
    AccessToken token = look.token();
    if (token != null && (clock.instant().isBefore(token.renewAt()) || !look.isOwner())) {
      return Uni.createFrom().item(token);
    }
    // A holder who died is not waited for longer than the lease, whatever Redis says.
    if (look.isOwner() || !clock.instant().isBefore(patience)) {
      return fetch(app, look.fence())
          .onFailure()
          .recoverWithUni(failure -> stillGood(token, failure));
    }
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(config.poll())
        .chain(() -> look(app, patience));
  }

  /** The platform takes the old token for some minutes yet. */
  private Uni<AccessToken> stillGood(@Nullable AccessToken old, Throwable failure) {
    return old != null && clock.instant().isBefore(old.expiresAt())
        ? Uni.createFrom().item(old)
        : Uni.createFrom().failure(failure);
  }

  private Uni<AccessToken> fetch(WechatApp app, long fence) {
    JsonObject body =
        new JsonObject()
            .put("grant_type", "client_credential")
            .put("appid", app.appId())
            .put("secret", app.secret())
            .put("force_refresh", false);
    return repetition
        .of(Endpoint.TOKEN, http.send(new Request(app, Endpoint.TOKEN, Map.of(), body, null)))
        .map(answer -> token(answer.json()))
        .call(token -> shared.store(app, fence, token))
        .onFailure()
        .call(() -> shared.release(app, fence));
  }

  private AccessToken token(JsonObject answer) {
    if (!(answer.getValue("expires_in") instanceof Number expiresIn)
        || !(answer.getValue("access_token") instanceof String value)
        || value.isEmpty()) {
      throw new WechatFailure(Kind.LOST, "answer without token");
    }
    long seconds = expiresIn.longValue();
    Instant now = clock.instant();
    Duration useful = Duration.ofSeconds(Math.max(seconds - EARLY_SECONDS, LEAST_SECONDS));
    return new AccessToken(
        value, now.plus(useful), now.plusSeconds(Math.max(seconds, LEAST_SECONDS)));
  }
}
