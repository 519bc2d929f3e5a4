package org.gongkai.benchmark.reads.baseline;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server of Vert.x alone, which answers with stored answers: {@code /NAME} from memory,
 * {@code /redis/NAME} with the head from memory and the body from Redis, asked for each time.
 */
public final class RawServer extends AbstractVerticle {

  static final String REDIS = "/redis";

  private final Map<String, Ready> answers;
  private final Redis redis;
  private final int port;

  private record Ready(StoredAnswer answer, Buffer body) {}

  private RawServer(Map<String, Ready> answers, Redis redis, int port) {
    this.answers = answers;
    this.redis = redis;
    this.port = port;
  }

  /**
   * Serves until the process ends.
   *
   * @param args port, number of event loops, folder of the answers, address of Redis
   */
  public static void main(String[] args) {
    int loops = Integer.parseInt(args[1]);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    Map<String, Ready> answers = new HashMap<>();
    StoredAnswer.all(Path.of(args[2]))
        .forEach((path, answer) -> answers.put(path, new Ready(answer, answer.body())));
    Redis redis = RedisClient.create(vertx, args[3]);
    vertx
        .deployVerticle(
            () -> new RawServer(answers, redis, Integer.parseInt(args[0])),
            new DeploymentOptions().setInstances(loops))
        .onFailure(
            failure -> {
              throw new IllegalStateException(failure);
            });
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer()
        .requestHandler(this::answer)
        .listen(port)
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private void answer(HttpServerRequest request) {
    String path = request.path();
    if (path.startsWith(REDIS)) {
      fromRedis(request, path.substring(REDIS.length()));
      return;
    }
    Ready ready = answers.get(path);
    if (ready == null) {
      request.response().setStatusCode(404).end();
      return;
    }
    ready.answer().send(request.response(), ready.body());
  }

  private void fromRedis(HttpServerRequest request, String name) {
    Ready ready = answers.get(name);
    redis
        .send(Request.cmd(Command.GET).arg(RedisClient.KEY))
        .onComplete(
            got -> {
              @Nullable Response value = got.result();
              if (ready == null || value == null) {
                request.response().setStatusCode(500).end();
              } else {
                ready.answer().send(request.response(), value.toBuffer());
              }
            });
  }
}
