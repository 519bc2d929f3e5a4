package org.gongkai.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadyAnswerTest {

  private static final long MADE = 1_772_323_200_250L;
  private static final long MOST = 10;
  private static final byte[] TEXT = "公开".getBytes(UTF_8);

  @Test
  void hasATagForEachCoding() {
    ReadyAnswer answer = tagged("\"abc\"", TEXT);
    assertThat(answer.etag()).isEqualTo("\"abc\"");
    assertThat(answer.etag(false)).isEqualTo("\"abc\"");
    assertThat(answer.etag(true)).isEqualTo("\"abc-gzip\"");
  }

  @Test
  void hasOneWeakTagForBothCodings() {
    ReadyAnswer answer = tagged("W/\"abc\"", TEXT);
    assertThat(answer.etag(false)).isEqualTo("W/\"abc\"");
    assertThat(answer.etag(true)).isEqualTo("W/\"abc\"");
  }

  @Test
  void tagsDifferWithTheBytes() {
    assertThat(ReadyAnswer.tag(TEXT)).matches("\"[0-9a-f]{32}\"");
    assertThat(ReadyAnswer.tag("公告".getBytes(UTF_8))).isNotEqualTo(ReadyAnswer.tag(TEXT));
    assertThat(ReadyAnswer.weakTag(TEXT)).isEqualTo("W/" + ReadyAnswer.tag(TEXT));
  }

  @Test
  void sendsWhatWasCompressedToWhoTakesIt() {
    ReadyAnswer answer = tagged("\"abc\"", new byte[] {1});
    assertThat(answer.hasGzip()).isTrue();
    assertThat(answer.buffer(true).getBytes()).containsExactly(1);
    assertThat(answer.buffer(false).getBytes()).isEqualTo(TEXT);
  }

  @Test
  void sendsThePlainTextWhereThereIsNoOther() {
    ReadyAnswer answer = tagged("\"abc\"", null);
    assertThat(answer.hasGzip()).isFalse();
    assertThat(answer.buffer(true).getBytes()).isEqualTo(TEXT);
  }

  @Test
  void countsItsBytes() {
    assertThat(tagged("\"abc\"", new byte[1000]).size())
        .isEqualTo(tagged("\"abc\"", null).size() + 1000)
        .isGreaterThan(TEXT.length + 1000);
  }

  @ParameterizedTest
  @CsvSource({"0,false", "859,false", "860,true", "100000,true"})
  void compressesWhatIsLargeEnough(int length, boolean compressed) throws IOException {
    byte[] body = "意".repeat(length / 3 + 1).getBytes(UTF_8);
    byte[] exact = Arrays.copyOf(body, length);
    byte[] gzip = ReadyAnswer.compress(exact);
    assertThat(gzip != null).isEqualTo(compressed);
    if (gzip != null) {
      assertThat(gzip).hasSizeLessThan(length);
      assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
          .isEqualTo(exact);
    }
  }

  @Test
  void leavesWhatCannotBeCompressedAsItIs() {
    byte[] noise = new byte[5000];
    new Random(7).nextBytes(noise);
    assertThat(ReadyAnswer.compress(noise)).isNull();
  }

  /** In ms since it was made: its end, the present; in seconds: max-age, Age. */
  @ParameterizedTest
  @CsvSource({
    "60000, 0, 10, 0",
    "60000, 999, 10, 0",
    "60000, 1000, 11, 1",
    "60000, 1999, 11, 1",
    "60000, 49999, 59, 49",
    "60000, 50000, 60, 50",
    "60000, 50001, 59, 50",
    "60000, 59000, 60, 59",
    "60000, 59001, 59, 59",
    "60000, 59999, 59, 59",
    "60000, 60000, 60, 60",
    "60000, 61000, 61, 61",
    "1, 0, 0, 0",
    "999, 0, 0, 0",
    "1000, 0, 1, 0",
    "1000, 1, 0, 0",
    "5000, 0, 5, 0",
    "3600000, 0, 10, 0",
    "-1000, 0, 0, 0",
    "60000, -300, 10, 0"
  })
  void letsClientsKeepItUntilItChangesAtMost(long end, long now, long maxAge, long age) {
    ReadyAnswer.Freshness freshness = lasting(end).freshness(MADE + now, MOST);
    assertThat(freshness.cacheControl()).hasToString("public, max-age=" + maxAge);
    assertThat(freshness.age()).hasToString(Long.toString(age));
  }

  /** What is kept for all who ask in the same second is what each would be told. */
  @ParameterizedTest
  @CsvSource({"60000", "5300", "7001", "999", "1", "12999"})
  void saysTheSameToEveryoneWhetherItIsKeptOrNot(long end) {
    ReadyAnswer kept = lasting(end);
    for (long now = 0; now <= end + 1000; now += now % 1000 > 990 || now % 1000 < 10 ? 1 : 7) {
      ReadyAnswer.Freshness said = kept.freshness(MADE + now, MOST);
      ReadyAnswer.Freshness fresh = lasting(end).freshness(MADE + now, MOST);
      assertThat(said.cacheControl()).as("at %d", now).hasToString(fresh.cacheControl().toString());
      assertThat(said.age()).as("at %d", now).hasToString(fresh.age().toString());
      assertThat(MADE + now + 1000 * left(said))
          .isLessThanOrEqualTo(Math.max(MADE + end, MADE + now));
    }
  }

  @Test
  void keepsWhatIsSaidUntilTheSecondIsOver() {
    ReadyAnswer answer = lasting(60_000);
    ReadyAnswer.Freshness first = answer.freshness(MADE + 1, MOST);
    assertThat(answer.freshness(first.until() - 1, MOST)).isSameAs(first);
    assertThat(answer.freshness(first.until(), MOST)).isNotSameAs(first);
  }

  @Test
  void saysTheTruthToAClockThatWentBack() {
    ReadyAnswer answer = lasting(60_000);
    assertThat(answer.freshness(MADE + 30_000, MOST)).isNotNull();
    assertThat(answer.freshness(MADE + 5000, MOST).age()).hasToString("5");
  }

  @Test
  void hasClientsAskEachTimeForWhatIsBrief() {
    ReadyAnswer brief =
        new ReadyAnswer("text/plain", List.of(), "\"abc\"", MADE, MADE + 1000, true, TEXT, null);
    assertThat(brief.freshness(MADE, MOST).cacheControl()).hasToString("no-cache");
    assertThat(brief.freshness(MADE, MOST).age()).hasToString("0");
    assertThat(brief.freshness(MADE + 1000, MOST).age()).hasToString("1");
  }

  private static long left(ReadyAnswer.Freshness freshness) {
    String maxAge = freshness.cacheControl().toString().replace("public, max-age=", "");
    return Long.parseLong(maxAge) - Long.parseLong(freshness.age().toString());
  }

  private static ReadyAnswer lasting(long end) {
    return new ReadyAnswer("text/plain", List.of(), "\"abc\"", MADE, MADE + end, false, TEXT, null);
  }

  private static ReadyAnswer tagged(String tag, byte @Nullable [] gzip) {
    return new ReadyAnswer("text/plain", List.of(), tag, MADE, MADE + 1, false, TEXT, gzip);
  }
}
