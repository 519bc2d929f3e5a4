package org.gongkai.sandbox.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often an account may make a call in a minute (44991) and in a day of Shanghai (45009). */
final class WechatQuotas {

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final InstantSource clock;
  private final Map<String, Limit> limits = new HashMap<>();
  private final Map<String, Used> used = new HashMap<>();

  WechatQuotas(InstantSource clock) {
    this.clock = clock;
    reset();
  }

  private record Limit(int perMinute, int perDay) {}

  /** Calls in the present minute and on the present day. */
  private record Used(Instant minute, int inMinute, LocalDate day, int inDay) {}

  /** Back to the documented numbers. */
  void reset() {
    limits.clear();
    used.clear();
    set(WechatSimulator.TEXT_CHECK, 4_000, 2_000_000);
    set(WechatSimulator.MEDIA_CHECK, 2_000, 200_000);
    set(WechatSimulator.CODE, 5_000, UNLIMITED);
    set(WechatSimulator.URL_LINK, UNLIMITED, 500_000);
    set(WechatSimulator.MESSAGE, UNLIMITED, 10_000_000);
    set(WechatSimulator.MASS_SEND, 60, UNLIMITED);
  }

  void set(String path, int perMinute, int perDay) {
    limits.put(path, new Limit(perMinute, perDay));
  }

  /** Counts a call. */
  void take(WechatAccount account, String path) {
    Limit limit = limits.get(path);
    if (limit == null) {
      return;
    }
    String key = account.name() + path;
    Used now = present(used.get(key));
    if (now.inDay() >= limit.perDay()) {
      boolean isLink = path.equals(WechatSimulator.URL_LINK);
      throw new WechatRefusal(isLink ? 44993 : 45009, "reach max api daily quota limit");
    }
    if (now.inMinute() >= limit.perMinute()) {
      throw new WechatRefusal(44991, "reach max api minute quota limit");
    }
    used.put(key, new Used(now.minute(), now.inMinute() + 1, now.day(), now.inDay() + 1));
  }

  private Used present(@Nullable Used before) {
    Instant now = clock.instant();
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.ofHours(8));
    boolean sameDay = before != null && before.day().equals(day);
    boolean sameMinute = before != null && Duration.between(before.minute(), minute).isZero();
    return new Used(
        minute,
        sameMinute && before != null ? before.inMinute() : 0,
        day,
        sameDay && before != null ? before.inDay() : 0);
  }
}
