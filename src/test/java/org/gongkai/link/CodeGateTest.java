package org.gongkai.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

class CodeGateTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:59Z");

  @Test
  void letsSoManyPassInAMinute() {
    CodeGate gate = new CodeGate(2);
    gate.pass(START);
    gate.pass(START);
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> gate.pass(START));
    assertThat(refused.type()).isEqualTo(ProblemType.WECHAT_UNAVAILABLE);
    gate.pass(START.plusSeconds(1));
    gate.pass(START.plusSeconds(60));
    assertThat(catchThrowableOfType(ProblemException.class, () -> gate.pass(START.plusSeconds(60))))
        .isNotNull();
  }
}
