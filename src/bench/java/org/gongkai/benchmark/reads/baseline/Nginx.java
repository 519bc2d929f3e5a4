package org.gongkai.benchmark.reads.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongkai.benchmark.reads.drive.Ports;
import org.gongkai.benchmark.reads.drive.Running;

/** nginx with one worker, which answers with a file that the page cache holds and the same head. */
public final class Nginx implements AutoCloseable {

  private final Running process;
  private final int port;

  private Nginx(Running process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param folder of the answers; on a file system in memory
   * @param name of the answer whose head all answers have
   */
  public static Nginx start(Path folder, String name) {
    int port = Ports.free();
    Map<Boolean, List<String>> head =
        StoredAnswer.read(folder, name).headers().stream()
            .collect(Collectors.partitioningBy(line -> line.startsWith("content-type: ")));
    String type = value(head.getOrDefault(true, List.of()).get(0));
    String others =
        head.getOrDefault(false, List.of()).stream()
            .filter(line -> !line.startsWith("last-modified: "))
            .map(Nginx::header)
            .collect(Collectors.joining("\n"));
    Path file = folder.resolve("nginx.conf");
    try {
      Files.writeString(file, configuration(folder, port, others, type));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    List<String> command = List.of("nginx", "-p", folder.toString(), "-c", file.toString());
    Running process = Running.measured(command, Map.of(), folder.resolve("nginx.log"));
    Ports.await(port, process);
    return new Nginx(process, port);
  }

  public long pid() {
    return process.pid();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }

  private static String configuration(Path folder, int port, String head, String type) {
    return """
    daemon off;
    master_process on;
    worker_processes 1;
    pid %1$s/nginx.pid;
    error_log %1$s/error.log;
    events { worker_connections 4096; }
    http {
      access_log off;
      etag off;
      sendfile on;
      tcp_nopush on;
      keepalive_requests 100000000;
      open_file_cache max=100;
      open_file_cache_valid 1h;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      default_type "%4$s";
      types {}
      server {
        listen 127.0.0.1:%2$d;
        root %1$s;
    %3$s
      }
    }
    """
        .formatted(folder, port, head, type);
  }

  private static String header(String line) {
    String name = line.substring(0, line.indexOf(": "));
    String quoted = value(line).replace("\\", "\\\\").replace("\"", "\\\"");
    return "    add_header %s \"%s\";".formatted(name, quoted);
  }

  private static String value(String line) {
    return line.substring(line.indexOf(": ") + 2);
  }
}
