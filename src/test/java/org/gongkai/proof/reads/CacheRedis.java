package org.gongkai.proof.reads;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis that fails when it is told to. */
final class CacheRedis implements AutoCloseable {

  /** Answers as the cache keeps them: hashes, and values of older releases. */
  private static final List<String> ANSWERS = List.of("gongkai:answers:*", "gongkai:answer:*");

  private final Vertx vertx = Vertx.vertx();
  private final Path folder;
  private final int port;
  private RedisServer server;
  private long pid;

  private CacheRedis(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.server = startServer();
    this.pid = readPid();
  }

  /** Starts one in the build's folder, on any free port. */
  static CacheRedis start() throws IOException {
    Path target = Path.of(System.getProperty("gongkai.basedir", "."), "target").toAbsolutePath();
    return new CacheRedis(Files.createTempDirectory(target, "reads-redis-"), freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  String url() {
    return "redis://localhost:" + port;
  }

  /** It takes connections and requests, and answers none. */
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** It goes on with what was sent meanwhile. */
  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** Writes down what it holds. */
  void save() throws IOException {
    call(Request.cmd(Command.SAVE));
  }

  /** Ends without warning. */
  void kill() {
    ProcessHandle.of(pid)
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  /** Starts again with what was written down last. */
  void restart() throws IOException {
    server.stop();
    server = startServer();
    pid = readPid();
  }

  /**
   * Cuts one of the connections that wait for messages.
   *
   * @return how many there were
   */
  int cutSubscription() throws IOException {
    Response clients = call(Request.cmd(Command.CLIENT).arg("LIST").arg("TYPE").arg("pubsub"));
    List<String> lines = clients == null ? List.of() : clients.toString().lines().toList();
    if (!lines.isEmpty()) {
      String id = lines.get(0).replaceFirst("^id=(\\d+) .*", "$1");
      call(Request.cmd(Command.CLIENT).arg("KILL").arg("ID").arg(id));
    }
    return lines.size();
  }

  /** How many answers it holds, an older release's included. */
  int answers() throws IOException {
    int answers = 0;
    for (String pattern : ANSWERS) {
      Response keys = call(Request.cmd(Command.KEYS).arg(pattern));
      answers += keys == null ? 0 : keys.size();
    }
    return answers;
  }

  /**
   * Writes garbage over some of the stored answers.
   *
   * @return how many were spoilt
   */
  int spoil(Random random) throws IOException {
    int spoilt = 0;
    for (String pattern : ANSWERS) {
      Response keys = call(Request.cmd(Command.KEYS).arg(pattern));
      for (int i = 0; keys != null && i < keys.size(); i++) {
        if (random.nextInt(3) == 0) {
          spoil(keys.get(i).toString(), random);
          spoilt++;
        }
      }
    }
    return spoilt;
  }

  private void spoil(String key, Random random) throws IOException {
    byte[] garbage = new byte[random.nextInt(300)];
    random.nextBytes(garbage);
    Response type = call(Request.cmd(Command.TYPE).arg(key));
    boolean isHash = type != null && type.toString().equals("hash");
    if (isHash && random.nextInt(5) > 0) {
      Response fields = call(Request.cmd(Command.HKEYS).arg(key));
      for (int i = 0; fields != null && i < fields.size(); i++) {
        String field = fields.get(i).toString();
        call(Request.cmd(Command.HSET).arg(key).arg(field).arg(garbage));
      }
    } else {
      // Of another type than it was, where it was a hash.
      call(Request.cmd(Command.SET).arg(key).arg(garbage).arg("XX").arg("KEEPTTL"));
    }
  }

  @CanIgnoreReturnValue
  private @Nullable Response call(Request request) throws IOException {
    Redis redis = Redis.createClient(vertx, url());
    try {
      return redis.send(request).toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IOException(request.command().toString(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    } finally {
      redis.close();
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
    if (exit != 0) {
      throw new IOException("kill " + signal + " " + pid + ": " + exit);
    }
  }

  private RedisServer startServer() throws IOException {
    RedisServer started =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .setting("dir " + folder)
            .build();
    started.start();
    return started;
  }

  private long readPid() throws IOException {
    Response info = call(Request.cmd(Command.INFO).arg("server"));
    return String.valueOf(info)
        .lines()
        .filter(line -> line.startsWith("process_id:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    server.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
