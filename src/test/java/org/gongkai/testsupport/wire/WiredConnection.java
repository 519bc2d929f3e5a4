package org.gongkai.testsupport.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection that {@link DatabaseWire} listens to; the messages are those of protocol 3.0. */
final class WiredConnection {

  private static final int HEADER = Integer.BYTES;

  private final DatabaseWire wire;
  private final Socket client;
  private final Socket database;
  private final Map<String, String> prepared = new HashMap<>();
  private final Map<String, SentStatement> portals = new HashMap<>();

  /** How many answers are awaited. */
  private final AtomicInteger awaited = new AtomicInteger();

  WiredConnection(DatabaseWire wire, Socket client, Socket database) {
    this.wire = wire;
    this.client = client;
    this.database = database;
  }

  void begin() {
    DatabaseWire.start("wire-to-database", () -> untilClosed(this::toDatabase));
    DatabaseWire.start("wire-to-client", () -> untilClosed(this::toClient));
  }

  private interface Passing {
    void pass() throws IOException;
  }

  /** Either side ends both. */
  private void untilClosed(Passing passing) {
    try (client;
        database) {
      passing.pass();
    } catch (IOException closed) {
      // The other side is closed too.
    }
  }

  private void toDatabase() throws IOException {
    DataInputStream in = input(client);
    DataOutputStream out = output(database);
    greet(in, out);
    while (true) {
      byte type = in.readByte();
      byte[] body = body(in);
      hear((char) type, ByteBuffer.wrap(body));
      write(out, type, body);
      flush(in, out);
    }
  }

  /** The start has no type. Nothing is encrypted, so that nothing comes before it. */
  private static void greet(DataInputStream in, DataOutputStream out) throws IOException {
    byte[] start = body(in);
    out.writeInt(start.length + HEADER);
    out.write(start);
    out.flush();
  }

  private void toClient() throws IOException {
    DataInputStream in = input(database);
    DataOutputStream out = output(client);
    while (true) {
      byte type = in.readByte();
      byte[] body = body(in);
      if (type == 'Z') {
        awaited.decrementAndGet();
      }
      write(out, type, body);
      flush(in, out);
    }
  }

  private void hear(char type, ByteBuffer body) {
    switch (type) {
      case 'P' -> prepared.put(string(body), string(body));
      case 'B' -> bind(body);
      case 'E' -> wire.note(portals.getOrDefault(string(body), new SentStatement("", List.of())));
      case 'Q' -> {
        wire.note(new SentStatement(string(body), List.of()));
        await();
      }
      case 'S' -> await();
      default -> {
        // Nothing of it is asked for.
      }
    }
  }

  private void await() {
    if (awaited.getAndIncrement() <= 0) {
      wire.noteRoundTrip();
    }
  }

  private void bind(ByteBuffer body) {
    String portal = string(body);
    String sql = prepared.getOrDefault(string(body), "");
    short[] formats = new short[body.getShort()];
    for (int i = 0; i < formats.length; i++) {
      formats[i] = body.getShort();
    }
    int count = body.getShort();
    List<SentValue> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isBinary = formats.length > 0 && formats[formats.length == 1 ? 0 : i] == 1;
      int length = body.getInt();
      byte[] value = new byte[Math.max(length, 0)];
      body.get(value);
      values.add(new SentValue(length < 0 ? null : value, isBinary));
    }
    portals.put(portal, new SentStatement(sql, values));
  }

  private static String string(ByteBuffer body) {
    int from = body.position();
    while (body.get() != 0) {
      // Up to the terminator.
    }
    byte[] text = new byte[body.position() - from - 1];
    body.get(from, text);
    return new String(text, UTF_8);
  }

  private static byte[] body(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt() - HEADER);
  }

  private static void write(DataOutputStream out, byte type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + HEADER);
    out.write(body);
  }

  private static void flush(DataInputStream in, DataOutputStream out) throws IOException {
    if (in.available() == 0) {
      out.flush();
    }
  }

  private static DataInputStream input(Socket socket) throws IOException {
    return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  private static DataOutputStream output(Socket socket) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }
}
