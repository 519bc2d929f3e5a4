package org.gongkai.benchmark.reads.baseline;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Path;

/** Reads one value from Redis again and again, without any HTTP. */
public final class RedisLoop {

  private RedisLoop() {}

  /**
   * Puts the value there and runs when it is told.
   *
   * @param args number of event loops, folder of the answers, name of the answer, address of Redis
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int loops = Integer.parseInt(args[0]);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    Redis redis = RedisClient.create(vertx, args[3]);
    Buffer body = StoredAnswer.read(Path.of(args[1]), args[2]).body();
    redis
        .send(Request.cmd(Command.SET).arg(RedisClient.KEY).arg(body))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    new Lanes(() -> redis.send(Request.cmd(Command.GET).arg(RedisClient.KEY))).serve();
    System.exit(0);
  }
}
