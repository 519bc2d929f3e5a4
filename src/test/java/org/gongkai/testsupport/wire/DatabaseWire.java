package org.gongkai.testsupport.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands between the application and PostgreSQL, passes everything on, and notes what was sent and
 * how often somebody waited for an answer.
 */
public final class DatabaseWire implements AutoCloseable {

  private final ServerSocket server;
  private final int target;
  private final List<SentStatement> sent = new ArrayList<>();
  private int roundTrips;

  private DatabaseWire(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /**
   * Opens a way to a server of this machine.
   *
   * @param target its port
   */
  public static DatabaseWire open(int target) {
    try {
      ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
      DatabaseWire wire = new DatabaseWire(server, target);
      start("database-wire", wire::accept);
      return wire;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where the application connects to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Forgets what it heard. */
  public synchronized void forget() {
    sent.clear();
    roundTrips = 0;
  }

  /** What was sent since, in its order, the ends of transactions included. */
  public synchronized List<SentStatement> sent() {
    return List.copyOf(sent);
  }

  /** How often a connection began to wait for the server since. */
  public synchronized int roundTrips() {
    return roundTrips;
  }

  synchronized void note(SentStatement statement) {
    sent.add(statement);
  }

  synchronized void noteRoundTrip() {
    roundTrips++;
  }

  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
        database.setTcpNoDelay(true);
        new WiredConnection(this, client, database).begin();
      }
    } catch (SocketException closed) {
      // The end.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
