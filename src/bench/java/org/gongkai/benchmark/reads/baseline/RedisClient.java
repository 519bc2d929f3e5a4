package org.gongkai.benchmark.reads.baseline;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;

/** The Redis client that the application has too, with a pool of the same size. */
final class RedisClient {

  /** Stands in Redis with a body of the hot notice's size. */
  static final String KEY = "benchmark:answer";

  private static final int POOL = 32;

  private RedisClient() {}

  static Redis create(Vertx vertx, String url) {
    RedisOptions options =
        new RedisOptions().setConnectionString(url).setMaxPoolSize(POOL).setMaxPoolWaiting(1024);
    return Redis.createClient(vertx, options);
  }
}
