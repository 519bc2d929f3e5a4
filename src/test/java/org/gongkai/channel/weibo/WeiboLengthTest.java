package org.gongkai.channel.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeiboLengthTest {

  @ParameterizedTest
  @CsvSource({"'', 0", "a, 1", "ab, 1", "abc, 2", "公开, 2", "公开a, 3", "é, 1", "😀, 2", "《a》, 3"})
  void countsTwoLatinCharactersAsOne(String text, int length) {
    assertThat(WeiboLength.of(text)).isEqualTo(length);
  }

  @Test
  void cutsToTheLimitWithAnEllipsis() {
    assertThat(WeiboLength.cut("公开征求", 4)).isEqualTo("公开征求");
    assertThat(WeiboLength.cut("公开征求", 3)).isEqualTo("公开…");
    assertThat(WeiboLength.cut("abcdefgh", 3)).isEqualTo("abcd…");
    assertThat(WeiboLength.cut("公😀😀", 4)).isEqualTo("公😀…");
    assertThat(WeiboLength.cut("公😀😀", 3)).isEqualTo("公…");
    assertThat(WeiboLength.cut("公开", 0)).isEmpty();
  }
}
