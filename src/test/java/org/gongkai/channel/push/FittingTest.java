package org.gongkai.channel.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FittingTest {

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  @Test
  void leavesWhatFits() {
    assertThat(Fitting.within(6, "公开", FittingTest::bytes)).isEqualTo("公开");
    assertThat(Fitting.within(0, "", FittingTest::bytes)).isEmpty();
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(Fitting.within(6, "公开征求", FittingTest::bytes)).isEqualTo("公…");
    assertThat(Fitting.within(8, "公开征求", FittingTest::bytes)).isEqualTo("公…");
    assertThat(Fitting.within(9, "公开征求", FittingTest::bytes)).isEqualTo("公开…");
  }

  @Test
  void neverCutsASurrogatePair() {
    for (int limit = 3; limit < 20; limit++) {
      String cut = Fitting.within(limit, "😀😀😀😀😀", FittingTest::bytes);
      assertThat(cut.getBytes(UTF_8).length).isLessThanOrEqualTo(limit);
      assertThat(cut).doesNotContain("?").matches("(😀)*…?");
    }
  }
}
