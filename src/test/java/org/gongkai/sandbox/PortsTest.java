package org.gongkai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final String SETTING = "gongkai.embedded.redis-port";

  @Test
  void choosesAFreePort() throws IOException {
    int port = Ports.claim(0, SETTING);
    assertThat(port).isBetween(1, 65535);
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void givesTheWantedPortWhenItIsFree() {
    int port = Ports.claim(0, SETTING);
    assertThat(Ports.claim(port, SETTING)).isEqualTo(port);
  }

  @Test
  void namesThePortAndTheSettingWhenAnotherProcessHasIt() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      assertThatThrownBy(() -> Ports.claim(taken, SETTING))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Port %d is taken by another process. Choose another one with -D%s=PORT",
              taken, SETTING);
    }
  }
}
