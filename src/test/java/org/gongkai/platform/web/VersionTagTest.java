package org.gongkai.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTagTest {

  @Test
  void isQuoted() {
    assertThat(VersionTag.of(0)).isEqualTo("\"v0\"");
    assertThat(VersionTag.of(31)).isEqualTo("\"v31\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v3\"", " \"v3\" ", "*", "\"v2\", \"v3\"", "\"v3\",\"v4\"", "\"x\", *"})
  void letsTheNamedVersionPass(String ifMatch) {
    assertThatCode(() -> VersionTag.require(ifMatch, 3)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", "\t"})
  void insistsOnTheHeader(@Nullable String ifMatch) {
    assertThat(refusal(ifMatch)).isEqualTo(ProblemType.PRECONDITION_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"v2\"", "\"v4\"", "\"v33\"", "v3", "3", "\"3\"", "\"V3\"", ",", "\"v 3\"", "**"})
  void refusesAnyOtherVersion(String ifMatch) {
    assertThat(refusal(ifMatch)).isEqualTo(ProblemType.STALE_VERSION);
  }

  @Test
  void comparesStrongly() {
    assertThat(refusal("W/\"v3\"")).isEqualTo(ProblemType.STALE_VERSION);
  }

  private static ProblemType refusal(@Nullable String ifMatch) {
    return catchThrowableOfType(ProblemException.class, () -> VersionTag.require(ifMatch, 3))
        .type();
  }
}
