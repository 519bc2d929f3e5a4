package org.gongkai.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, sections 12.5.3 and 13.1.2. */
class NegotiationTest {

  private static final String TAG = "\"0123456789abcdef\"";
  private static final String GZIP_TAG = "\"0123456789abcdef-gzip\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "gzip, deflate, br",
        "br;q=1.0, gzip;q=0.8, *;q=0.1",
        "deflate,gzip",
        "gzip;q=1",
        "gzip;q=0.001",
        "gzip; q=0.5",
        "gzip ;q=0.5",
        "gzip;Q=0.5",
        "br;q=0, gzip",
        "gzip, br;q=0",
        "br,\tgzip"
      })
  void sendsGzipToWhoTakesIt(String acceptEncoding) {
    assertThat(Negotiation.takesGzip(acceptEncoding)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "identity",
        "br",
        "deflate",
        "*;q=0",
        "identity;q=1, *;q=0",
        "gzip;q=0",
        "gzip;q=0.0",
        "gzip;q=0.",
        "gzip;q=0.00",
        "gzip;q=0.000",
        "gzip;Q=0",
        "gzip; q=0",
        "gzip;q=0 ",
        "br, gzip;q=0, deflate",
        "gzip;q=0,br;q=1",
        "gzi p",
        "notgzip",
        "gzipped",
        "br;gzip=1",
        "gz",
        "x-gzip"
      })
  void sendsThePlainTextToEveryoneElse(String acceptEncoding) {
    assertThat(Negotiation.takesGzip(acceptEncoding)).isFalse();
  }

  @Test
  void sendsThePlainTextToWhoSaysNothing() {
    assertThat(Negotiation.takesGzip(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TAG,
        GZIP_TAG,
        "W/" + TAG,
        "W/" + GZIP_TAG,
        "*",
        " " + TAG + " ",
        "\"other\", " + TAG,
        "\"other\",W/" + GZIP_TAG + ",\"third\""
      })
  void knowsThatAClientHasIt(String ifNoneMatch) {
    assertThat(Negotiation.has(ifNoneMatch, answer(TAG))).isTrue();
    assertThat(Negotiation.has(ifNoneMatch, answer("W/" + TAG))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        ",,",
        "\"\"",
        "\"",
        "other",
        "0123456789abcdef",
        "\"0123456789abcdef",
        "0123456789abcdef\"",
        "\"other\"",
        "W/",
        "W/\"other\"",
        "w/\"0123456789abcdef\"",
        "W/W/\"0123456789abcdef\"",
        "\"0123456789abcdef-gzip-gzip\"",
        "\"0123456789abcdef-br\"",
        "-gzip\"",
        "\"-gzip\"",
        "\"*\"",
        "**"
      })
  void knowsThatAClientHasAnother(String ifNoneMatch) {
    assertThat(Negotiation.has(ifNoneMatch, answer(TAG))).isFalse();
    assertThat(Negotiation.has(ifNoneMatch, answer("W/" + TAG))).isFalse();
  }

  @Test
  void knowsThatAClientHasNothing() {
    assertThat(Negotiation.has(null, answer(TAG))).isFalse();
  }

  private static ReadyAnswer answer(String tag) {
    return new ReadyAnswer(
        "text/plain", List.of(), tag, 0, 1000, false, "公开".getBytes(UTF_8), null);
  }
}
