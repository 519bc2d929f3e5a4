package org.gongkai.comment;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"甲", "甲某", "甲某某", "甲某某某有限公司", "　甲某 "})
  void showsTheFirstCharacterAndTellsNoLength(String name) {
    assertThat(MaskedName.of(name)).isEqualTo("甲**");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "　\t"})
  void isAnonymousWithoutAName(@Nullable String name) {
    assertThat(MaskedName.of(name)).isEqualTo("匿名");
  }

  @Test
  void showsARareCharacterWhole() {
    assertThat(MaskedName.of("𠮷某")).isEqualTo("𠮷**");
  }
}
