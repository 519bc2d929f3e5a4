package org.gongkai.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongkai.wechat.WechatFailure.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodesTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 45009, 45011, 44990, 44991, 89503, 89506, 89507})
  void aBusyOrLimitedPlatformIsTriedAgain(int errcode) {
    assertThat(ErrorCodes.kindOf(errcode)).isEqualTo(Kind.RETRY);
    assertThat(ErrorCodes.kindOnTokenEndpoint(errcode)).isEqualTo(Kind.RETRY);
  }

  @ParameterizedTest
  @ValueSource(ints = {40001, 40014, 42001})
  void aRefusedTokenIsReplacedButNotWhereTokensAreMade(int errcode) {
    assertThat(ErrorCodes.kindOf(errcode)).isEqualTo(Kind.TOKEN);
    assertThat(ErrorCodes.kindOnTokenEndpoint(errcode)).isEqualTo(Kind.PERMANENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {40029, 40163})
  void aUsedOrInvalidLoginCodeNeedsANewOne(int errcode) {
    assertThat(ErrorCodes.kindOf(errcode)).isEqualTo(Kind.CODE_REJECTED);
    assertThat(ErrorCodes.kindOnTokenEndpoint(errcode)).isEqualTo(Kind.PERMANENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {40226})
  void aBlockedUserIsRefused(int errcode) {
    assertThat(ErrorCodes.kindOf(errcode)).isEqualTo(Kind.USER_REFUSED);
    assertThat(ErrorCodes.kindOnTokenEndpoint(errcode)).isEqualTo(Kind.PERMANENT);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        -2,
        1,
        40002,
        40003,
        40013,
        40125,
        40129,
        40164,
        40243,
        41002,
        41004,
        43002,
        43104,
        44002,
        47001,
        48001,
        50002,
        50007,
        61010,
        87014,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE
      })
  void everyOtherCodeIsPermanent(int errcode) {
    assertThat(ErrorCodes.kindOf(errcode)).isEqualTo(Kind.PERMANENT);
    assertThat(ErrorCodes.kindOnTokenEndpoint(errcode)).isEqualTo(Kind.PERMANENT);
  }
}
