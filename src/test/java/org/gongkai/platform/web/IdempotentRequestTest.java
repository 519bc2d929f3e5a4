package org.gongkai.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class IdempotentRequestTest {

  static Stream<String> usable() {
    return Stream.of("a".repeat(8), "~".repeat(128), "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}");
  }

  static Stream<String> unusable() {
    return Stream.of(
        "a".repeat(7),
        "a".repeat(129),
        "with space",
        "tabulator\t",
        "abcdefgh\n",
        "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
        "abcdefg\u007f",
        "意见意见意见意见");
  }

  @ParameterizedTest
  @MethodSource("usable")
  void takesEightTo128VisibleAsciiCharacters(String key) {
    assertThat(IdempotentRequest.of("alice", key, "submitComment 1", "body"))
        .isEqualTo(new IdempotentRequest("alice", key, "submitComment 1", "body"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @MethodSource("unusable")
  void refusesEveryOtherKey(@Nullable String key) {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () -> IdempotentRequest.of("alice", key, "submitComment 1", "body"));
    assertThat(problem.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_MISSING);
  }
}
