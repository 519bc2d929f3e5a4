package org.gongkai.benchmark.reads.baseline;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An answer of the application, kept for the servers that are to say the same.
 *
 * @param status of the answer
 * @param headers as lines of name, colon and value; without those that every server makes itself
 * @param body the bytes, none for 304
 */
public record StoredAnswer(int status, List<String> headers, Buffer body) {

  private static final Set<String> OWN =
      Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding", ":status");
  private static final String HEAD = ".head";
  private static final String BODY = ".body";
  private static final int OK = 200;

  /** Keeps an answer in a folder, under the name by which a server is asked for it. */
  public static void save(Path folder, String name, HttpResponse<byte[]> answer) {
    List<String> head = new ArrayList<>(List.of(Integer.toString(answer.statusCode())));
    answer
        .headers()
        .map()
        .forEach(
            (header, values) -> {
              if (!OWN.contains(header)) {
                values.forEach(value -> head.add(header + ": " + value));
              }
            });
    try {
      Files.write(folder.resolve(name + HEAD), head);
      Files.write(folder.resolve(name + BODY), answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All answers of a folder by their path, which is a slash and the name. */
  static Map<String, StoredAnswer> all(Path folder) {
    Map<String, StoredAnswer> answers = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path head : files.filter(file -> file.toString().endsWith(HEAD)).toList()) {
        String name = head.getFileName().toString().replace(HEAD, "");
        answers.put("/" + name, read(folder, name));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return answers;
  }

  /** One answer of a folder. */
  static StoredAnswer read(Path folder, String name) {
    try {
      List<String> head = Files.readAllLines(folder.resolve(name + HEAD));
      Buffer body = Buffer.buffer(Files.readAllBytes(folder.resolve(name + BODY)));
      return new StoredAnswer(Integer.parseInt(head.get(0)), head.subList(1, head.size()), body);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends the head and this body. */
  void send(HttpServerResponse response, Buffer content) {
    response.setStatusCode(status);
    headers.forEach(
        line -> {
          int colon = line.indexOf(": ");
          response.putHeader(line.substring(0, colon), line.substring(colon + 2));
        });
    if (status == OK) {
      response.end(content);
    } else {
      response.end();
    }
  }
}
