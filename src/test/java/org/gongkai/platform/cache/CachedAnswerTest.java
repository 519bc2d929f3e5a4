package org.gongkai.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.gongkai.platform.security.Digests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedAnswerTest {

  private static final String JSON = "application/json;charset=UTF-8";
  private static final Instant VALID_UNTIL = Instant.parse("2026-03-01T00:00:00.123Z");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"title\":\"公开𠮷\"}", "\n\nbegins with what ends the head\n\n"})
  void readsWhatItWrote(String body) {
    CachedAnswer answer = answer(body.getBytes(UTF_8));
    assertSame(CachedAnswer.decode(answer.encode()), answer);
  }

  @Test
  void keepsEveryByteOfALargeBody() {
    byte[] body = new byte[1 << 20];
    new Random(7).nextBytes(body);
    CachedAnswer answer = answer(body);
    assertSame(CachedAnswer.decode(answer.encode()), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "garbage",
        "{\"title\":\"公开\"}",
        "gongkai-answer-1",
        "gongkai-answer-1\n\n{}",
        "gongkai-answer-1\ntext/plain\n\"e\"\n\n{}",
        "gongkai-answer-1\ntext/plain\n\"e\"\nsoon\n\n{}",
        "gongkai-answer-1\ntext/plain\n\"e\"\n-1\n\n{}",
        "gongkai-answer-1\ntext/plain\n\"e\"\n9999999999999999999\n\n{}",
        "gongkai-answer-1\ntext/plain\n\"e\"\n1\n3\n\n{}",
        "gongkai-answer-1\ntext/plain\n\"e\"\n1\n2\n3\n\n{}"
      })
  void isNothingForGarbage(String stored) {
    assertThat(CachedAnswer.decode(stored.getBytes(UTF_8))).isNull();
  }

  @Test
  void isNothingForRandomBytes() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] stored = new byte[random.nextInt(600)];
      random.nextBytes(stored);
      assertThat(CachedAnswer.decode(stored)).isNull();
    }
  }

  @Test
  void isNothingInAnotherFormat() {
    String stored = new String(answer("{}".getBytes(UTF_8)).encode(), UTF_8);
    assertThat(CachedAnswer.decode(stored.replace("answer-1", "answer-2").getBytes(UTF_8)))
        .isNull();
    assertThat(CachedAnswer.decode(stored.replace("answer-1", "answer-10").getBytes(UTF_8)))
        .isNull();
  }

  @Test
  void isNothingWhenCutAnywhere() {
    byte[] stored = answer("{\"title\":\"公开\"}".getBytes(UTF_8)).encode();
    for (int length = 0; length < stored.length; length++) {
      assertThat(CachedAnswer.decode(Arrays.copyOf(stored, length)))
          .as("cut to %d of %d bytes", length, stored.length)
          .isNull();
    }
  }

  private static CachedAnswer answer(byte[] body) {
    String etag = '"' + Digests.sha256Hex(body).substring(0, 32) + '"';
    return new CachedAnswer(JSON, etag, VALID_UNTIL, body);
  }

  private static void assertSame(@Nullable CachedAnswer read, CachedAnswer answer) {
    assertThat(read).isNotNull();
    if (read != null) {
      assertThat(read.contentType()).isEqualTo(answer.contentType());
      assertThat(read.etag()).isEqualTo(answer.etag());
      assertThat(read.validUntil()).isEqualTo(answer.validUntil());
      assertThat(read.body()).isEqualTo(answer.body());
    }
  }
}
