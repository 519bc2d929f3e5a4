package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens ({@code stable_token}): one for each account, 512 characters long, good for two
 * hours. In its last five minutes normal mode turns it over, and both are good; force mode turns it
 * over at once, so that a second turn ends a leaked one.
 */
final class WechatTokens {

  private static final Duration LIFE = Duration.ofHours(2);
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
  private static final int FORCED_A_DAY = 20;
  private static final int LENGTH = 512;
  private static final String SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<WechatAccount, Turns> turns = new HashMap<>();
  private final Set<String> ended = new HashSet<>();

  WechatTokens(InstantSource clock) {
    this.clock = clock;
    WechatAccount.ALL.forEach(account -> turns.put(account, new Turns()));
  }

  private record Token(String value, Instant until) {}

  /** What an account has. */
  private static final class Turns {
    @Nullable Token current;
    @Nullable Token former;
    Instant forcedAt = Instant.MIN;
    LocalDate day = LocalDate.MIN;
    int forced;
  }

  /** {@code POST /cgi-bin/stable_token}. */
  Reply stable(Call call) {
    JsonObject body =
        StrictJson.body(call, "grant_type?text", "appid?text", "secret?text", "force_refresh?flag");
    WechatAccount account = account(body.getString("appid"), body.getString("secret"));
    if (!"client_credential".equals(body.getString("grant_type"))) {
      throw new WechatRefusal(40002, "invalid grant_type");
    }
    Turns mine = turns(account);
    if (body.getBoolean("force_refresh", false)) {
      force(mine);
    } else if (mine.current == null || remaining(mine.current).compareTo(OVERLAP) < 0) {
      turn(mine);
    }
    Token token = Objects.requireNonNull(mine.current);
    return WechatReply.of(
        new JsonObject()
            .put("access_token", token.value())
            .put("expires_in", remaining(token).toSeconds()));
  }

  /** The account that proves itself by its secret. */
  static WechatAccount account(@Nullable String appId, @Nullable String secret) {
    if (appId == null) {
      throw new WechatRefusal(41002, "appid missing");
    }
    if (secret == null) {
      throw new WechatRefusal(41004, "appsecret missing");
    }
    WechatAccount account =
        WechatAccount.ALL.stream()
            .filter(one -> one.appId().equals(appId))
            .findFirst()
            .orElseThrow(() -> new WechatRefusal(40013, "invalid appid"));
    if (!account.secret().equals(secret)) {
      throw new WechatRefusal(40125, "invalid appsecret");
    }
    return account;
  }

  /** The account whose token a call carries. */
  WechatAccount accountOf(Call call) {
    String value = call.query().get("access_token");
    if (value == null) {
      throw new WechatRefusal(41001, "access_token missing");
    }
    for (WechatAccount account : WechatAccount.ALL) {
      Turns mine = turns(account);
      if (isGood(mine.current, value) || isGood(mine.former, value)) {
        return account;
      }
    }
    throw ended.contains(value)
        ? new WechatRefusal(42001, "access_token expired")
        : new WechatRefusal(40001, "invalid credential, access_token is invalid or not latest");
  }

  /** Ends the tokens of an account (40001) until a new one is fetched. */
  void invalidate(WechatAccount account) {
    Turns mine = turns(account);
    mine.current = null;
    mine.former = null;
  }

  private void force(Turns mine) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.ofHours(8));
    mine.forced = today.equals(mine.day) ? mine.forced : 0;
    if (mine.forced >= FORCED_A_DAY) {
      throw new WechatRefusal(45009, "reach max api daily quota limit");
    }
    if (now.isBefore(mine.forcedAt.plus(BETWEEN_FORCED))) {
      throw new WechatRefusal(45011, "api minute-quota reach limit must slower retry next minute");
    }
    mine.day = today;
    mine.forcedAt = now;
    mine.forced++;
    turn(mine);
  }

  private void turn(Turns mine) {
    Instant now = clock.instant();
    Token old = mine.current;
    if (old != null) {
      Instant overlap = now.plus(OVERLAP);
      mine.former = new Token(old.value(), old.until().isBefore(overlap) ? old.until() : overlap);
      ended.add(old.value());
    }
    StringBuilder value = new StringBuilder(LENGTH);
    random.ints(LENGTH, 0, SIGNS.length()).forEach(i -> value.append(SIGNS.charAt(i)));
    mine.current = new Token(value.toString(), now.plus(LIFE));
  }

  private boolean isGood(@Nullable Token token, String value) {
    if (token == null || !token.value().equals(value)) {
      return false;
    }
    boolean isGood = clock.instant().isBefore(token.until());
    if (!isGood) {
      ended.add(value);
    }
    return isGood;
  }

  private Duration remaining(Token token) {
    return Duration.between(clock.instant(), token.until());
  }

  private Turns turns(WechatAccount account) {
    return Objects.requireNonNull(turns.get(account));
  }
}
