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
      """
      local started = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
      redis.call('DEL', ARGV[1] .. started .. ':' .. ARGV[2])
      return redis.call('PUBLISH', ARGV[3], ARGV[2])
      """;

  private final Vertx vertx = Vertx.vertx();
  private final Redis redis;

  Evictions(String url) {
    this.redis = Redis.createClient(vertx, url);
  }

  /** Evicts every answer of a group and waits until Redis has done so. */
  void evict(String group) {
    Request request =
        Request.cmd(Command.EVAL).arg(SCRIPT).arg(0).arg(ANSWERS).arg(group).arg(CHANNEL);
    redis.send(request).toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    redis.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
