package org.gongkai.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application as its operators start it: a process with environment variables. */
public final class PackagedApplication implements AutoCloseable {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;
  private final int port;

  private PackagedApplication(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** The folder that the build made. */
  public static Path folder() {
    return BASE.resolve("target/quarkus-app");
  }

  /** Whether the build compiled the application to a binary. */
  public static boolean isNative() {
    return Boolean.getBoolean("gongkai.package.native");
  }

  /** That binary. */
  public static Path binary() {
    String version = System.getProperty("gongkai.package.version", "");
    return BASE.resolve("target/gongkai-" + version + "-runner").toAbsolutePath();
  }

  /** Starts a process and does not wait for it. */
  public static PackagedApplication launch(Map<String, String> configuration) {
    return launch(command(), BASE, configuration);
  }

  private static List<String> command() {
    if (isNative()) {
      return List.of(binary().toString(), "-Xmx256m");
    }
    Path jar = folder().resolve("quarkus-run.jar").toAbsolutePath();
    return List.of(java(), "-Xmx256m", "-jar", jar.toString());
  }

  /** The JVM that runs this test. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static PackagedApplication launch(
      List<String> command, Path directory, Map<String, String> configuration) {
    try {
      int port = freePort();
      Path log = Files.createTempFile(BASE.resolve("target"), "application-", ".log");
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      // No proxy has to hear of its end.
      builder.environment().put("QUARKUS_SHUTDOWN_DELAY", "0S");
      configuration.forEach((name, value) -> builder.environment().put(variable(name), value));
      builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      builder.environment().put("GONGKAI_FEEDS_PUBLIC_URL", "http://localhost:" + port);
      builder.environment().put("GONGKAI_WINDOW_GRACE", "1s");
      builder.environment().put("GONGKAI_DISCLOSURE_UNIT_CODE", "000000000");
      builder.environment().put("GONGKAI_DISCLOSURE_PUBLISHER", "Qinghe");
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      return new PackagedApplication(builder.start(), log, port);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts it and waits until it is ready. */
  public static PackagedApplication start(Map<String, String> configuration)
      throws InterruptedException {
    return awaited(launch(configuration));
  }

  /** Starts a command in a folder and waits until the application is ready. */
  public static PackagedApplication start(
      List<String> command, Path directory, Map<String, String> configuration)
      throws InterruptedException {
    return awaited(launch(command, directory, configuration));
  }

  private static PackagedApplication awaited(PackagedApplication application)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!application.isReady()) {
      if (!application.process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("the application did not start:\n" + application.log());
      }
      application.process.waitFor(200, TimeUnit.MILLISECONDS);
    }
    return application;
  }

  /** Waits for a process that is meant to end by itself. */
  public int waitForExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the application still runs:\n" + log());
    }
    return process.exitValue();
  }

  /** Tells it to end, as Kubernetes does, and does not wait. */
  public void tellToEnd() {
    process.destroy();
  }

  /** Ends it at once, as a crash would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Number of its process. */
  public long pid() {
    return process.pid();
  }

  public String url() {
    return "http://localhost:" + port;
  }

  /** What it has printed so far. */
  public String log() {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready")).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
