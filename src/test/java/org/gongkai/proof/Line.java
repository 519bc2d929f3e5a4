package org.gongkai.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.testsupport.Raw;
import org.jspecify.annotations.Nullable;

/** A kept connection of one client, which can break. */
final class Line implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 60_000;

  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();

  /** A request with a body. */
  static byte[] post(String path, String token, String key, String body, String... headers) {
    byte[] content = body.getBytes(UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(
                path,
                token,
                key,
                content.length,
                Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()));
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(ISO_8859_1));
    request.writeBytes(content);
    return request.toByteArray();
  }

  /** A request without one. */
  static byte[] get(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(ISO_8859_1);
  }

  /** Sends a request and waits for its answer. */
  Raw.Reply call(byte[] request) {
    send(request, request.length);
    return answer();
  }

  /** Sends the beginning of a request, or all of it. */
  void send(byte[] request, int length) {
    try {
      OutputStream out = open().getOutputStream();
      out.write(request, 0, length);
      out.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Raw.Reply answer() {
    try {
      return Raw.read(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Breaks the connection; what was sent is on its way.
   *
   * @param resets whether the other side is told at once, as when a device loses its network
   */
  void cut(boolean resets) {
    try {
      Socket open = open();
      if (resets) {
        open.setSoLinger(true, 0);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    close();
  }

  private Socket open() throws IOException {
    Socket known = socket;
    if (known != null) {
      return known;
    }
    Socket made = new Socket("localhost", RestAssured.port);
    made.setSoTimeout(TIMEOUT_MILLIS);
    made.setTcpNoDelay(true);
    in = new BufferedInputStream(made.getInputStream());
    socket = made;
    return made;
  }

  @Override
  public void close() {
    Socket known = socket;
    socket = null;
    try {
      if (known != null) {
        known.close();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
