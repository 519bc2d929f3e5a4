package org.gongkai.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexNumberTest {

  @ParameterizedTest
  @CsvSource({
    "000000000, 2026, 1, 000000000/2026-00001",
    "MA01ABCD9, 2026, 42, MA01ABCD9/2026-00042",
    "000000000, 1949, 99999, 000000000/1949-99999",
    "000000000, 2200, 100000, 000000000/2200-100000",
    "000000000, 2026, 2147483647, 000000000/2026-2147483647"
  })
  void namesCodeYearAndSerial(String code, int year, int serial, String expected) {
    assertThat(IndexNumber.of(code, year, serial)).isEqualTo(expected);
  }
}
