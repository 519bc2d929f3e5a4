package org.gongkai.channel.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example, true, a.example, 443, /",
    "HTTP://A.Example/x?y=z, false, a.example, 80, /x?y=z",
    "http://a.example:8080?q, false, a.example, 8080, /?q",
    "https://a.example./x#part, true, a.example, 443, /x",
    "https://青禾.example/, true, xn--vhq503e.example, 443, /",
    "https://a。example/, true, a.example, 443, /",
    "http://8.8.8.8/, false, 8.8.8.8, 80, /",
    "http://１２７.０.０.１/, false, 127.0.0.1, 80, /",
    "http://[2400:3200::1]:81/, false, 2400:3200::1, 81, /",
    "http://[::ffff:127.0.0.1]/, false, ::ffff:127.0.0.1, 80, /",
  })
  void readsWhatIsPlain(String text, boolean secure, String host, int port, String resource) {
    String expected = host.startsWith("xn--") ? java.net.IDN.toASCII("青禾.example") : host;
    assertThat(OutboundAddress.parse(text))
        .isEqualTo(new OutboundAddress(secure, expected, port, resource));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.example",
        "ftp://a.example/",
        "file:///etc/passwd",
        "https:///x",
        "https://user@a.example/",
        "https://user:word@a.example/",
        "https://a.example@127.0.0.1/",
        "https://a.example\\@127.0.0.1/",
        "https://a.example:0/",
        "https://a.example:65536/",
        "https://a.example:x/",
        "https://a b.example/",
        "https://a..example/",
        "https://a_b.example/",
        "https://a%2eb.example/",
        "https://./",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.01/",
        "http://127.0.0.1.1/",
        "http://256.0.0.1/",
        "http://a.example.0x1/",
        "http://017700000001/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[1.2.3.4]/",
        "http://a.example/路径",
        "http://a.example/a b",
        "http://a.example/a\r\nHost: b",
        "http://a.example/\\b",
      })
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> OutboundAddress.parse(text))
        .isInstanceOf(RefusedAddressException.class)
        .message()
        .doesNotContain("example", "127", "word");
  }

  @Test
  void tellsNeitherPathNorQuery() {
    assertThat(OutboundAddress.parse("https://a.example/hooks/s3cret?token=t0ken"))
        .hasToString("https://a.example:443");
  }
}
