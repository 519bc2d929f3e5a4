package org.gongkai.wechat;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gongkai.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens that all instances use, encrypted in Redis. Who fetches a new one holds a lock
 * with a number that only grows (a fence): one whose lease ran out while it fetched writes nothing
 * over what its successor wrote. Each step is one script, so that it happens wholly or not at all.
 */
@ApplicationScoped
class SharedTokens {

  /** A place in Redis; the token is fetched anew when it cannot be read. */
  private static final String PLACE = "wechat access token";

  private static final Duration PATIENCE = Duration.ofMillis(800);

  /** The token, and the caller's fence when it is the one to fetch the next. */
  private static final String LOOK =
      """
      local token = redis.call('GET', KEYS[1])
      local renew = redis.call('HGET', KEYS[3], 'renewAt')
      if token and renew and tonumber(renew) > tonumber(ARGV[1]) then return {token, 0} end
      if redis.call('EXISTS', KEYS[2]) == 1 then return {token or '', 0} end
      local fence = redis.call('HINCRBY', KEYS[3], 'fence', 1)
      redis.call('SET', KEYS[2], fence, 'PX', ARGV[2])
      return {token or '', fence}
      """;

  private static final String STORE =
      """
      if redis.call('HGET', KEYS[3], 'fence') ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
      redis.call('HSET', KEYS[3], 'renewAt', ARGV[4], 'digest', ARGV[5])
      if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
      return 1
      """;

  private static final String RELEASE =
      """
      if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
      return 1
      """;

  private static final String DROP =
      """
      if redis.call('HGET', KEYS[3], 'digest') == ARGV[1] then redis.call('DEL', KEYS[1]) end
      return 1
      """;

  private final ReactiveRedisDataSource redis;
  private final FieldCipher cipher;
  private final InstantSource clock;

  SharedTokens(ReactiveRedisDataSource redis, FieldCipher cipher, InstantSource clock) {
    this.redis = redis;
    this.cipher = cipher;
    this.clock = clock;
  }

  /**
   * What Redis knows.
   *
   * @param token null when there is none
   * @param fence of the caller's lock; 0 when it has none
   * @param isOwner whether the caller is the one to fetch a new token
   */
  record Look(@Nullable AccessToken token, long fence, boolean isOwner) {

    /** Nothing is shared: everyone fetches. */
    static Look alone() {
      return new Look(null, 0, true);
    }
  }

  /** Looks for the token, and takes the lock when it is time for a new one and nobody has it. */
  Uni<Look> look(WechatApp app, Duration lease) {
    return run(
            LOOK,
            app,
            Long.toString(clock.instant().toEpochMilli()),
            Long.toString(lease.toMillis()))
        .map(this::read);
  }

  /** Shares a token and gives the lock back; nothing when the lease ran out meanwhile. */
  Uni<Void> store(WechatApp app, long fence, AccessToken token) {
    long life = Duration.between(clock.instant(), token.expiresAt()).toMillis();
    return quietly(
        run(
            STORE,
            app,
            Long.toString(fence),
            cipher.encrypt(PLACE, write(token)),
            Long.toString(Math.max(life, 1)),
            Long.toString(token.renewAt().toEpochMilli()),
            cipher.hash(token.value())));
  }

  /** Gives the lock back without a token. */
  Uni<Void> release(WechatApp app, long fence) {
    return quietly(run(RELEASE, app, Long.toString(fence)));
  }

  /** Forgets a token that the platform refused, if it is still the present one. */
  Uni<Void> drop(WechatApp app, AccessToken refused) {
    return quietly(run(DROP, app, cipher.hash(refused.value())));
  }

  private Look read(Response answer) {
    String sealed = answer.get(0).toString();
    long fence = answer.get(1).toLong();
    return new Look(sealed.isEmpty() ? null : read(sealed), fence, fence > 0);
  }

  private AccessToken read(String sealed) {
    JsonObject stored = new JsonObject(cipher.decrypt(PLACE, sealed));
    return new AccessToken(
        stored.getString("value"),
        Instant.ofEpochMilli(stored.getLong("renewAt")),
        Instant.ofEpochMilli(stored.getLong("expiresAt")));
  }

  private static String write(AccessToken token) {
    return new JsonObject()
        .put("value", token.value())
        .put("renewAt", token.renewAt().toEpochMilli())
        .put("expiresAt", token.expiresAt().toEpochMilli())
        .encode();
  }

  private Uni<Response> run(String script, WechatApp app, String... arguments) {
    String root = "gongkai:wechat:{" + app.appId() + "}:";
    String[] command = new String[5 + arguments.length];
    command[0] = script;
    command[1] = "3";
    command[2] = root + "token";
    command[3] = root + "lock";
    command[4] = root + "state";
    System.arraycopy(arguments, 0, command, 5, arguments.length);
    return redis.execute("EVAL", command).ifNoItem().after(PATIENCE).fail();
  }

  /** Without Redis the token is good all the same. */
  private static Uni<Void> quietly(Uni<Response> step) {
    return step.replaceWithVoid().onFailure().recoverWithNull().replaceWithVoid();
  }
}
