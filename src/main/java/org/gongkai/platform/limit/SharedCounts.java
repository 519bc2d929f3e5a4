package org.gongkai.platform.limit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.platform.cache.Breaker;

/**
 * Counts that all instances share: one call of one script for all quotas of a request, on the clock
 * of Redis. When Redis does not answer in time this instance counts alone.
 */
final class SharedCounts {

  static final String PREFIX = "gongkai:limits:";

  private static final int FAILURES = 3;
  private static final Duration PAUSE = Duration.ofMillis(500);

  /**
   * The generic cell rate algorithm (ITU-T I.371): each key holds the instant in microseconds at
   * which its whole count is there again, and lives until then. All quotas count or none does.
   */
  private static final String SCRIPT =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      local due, wait = {}, {}
      local refused = false
      for i, key in ipairs(KEYS) do
        local interval, count = tonumber(ARGV[i * 2 - 1]), tonumber(ARGV[i * 2])
        local at = math.max(now, tonumber(redis.call('GET', key) or now))
        wait[i] = math.max(0, at + interval - interval * count - now)
        refused = refused or wait[i] > 0
        due[i] = at
      end
      local answer = {}
      for i, key in ipairs(KEYS) do
        local interval, count = tonumber(ARGV[i * 2 - 1]), tonumber(ARGV[i * 2])
        if not refused then
          due[i] = due[i] + interval
          redis.call('SET', key, string.format('%.0f', due[i]),
              'PX', math.ceil((due[i] - now) / 1000))
        end
        local remaining = math.max(0, math.floor(count - (due[i] - now) / interval))
        table.insert(answer, remaining)
        table.insert(answer, math.ceil(wait[i]))
        table.insert(answer, math.ceil(due[i] - now))
      end
      return answer
      """;

  private final Redis redis;
  private final Duration timeout;
  private final LocalCounts local;
  private final Breaker breaker = new Breaker(FAILURES, PAUSE, System::nanoTime);

  SharedCounts(Redis redis, Duration timeout, LocalCounts local) {
    this.redis = redis;
    this.timeout = timeout;
    this.local = local;
  }

  /** Counts a call against each quota, in their order; never fails. */
  Uni<List<Count>> count(List<Quota> quotas) {
    if (quotas.isEmpty() || !breaker.permits()) {
      return Uni.createFrom().item(() -> local.count(quotas));
    }
    return redis
        .send(request(quotas))
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(answer -> read(answer, quotas))
        .invoke(breaker::succeeded)
        .onFailure()
        .invoke(breaker::failed)
        .onFailure()
        .recoverWithItem(() -> local.count(quotas));
  }

  private static Request request(List<Quota> quotas) {
    Request request = Request.cmd(Command.EVAL).arg(SCRIPT).arg(quotas.size());
    quotas.forEach(quota -> request.arg(PREFIX + quota.key()));
    quotas.forEach(quota -> request.arg(quota.interval()).arg(quota.count()));
    return request;
  }

  private static List<Count> read(Response answer, List<Quota> quotas) {
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < quotas.size(); i++) {
      counts.add(
          new Count(
              quotas.get(i),
              answer.get(i * 3).toLong(),
              answer.get(i * 3 + 1).toLong(),
              answer.get(i * 3 + 2).toLong()));
    }
    return counts;
  }
}
