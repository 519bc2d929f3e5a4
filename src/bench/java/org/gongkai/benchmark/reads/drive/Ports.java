package org.gongkai.benchmark.reads.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ports of this machine. */
public final class Ports {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private Ports() {}

  /** One that nobody has. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until a process listens. */
  public static void await(int port, Running process) {
    long end = System.nanoTime() + PATIENCE;
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("nobody listens, see " + process.log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
