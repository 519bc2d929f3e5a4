package org.gongkai.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

  @Test
  void tellsAddressesOfVersionFourApart() {
    assertThat(of("192.0.2.1")).isEqualTo("c0000201").isNotEqualTo(of("192.0.2.2"));
  }

  @Test
  void countsOneSubscriberOfVersionSixOnce() {
    assertThat(of("2001:db8:1:2::1"))
        .isEqualTo(of("2001:db8:1:2:ffff:ffff:ffff:ffff"))
        .isNotEqualTo(of("2001:db8:1:3::1"));
  }

  @Test
  void readsMappedAddressesAsWhatTheyAre() {
    assertThat(of("::ffff:192.0.2.1")).isEqualTo(of("192.0.2.1"));
  }

  @Test
  void countsWhatIsNoAddressTogether() {
    assertThat(ClientAddress.of(null)).isEqualTo("unknown");
    assertThat(ClientAddress.of(SocketAddress.domainSocketAddress("/tmp/x"))).isEqualTo("unknown");
  }

  private static String of(String host) {
    return ClientAddress.of(SocketAddress.inetSocketAddress(1, host));
  }
}
