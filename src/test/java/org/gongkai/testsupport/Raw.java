package org.gongkai.testsupport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP without a client that repairs what is sent. */
public final class Raw {

  private static final int TIMEOUT_MILLIS = 30_000;

  private Raw() {}

  /**
   * An answer.
   *
   * @param head status line and headers
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Reply(String head, byte[] body) {

    public int status() {
      return Integer.parseInt(head.split(" ", -1)[1]);
    }

    /** A header's value, if it is there. */
    public Optional<String> header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .findFirst();
    }

    public String text() {
      return new String(body, UTF_8);
    }
  }

  /** Address of a path. */
  public static URI uri(String path) {
    return URI.create("http://localhost:" + RestAssured.port + path);
  }

  /** Sends a request line and headers, nothing else, and reads the answer. */
  public static Reply send(String requestLine, List<String> headers) {
    return send(requestLine, headers, new byte[0], 0);
  }

  /** Sends a body in chunks, so that its length is not declared. */
  public static Reply sendChunked(
      String requestLine, List<String> headers, byte[] chunk, int times) {
    return send(requestLine, headers, chunk, times);
  }

  private static Reply send(String requestLine, List<String> headers, byte[] chunk, int times) {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      OutputStream out = socket.getOutputStream();
      StringBuilder head =
          new StringBuilder(requestLine).append(" HTTP/1.1\r\nHost: localhost\r\n");
      headers.forEach(header -> head.append(header).append("\r\n"));
      head.append("Connection: close\r\n\r\n");
      out.write(head.toString().getBytes(ISO_8859_1));
      writeChunks(out, chunk, times);
      return read(socket.getInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void writeChunks(OutputStream out, byte[] chunk, int times) throws IOException {
    try {
      for (int i = 0; i < times; i++) {
        out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(ISO_8859_1));
        out.write(chunk);
        out.write("\r\n".getBytes(ISO_8859_1));
      }
      if (times > 0) {
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
      }
      out.flush();
    } catch (IOException refused) {
      // The server may stop reading as soon as it has answered.
      if (times == 0) {
        throw refused;
      }
    }
  }

  /** Reads one answer and leaves the connection as it is. */
  public static Reply read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after " + head.toString(ISO_8859_1));
      }
      head.write(next);
    }
    Reply bare = new Reply(head.toString(ISO_8859_1), new byte[0]);
    Optional<String> length = bare.header("Content-Length");
    byte[] body =
        length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
    return new Reply(bare.head(), body);
  }
}
