package org.gongkai.benchmark.reads.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gongkai.benchmark.reads.baseline.InsertLoop;
import org.gongkai.benchmark.reads.baseline.Nginx;
import org.gongkai.benchmark.reads.baseline.RawServer;
import org.gongkai.benchmark.reads.baseline.RedisLoop;
import org.gongkai.benchmark.reads.data.World;
import org.gongkai.benchmark.reads.drive.Jvm;
import org.gongkai.benchmark.reads.drive.Loop;
import org.gongkai.benchmark.reads.drive.Ports;
import org.gongkai.benchmark.reads.drive.Running;

/** The processes that cases are compared with. */
record Baselines(Running raw, String rawUrl, Nginx nginx, Loop redis, Loop insert)
    implements AutoCloseable {

  /**
   * Starts them.
   *
   * @param loops how many event loops the application has
   * @param folder with the application's answers
   */
  static Baselines start(World world, int loops, Path folder) {
    String number = Integer.toString(loops);
    String redisUrl = world.setting("quarkus.redis.hosts");
    Loop redis =
        Loop.start(
            RedisLoop.class,
            List.of(number, folder.toString(), Answers.NOTICE, redisUrl),
            folder.resolve("redis-loop.log"));
    String database = world.setting("quarkus.datasource.reactive.url");
    Loop insert =
        Loop.start(
            InsertLoop.class,
            List.of(number, database, "postgres", "postgres"),
            folder.resolve("insert-loop.log"));
    int port = Ports.free();
    List<String> arguments = List.of(Integer.toString(port), number, folder.toString(), redisUrl);
    Running raw =
        Running.measured(Jvm.main(RawServer.class, arguments), Map.of(), folder.resolve("raw.log"));
    Ports.await(port, raw);
    Nginx nginx = Nginx.start(folder, Answers.NOTICE);
    return new Baselines(raw, "http://localhost:" + port, nginx, redis, insert);
  }

  @Override
  public void close() {
    raw.close();
    nginx.close();
    redis.close();
    insert.close();
  }
}
