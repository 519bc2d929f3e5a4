package org.gongkai.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Loopback ports. */
final class Ports {

  private Ports() {}

  /**
   * The wanted port, or any free one for 0.
   *
   * @param setting names the setting in the message
   * @throws IllegalStateException when another process has it
   */
  static int claim(int wanted, String setting) {
    try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      throw new IllegalStateException(
          "Port "
              + wanted
              + " is taken by another process. Choose another one with -D"
              + setting
              + "=PORT",
          taken);
    }
  }
}
