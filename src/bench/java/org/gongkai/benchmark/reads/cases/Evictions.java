package org.gongkai.benchmark.reads.cases;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;

/** Evicts answers as another instance of the application does. */
final class Evictions implements AutoCloseable {

  private static final String CHANNEL = "gongkai:evictions";
  private static final String ANSWERS = "gongkai:answers:";

  /** What is stored goes and everyone is told in one step, as the application does it. */
  private static final String SCRIPT =
      "redis.call('DEL', KEYS[1]) return redis.call('PUBLISH', KEYS[2], ARGV[1])";

  private final Vertx vertx = Vertx.vertx();
  private final Redis redis;

  Evictions(String url) {
    this.redis = Redis.createClient(vertx, url);
  }

  /** Evicts every answer of a group and waits until Redis has done so. */
  void evict(String group) {
    Request request =
        Request.cmd(Command.EVAL).arg(SCRIPT).arg(2).arg(ANSWERS + group).arg(CHANNEL).arg(group);
    redis.send(request).toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    redis.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
