package org.gongkai.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept as long as the server keeps it, and that sends bytes as they are: no
 * other client would let such requests pass. For one thread.
 */
final class FuzzClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;

  /** Where the server may rightly wait for more. */
  private static final int UNFRAMED_TIMEOUT_MILLIS = 3_000;

  private static final int LONGEST_LINE = 64 * 1024;

  private final int port;
  private final Map<String, String> tokens;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /**
   * @param tokens by the caller of a request
   */
  FuzzClient(int port, Map<String, String> tokens) {
    this.port = port;
    this.tokens = tokens;
  }

  /** Sends a request and reads its answer. */
  FuzzAnswer send(FuzzRequest request) {
    boolean kept = socket != null;
    FuzzAnswer answer = exchange(request);
    // The server may have closed a kept connection before the request reached it.
    return kept && answer.status() == 0 ? exchange(request) : answer;
  }

  private FuzzAnswer exchange(FuzzRequest request) {
    try {
      InputStream open = open(request.isFramed() ? TIMEOUT_MILLIS : UNFRAMED_TIMEOUT_MILLIS);
      write(request);
      FuzzAnswer answer = read(request, open);
      boolean goesOn = request.isFramed() && !answer.header("Connection").equals("close");
      if (!goesOn || answer.type().equals("text/event-stream")) {
        close();
      }
      return answer;
    } catch (SocketTimeoutException silent) {
      close();
      return new FuzzAnswer(-1, List.of(), new byte[0]);
    } catch (IOException closed) {
      close();
      return new FuzzAnswer(0, List.of(), new byte[0]);
    }
  }

  private InputStream open(int timeout) throws IOException {
    Socket open = socket;
    InputStream stream = in;
    if (open == null || stream == null) {
      open = new Socket("localhost", port);
      open.setTcpNoDelay(true);
      stream = new BufferedInputStream(open.getInputStream());
      socket = open;
      in = stream;
    }
    open.setSoTimeout(timeout);
    return stream;
  }

  /** The server may answer, and stop to read, before it has everything. */
  private void write(FuzzRequest request) throws IOException {
    Socket open = socket;
    if (open == null) {
      throw new EOFException();
    }
    try {
      OutputStream out = open.getOutputStream();
      out.write(request.bytes("localhost", tokens));
      out.flush();
    } catch (SocketTimeoutException silent) {
      throw silent;
    } catch (IOException stopped) {
      // What it answered can still be read.
    }
  }

  private static FuzzAnswer read(FuzzRequest request, InputStream in) throws IOException {
    String status = line(in);
    List<String> headers = new ArrayList<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      headers.add(header);
    }
    FuzzAnswer head = new FuzzAnswer(code(status), headers, new byte[0]);
    if (head.status() / 100 == 1) {
      return read(request, in);
    }
    boolean empty = request.method().equals("HEAD") || head.status() == 204 || head.status() == 304;
    if (empty || head.type().equals("text/event-stream")) {
      return head;
    }
    return new FuzzAnswer(head.status(), headers, unpacked(head, body(head, in)));
  }

  private static int code(String statusLine) throws IOException {
    String[] parts = statusLine.split(" ", -1);
    if (parts.length < 2 || !parts[1].matches("[1-5][0-9][0-9]")) {
      throw new IOException(statusLine);
    }
    return Integer.parseInt(parts[1]);
  }

  private static byte[] body(FuzzAnswer head, InputStream in) throws IOException {
    String length = head.header("Content-Length");
    if (!length.isEmpty()) {
      return in.readNBytes(Integer.parseInt(length));
    }
    if (!head.header("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = chunkSize(in);
    while (size > 0) {
      body.writeBytes(in.readNBytes(size));
      line(in);
      size = chunkSize(in);
    }
    while (!line(in).isEmpty()) {
      // Trailers.
    }
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", -1)[0].strip(), 16);
  }

  private static byte[] unpacked(FuzzAnswer head, byte[] body) throws IOException {
    if (!head.header("Content-Encoding").equals("gzip") || body.length == 0) {
      return body;
    }
    try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return packed.readAllBytes();
    }
  }

  @CanIgnoreReturnValue
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException(line.toString(ISO_8859_1));
      }
      line.write(next);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    in = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
