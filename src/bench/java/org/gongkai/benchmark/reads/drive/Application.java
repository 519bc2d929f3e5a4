package org.gongkai.benchmark.reads.drive;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged application as its operators start it, on the measured processor. */
public final class Application implements AutoCloseable {

  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
  private static final int OK = 200;

  private final Running process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private Application(Running process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where the build, or a release, put it: BENCHMARK_PACKAGE, else the folder of the build. */
  public static Path folder() {
    return Path.of(System.getenv().getOrDefault("BENCHMARK_PACKAGE", "target/quarkus-app"));
  }

  /**
   * Starts a process and does not wait for it.
   *
   * @param options of the Java virtual machine
   */
  public static Application launch(
      List<String> options, Map<String, String> configuration, Path log) {
    int port = Ports.free();
    Map<String, String> variables = new HashMap<>();
    configuration.forEach((name, value) -> variables.put(variable(name), value));
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    variables.put("GONGKAI_FEEDS_PUBLIC_URL", "http://localhost:" + port);
    Path jar = folder().resolve("quarkus-run.jar").toAbsolutePath();
    return new Application(Running.measured(Jvm.jar(jar, options), variables, log), port);
  }

  /** Starts it and waits until it is ready. */
  public static Application start(
      List<String> options, Map<String, String> configuration, Path log) {
    Application application = launch(options, configuration, log);
    application.await("/q/health/ready");
    return application;
  }

  /** Asks until there is an answer. */
  public void await(String path) {
    long end = System.nanoTime() + PATIENCE;
    while (!answers(path)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.close();
        throw new IllegalStateException("the application did not start, see " + process.log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Reads once; headers come as name and value in turn. */
  @CanIgnoreReturnValue
  public HttpResponse<byte[]> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new IllegalStateException(path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public long pid() {
    return process.pid();
  }

  public String url() {
    return "http://localhost:" + port;
  }

  @Override
  public void close() {
    process.close();
  }

  private boolean answers(String path) {
    try {
      return get(path).statusCode() == OK;
    } catch (IllegalStateException notYet) {
      return false;
    }
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
