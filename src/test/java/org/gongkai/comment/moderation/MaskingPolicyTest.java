package org.gongkai.comment.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "请致电甲某某,请致电甲某某",
    "请致电甲某某,请致电***",
    "请致电甲某某,请致电甲**",
    "请致电甲某某,***甲某某",
    "请致电甲某某,*",
    "请致电甲某某,***************",
    "请致电甲某某,请*电*某某",
    "aXbXc,a*b*c",
    "aaXaaXaa,aa*aa*aa",
    "abab,*ab",
    "abab,ab*",
    "a*b,a*b",
    "a*b,a***b",
    "a*b**c,a*c",
    "a*b**c,a*b*c",
    "𠮷野家,*野家",
  })
  void takesWhatLeavesOut(String original, String masked) {
    assertThat(MaskingPolicy.isMasking(original, masked)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // A stretch of nothing is not left out.
    "abc,abc*",
    "abc,*abc",
    "abc,a*bc",
    "abc,ab**c",
    "ab,a*b",
    // Something else was changed.
    "abc,abd",
    "abc,ab",
    "abc,a*d",
    "abc,x*c",
    "abc,a*x*c",
    "abc,c*a",
    "abcb,a*cb*b",
    "aba,ab*ba",
    "a*b,ab",
  })
  void refusesAnythingElse(String original, String masked) {
    assertThat(MaskingPolicy.isMasking(original, masked)).isFalse();
  }

  @Test
  void isQuickWhateverTheText() {
    // Greedy, so that nothing is tried twice; backtracking would not end.
    String original = "ab".repeat(2500) + "c";
    String masked = "*a".repeat(1200) + "*d";
    assertThat(MaskingPolicy.isMasking(original, masked)).isFalse();
    assertThat(MaskingPolicy.isMasking(original, "*a".repeat(1200) + "*c")).isTrue();
  }
}
