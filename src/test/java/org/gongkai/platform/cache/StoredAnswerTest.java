package org.gongkai.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredAnswerTest {

  private static final String JSON = "application/json;charset=UTF-8";
  private static final long VALID_UNTIL = 1_772_323_200_123L;
  private static final List<String> LINKS =
      List.of("<https://hub.example/>; rel=\"hub\"", "<https://a.example/公告>; rel=\"self\"");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"title\":\"公开𠮷\"}", "\n\nbegins with what ends the head\n\n", "\n"})
  void readsWhatItWrote(String body) {
    for (List<String> links : List.of(List.<String>of(), LINKS.subList(0, 1), LINKS)) {
      for (boolean revalidated : new boolean[] {false, true}) {
        for (byte[] gzip : new byte[][] {null, {1, 10, 10, 2}}) {
          ReadyAnswer answer = answer(links, revalidated, body.getBytes(UTF_8), gzip);
          assertSame(StoredAnswer.decode(StoredAnswer.encode(answer)), answer);
        }
      }
    }
  }

  @Test
  void keepsAWeakTag() {
    ReadyAnswer answer =
        new ReadyAnswer(
            JSON,
            List.of(),
            ReadyAnswer.weakTag(new byte[] {1}),
            VALID_UNTIL - 1,
            VALID_UNTIL,
            true,
            new byte[0],
            null);
    assertSame(StoredAnswer.decode(StoredAnswer.encode(answer)), answer);
  }

  @Test
  void keepsEveryByteOfALargeBody() {
    byte[] body = new byte[1 << 20];
    new Random(7).nextBytes(body);
    ReadyAnswer answer = answer(LINKS, false, body, Arrays.copyOf(body, 1 << 19));
    assertSame(StoredAnswer.decode(StoredAnswer.encode(answer)), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "\n\n\n\n\n\n\n\n",
        "\n\n\n\n\n\n\n\n\n\n\n\n",
        "garbage",
        "{\"title\":\"公开\"}",
        "gongkai-answer-2",
        "gongkai-answer-2\n\n{}",
        "gongkai-answer-2\n2\n1\ntext/plain\n\"e\"\n\n\n2 0",
        "gongkai-answer-2\n2\n1\ntext/plain\n\"e\"\n\n\n2\n{}",
        "gongkai-answer-2\n2\n1\ntext/plain\n\"e\"\n\n\n3 0\n{}",
        "gongkai-answer-2\n2\n1\ntext/plain\n\"e\"\n\n\n1 0\n{}",
        "gongkai-answer-2\n2\n1\ntext/plain\n\"e\"\n\n\n-1 3\n{}",
        "gongkai-answer-2\n2\n1\ntext/plain\n\"e\"\n\n\n9999999999 0\n{}",
        "gongkai-answer-2\nsoon\n1\ntext/plain\n\"e\"\n\n\n2 0\n{}",
        "gongkai-answer-2\n-2\n1\ntext/plain\n\"e\"\n\n\n2 0\n{}",
        "gongkai-answer-2\n2\n9999999999999999999\ntext/plain\n\"e\"\n\n\n2 0\n{}",
        "gongkai-answer-2\n2\n1\ntext/plain\n\n\n\n2 0\n{}",
        "gongkai-answer-2\n2\n1\ntext/plain\n\"\n\n\n2 0\n{}",
        "gongkai-answer-2\n2\n1\ntext/plain\nabc\n\n\n2 0\n{}"
      })
  void isNothingForGarbage(String stored) {
    assertThat(StoredAnswer.decode(stored.getBytes(UTF_8))).isNull();
  }

  @Test
  void readsTheSmallestThereIs() {
    assertThat(
            StoredAnswer.decode(
                "gongkai-answer-2\n2\n1\ntext/plain\n\"e\"\n\n\n2 0\n{}".getBytes(UTF_8)))
        .isNotNull();
  }

  @Test
  void isNothingForRandomBytes() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] stored = new byte[random.nextInt(600)];
      random.nextBytes(stored);
      assertThat(StoredAnswer.decode(stored)).isNull();
    }
  }

  @Test
  void isNothingOrTheSameBodyWhenAByteOfTheHeadIsAnother() {
    byte[] stored = StoredAnswer.encode(answer(LINKS, true, "{}".getBytes(UTF_8), null));
    Random random = new Random(7);
    for (int i = 0; i < stored.length - 2; i++) {
      byte[] changed = stored.clone();
      changed[i] = (byte) random.nextInt(256);
      ReadyAnswer read = StoredAnswer.decode(changed);
      if (read != null) {
        assertThat(read.buffer(false).toString()).as("byte %d", i).isEqualTo("{}");
      }
    }
  }

  @Test
  void isNothingInAnotherFormat() {
    String now = new String(StoredAnswer.encode(answer(LINKS, false, TEXT, null)), UTF_8);
    for (String format : List.of("answer-1", "answer-3", "answer-20", "Answer-2")) {
      assertThat(StoredAnswer.decode(now.replace("answer-2", format).getBytes(UTF_8))).isNull();
    }
  }

  /** As the release before this one wrote it. */
  @Test
  void isNothingInTheFormatOfTheReleaseBefore() {
    String old = "gongkai-answer-1\ntext/plain\n\"e\"\n" + VALID_UNTIL + "\n\n";
    assertThat(StoredAnswer.decode((old + "{}").getBytes(UTF_8))).isNull();
    assertThat(StoredAnswer.decode((old + "1\n2\n3\n4\n5\n").getBytes(UTF_8))).isNull();
  }

  @Test
  void isNothingWhenCutAnywhere() {
    byte[] stored = StoredAnswer.encode(answer(LINKS, false, TEXT, new byte[] {1, 2, 3}));
    for (int length = 0; length < stored.length; length++) {
      assertThat(StoredAnswer.decode(Arrays.copyOf(stored, length)))
          .as("cut to %d of %d bytes", length, stored.length)
          .isNull();
    }
    assertThat(StoredAnswer.decode(Arrays.copyOf(stored, stored.length + 1))).isNull();
  }

  private static final byte[] TEXT = "{\"title\":\"公开\"}".getBytes(UTF_8);

  private static ReadyAnswer answer(
      List<String> links, boolean revalidated, byte[] body, byte @Nullable [] gzip) {
    return new ReadyAnswer(
        JSON,
        links,
        ReadyAnswer.tag(body),
        VALID_UNTIL - 60_000,
        VALID_UNTIL,
        revalidated,
        body,
        gzip);
  }

  private static void assertSame(@Nullable ReadyAnswer read, ReadyAnswer answer) {
    assertThat(read).isNotNull();
    if (read != null) {
      assertThat(read.contentType()).isEqualTo(answer.contentType());
      assertThat(read.links()).isEqualTo(answer.links());
      assertThat(read.etag()).isEqualTo(answer.etag());
      assertThat(read.madeAt()).isEqualTo(answer.madeAt());
      assertThat(read.validUntil()).isEqualTo(answer.validUntil());
      assertThat(read.revalidated()).isEqualTo(answer.revalidated());
      assertThat(read.hasGzip()).isEqualTo(answer.hasGzip());
      assertThat(read.buffer(false)).isEqualTo(answer.buffer(false));
      assertThat(read.buffer(true)).isEqualTo(answer.buffer(true));
    }
  }
}
