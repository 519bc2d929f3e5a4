package org.gongkai.platform.cache;

/**
 * What Redis does in one step. An answer's group is a hash: field {@code A}+form holds the answer,
 * field {@code L}+form the lease of whoever loads it, {@code token deadline}. Only the holder of
 * the lease may store, and an eviction takes answers and leases away together: what was read before
 * an eviction cannot come back after it (the leases of "Scaling Memcache at Facebook", NSDI 2013).
 */
final class Scripts {

  /**
   * Gives the answer, or the lease, or says that another holds it.
   *
   * <p>Keys: the group. Arguments: form, token, lease in ms, head of the answer that the caller
   * cannot use. Gives the answer, or {@code 1} for the lease, or {@code 0}.
   */
  static final String CLAIM =
      """
      local answer = redis.call('HGET', KEYS[1], 'A' .. ARGV[1])
      if answer and answer ~= '' and (ARGV[4] == '' or string.sub(answer, 1, string.len(ARGV[4])) ~= ARGV[4]) then return answer end
      local clock = redis.call('TIME')
      local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
      local lease = redis.call('HGET', KEYS[1], 'L' .. ARGV[1])
      if lease and tonumber(string.match(lease, ' (%d+)$') or 0) > now then return 0 end
      redis.call('HSET', KEYS[1], 'L' .. ARGV[1], ARGV[2] .. ' ' .. string.format('%.0f', now + ARGV[3]))
      if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
      return 1
      """;

  /**
   * Stores an answer if the caller's lease was neither evicted nor given to another.
   *
   * <p>Keys: the group. Arguments: form, token, answer, its life in ms, most fields of a group; a
   * group with more begins anew. Gives {@code 1} when it was stored.
   */
  static final String STORE =
      """
      local lease = redis.call('HGET', KEYS[1], 'L' .. ARGV[1])
      if not lease or string.match(lease, '^(%S+)') ~= ARGV[2] then return 0 end
      if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[5]) then
        redis.call('DEL', KEYS[1])
      else
        redis.call('HDEL', KEYS[1], 'L' .. ARGV[1])
      end
      redis.call('HSET', KEYS[1], 'A' .. ARGV[1], ARGV[3])
      if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
      return 1
      """;

  /**
   * Gives a lease back.
   *
   * <p>Keys: the group. Arguments: form, token. Gives {@code 1} when it was the caller's.
   */
  static final String RELEASE =
      """
      local lease = redis.call('HGET', KEYS[1], 'L' .. ARGV[1])
      if not lease or string.match(lease, '^(%S+)') ~= ARGV[2] then return 0 end
      return redis.call('HDEL', KEYS[1], 'L' .. ARGV[1])
      """;

  /**
   * Takes a group away, if this is still the Redis whose groups have that name: another one, in
   * which nothing has it, would leave the group where those look who know of the change already.
   *
   * <p>Keys: the group. Arguments: the run of Redis that names it.
   */
  static final String EVICT =
      """
      local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
      if run ~= ARGV[1] then return redis.error_reply('OTHERRUN this is not the run that is meant') end
      return redis.call('DEL', KEYS[1])
      """;

  private Scripts() {}
}
