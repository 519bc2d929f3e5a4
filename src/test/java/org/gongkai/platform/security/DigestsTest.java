package org.gongkai.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestsTest {

  @Test
  void agreesWithThePublishedVectors() {
    assertThat(Digests.sha256Hex(""))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Digests.sha256Hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void readsATextAsUtf8() {
    assertThat(Digests.sha256Hex("公开"))
        .isEqualTo(Digests.sha256Hex("公开".getBytes(StandardCharsets.UTF_8)))
        .hasSize(64);
  }
}
