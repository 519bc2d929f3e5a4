package org.gongkai.startup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of the packaged application, started as an image starts it: in its folder, by the jar's
 * bare name, configured by its environment.
 */
final class Instance implements AutoCloseable {

  /** A read that needs the database: the public list of consultations. */
  static final String FIRST = "/v1/consultations?limit=20";

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);

  private final Process process;
  private final Path log;
  private final int port;
  private final long startedAt;

  private Instance(Process process, Path log, int port, long startedAt) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.startedAt = startedAt;
  }

  /**
   * Starts a process and does not wait for it.
   *
   * @param folder the package
   * @param javaHome the JVM that runs it
   * @param options of that JVM
   * @param configuration settings by their names
   */
  static Instance start(
      Path folder, Path javaHome, List<String> options, Map<String, String> configuration)
      throws IOException {
    int port = freePort();
    Path log = Files.createTempFile("gongkai-start-", ".log");
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", "quarkus-run.jar"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    configuration.forEach((name, value) -> builder.environment().put(variable(name), value));
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("GONGKAI_FEEDS_PUBLIC_URL", "http://localhost:" + port);
    builder.environment().put("GONGKAI_DISCLOSURE_UNIT_CODE", "000000000");
    builder.environment().put("GONGKAI_DISCLOSURE_PUBLISHER", "Qinghe");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    long startedAt = System.nanoTime();
    return new Instance(builder.start(), log, port, startedAt);
  }

  String url() {
    return "http://localhost:" + port;
  }

  /** Waits for the first answer 200 and tells how long after the start it came. */
  @CanIgnoreReturnValue
  Duration firstAnswer() throws IOException, InterruptedException {
    while (!answers()) {
      if (!process.isAlive() || sinceStart().compareTo(PATIENCE) > 0) {
        throw new IllegalStateException("the application did not start:\n" + log());
      }
      process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
    return sinceStart();
  }

  /** Memory that the process holds now, in MiB: files that it shares with others included. */
  long residentMebibytes() throws IOException {
    return mebibytes("VmRSS:");
  }

  /** Memory that it alone holds, in MiB: what is in no file. */
  long ownMebibytes() throws IOException {
    return mebibytes("RssAnon:");
  }

  /** Time of processors that the process has used so far, all its threads together. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** What it has printed so far. */
  String log() throws IOException {
    return Files.readString(log, UTF_8);
  }

  /** Asks it to end, as an operator does, and waits until it has written what it writes then. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the application does not end");
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    Files.deleteIfExists(log);
  }

  private long mebibytes(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"), UTF_8).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** By a bare socket, whose own start costs nothing beside that of the application. */
  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET " + FIRST + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      String status = answer.readLine();
      return status != null && status.startsWith("HTTP/1.1 200");
    } catch (IOException notYet) {
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
