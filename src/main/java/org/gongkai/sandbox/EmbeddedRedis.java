package org.gongkai.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A real Redis. It keeps nothing on disk: all that it holds can be read again from PostgreSQL. */
final class EmbeddedRedis implements AutoCloseable {

  private final RedisServer server;
  private final int port;

  private EmbeddedRedis(RedisServer server, int port) {
    this.server = server;
    this.port = port;
  }

  static EmbeddedRedis start(SandboxOptions options) {
    Path pidFile = options.dataDir().resolve("redis.pid");
    StaleProcess.end(pidFile, "redis");
    int port = Ports.claim(options.redisPort(), "gongkai.embedded.redis-port");
    try {
      Files.createDirectories(options.dataDir());
      RedisServer server =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .setting("maxmemory 256mb")
              .setting("maxmemory-policy allkeys-lru")
              .setting("dir " + options.dataDir())
              .setting("pidfile " + pidFile)
              .build();
      server.start();
      return new EmbeddedRedis(server, port);
    } catch (IOException failure) {
      throw new UncheckedIOException("embedded Redis did not start on port " + port, failure);
    }
  }

  String url() {
    return "redis://localhost:" + port;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
