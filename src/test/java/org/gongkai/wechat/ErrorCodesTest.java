package org.gongkai.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gongkai.wechat.WechatFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T04:00:20.500Z");

  @ParameterizedTest
  @CsvSource({
    "-1, BUSY",
    "40001, TOKEN",
    "40014, TOKEN",
    "42001, TOKEN",
    "45009, RATE_LIMITED",
    "45011, RATE_LIMITED",
    "44990, RATE_LIMITED",
    "44991, RATE_LIMITED",
    "43108, RATE_LIMITED",
    "45066, RATE_LIMITED",
    "40164, NEEDS_ADMIN",
    "89503, NEEDS_ADMIN",
    "89506, NEEDS_ADMIN",
    "89507, NEEDS_ADMIN",
    "40243, NEEDS_ADMIN",
    "48001, NEEDS_ADMIN",
    "50002, NEEDS_ADMIN",
    "50007, NEEDS_ADMIN",
    "43107, NEEDS_ADMIN",
    "43101, PERMANENT",
    "47001, PERMANENT",
    "47003, PERMANENT",
    "61010, PERMANENT",
    "40003, PERMANENT",
    "99999, PERMANENT"
  })
  void meansTheSameAtOrdinaryCalls(int errcode, Kind kind) {
    assertThat(ErrorCodes.kindOf(Endpoint.MESSAGE, errcode)).isEqualTo(kind);
    assertThat(ErrorCodes.kindOf(Endpoint.ADD_DRAFT, errcode)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {40001, 40002, 40013, 40125, 41002, 41004})
  void tellsAWrongAccountOnTheTokenEndpoint(int errcode) {
    assertThat(ErrorCodes.kindOf(Endpoint.TOKEN, errcode)).isEqualTo(Kind.NEEDS_ADMIN);
  }

  @ParameterizedTest
  @CsvSource({
    "40029, CODE_REJECTED",
    "40163, CODE_REJECTED",
    "40226, USER_REFUSED",
    "40013, NEEDS_ADMIN",
    "45011, RATE_LIMITED",
    "-1, BUSY"
  })
  void readsLogins(int errcode, Kind kind) {
    assertThat(ErrorCodes.kindOf(Endpoint.LOGIN, errcode)).isEqualTo(kind);
  }

  @Test
  void readsPhoneCodesAndLinksByTheirOwnPages() {
    assertThat(ErrorCodes.kindOf(Endpoint.PHONE, 40029)).isEqualTo(Kind.CODE_REJECTED);
    assertThat(ErrorCodes.kindOf(Endpoint.PHONE, 40013)).isEqualTo(Kind.CODE_REJECTED);
    assertThat(ErrorCodes.kindOf(Endpoint.URL_LINK, 40002)).isEqualTo(Kind.NEEDS_ADMIN);
    assertThat(ErrorCodes.kindOf(Endpoint.MESSAGE, 40029)).isEqualTo(Kind.PERMANENT);
  }

  @ParameterizedTest
  @CsvSource({
    // In China it is noon; the next day begins at 16:00 UTC.
    "ADD_DRAFT, 45009, 2026-03-01T16:00:00Z",
    "URL_LINK, 44993, 2026-03-01T16:00:00Z",
    "TEXT_CHECK, 45009, 2026-03-01T04:01:00Z",
    "MEDIA_CHECK, 45009, 2026-03-01T04:01:00Z",
    "TEXT_CHECK, 44991, 2026-03-01T04:01:00Z",
    "LOGIN, 45011, 2026-03-01T04:01:00Z",
    "MASS_SEND, 45066, 2026-03-01T04:01:00Z",
    "CODE, 44990, 2026-03-01T04:00:21.500Z",
    "MESSAGE, 43108, 2026-03-01T04:00:21.500Z",
    "ADD_DRAFT, 89506, 2026-03-02T04:00:20.500Z",
    "ADD_DRAFT, 89507, 2026-03-01T05:00:20.500Z"
  })
  void saysUntilWhenToWait(Endpoint endpoint, int errcode, Instant until) {
    assertThat(ErrorCodes.until(endpoint, errcode, NOON)).isEqualTo(until);
  }

  @Test
  void saysNothingOfOtherCodes() {
    assertThat(ErrorCodes.until(Endpoint.MESSAGE, 43101, NOON)).isNull();
    assertThat(ErrorCodes.until(Endpoint.MESSAGE, -1, NOON)).isNull();
  }
}
