package org.gongkai.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9,0,10,bytes 0-9/100",
    "bytes=90-,90,10,bytes 90-99/100",
    "bytes=-10,90,10,bytes 90-99/100",
    "bytes=-1000,0,100,bytes 0-99/100",
    "bytes=95-1000,95,5,bytes 95-99/100",
    "bytes=0-0,0,1,bytes 0-0/100"
  })
  void readsOnePart(String header, long from, long length, String shown) {
    ByteRange range = ByteRange.read(header, 100);
    assertThat(range).isEqualTo(new ByteRange(from, length));
    assertThat(range == null ? null : range.contentRange(100)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999-"})
  void findsNothingOutside(String header) {
    ByteRange range = ByteRange.read(header, 100);
    assertThat(range == null ? -1 : range.length()).isZero();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "bytes=-",
        "bytes=9-1",
        "bytes=0-1,5-6",
        "lines=0-1",
        "bytes=a-b",
        "bytes=0",
        "bytes=99999999999999999999-"
      })
  void ignoresWhatItDoesNotUnderstand(String header) {
    assertThat(ByteRange.read(header, 100)).isNull();
  }
}
