package org.gongkai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.gongkai.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "SUSPENDED,OPEN,SUSPENDED",
    "RESUMED,SUSPENDED,OPEN",
    "CLOSED,OPEN,CLOSED",
    "CLOSED,SUSPENDED,CLOSED",
    "CHANGED,OPEN,OPEN",
    "CHANGED,SUSPENDED,SUSPENDED",
  })
  void goesOn(ChannelChangeKind action, ChannelState from, ChannelState to) {
    assertThat(ChannelPolicy.after(action, from)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "SUSPENDED,SUSPENDED",
    "SUSPENDED,CLOSED",
    "RESUMED,OPEN",
    "RESUMED,CLOSED",
    "CLOSED,CLOSED",
    "CHANGED,CLOSED",
    "OPENED,CLOSED",
  })
  void goesNowhereElse(ChannelChangeKind action, ChannelState from) {
    assertThatThrownBy(() -> ChannelPolicy.after(action, from))
        .isInstanceOf(ProblemException.class)
        .hasMessage("channel-state-forbids");
  }

  @Test
  void writesEachChangeIntoTheRegister() {
    assertThat(kinds("甲渠道", 60, null)).isEmpty();
    assertThat(kinds("甲渠道", 61, null)).containsExactly(ChannelChangeKind.CHANGED);
    assertThat(kinds("乙渠道", 60, null)).containsExactly(ChannelChangeKind.RENAMED);
    assertThat(kinds("甲渠道", 60, Map.of())).containsExactly(ChannelChangeKind.CREDENTIALS);
    assertThat(kinds("乙渠道", 61, Map.of("secret", "x")))
        .containsExactly(
            ChannelChangeKind.RENAMED, ChannelChangeKind.CREDENTIALS, ChannelChangeKind.CHANGED);
  }

  @Test
  void namesBothNames() {
    assertThat(ChannelPolicy.renamed("甲", "乙", " 机构更名。 ")).isEqualTo("“甲”更名为“乙”。机构更名。");
    assertThat(ChannelPolicy.renamed("甲", "乙", null)).isEqualTo("“甲”更名为“乙”");
    assertThat(ChannelPolicy.renamed("甲", "乙", "因".repeat(500))).hasSize(500);
  }

  @Test
  void keepsTheBoardsName() {
    assertThat(ChannelPolicy.checkId("board")).hasSize(1);
    assertThat(ChannelPolicy.checkId("board-2")).isEmpty();
  }

  private static List<ChannelChangeKind> kinds(
      String name, int calls, @Nullable Map<String, String> credentials) {
    ChannelEntity before = new ChannelEntity();
    before.name = "甲渠道";
    before.account = "";
    before.ownerUnit = "青禾镇人民政府";
    before.onCorrection = OnCorrection.MANUAL;
    before.callsPerMinute = 60;
    before.concurrency = 2;
    return ChannelPolicy.kinds(
        before,
        Map.of(),
        new PutChannelRequest(
            name, "", "青禾镇人民政府", Map.of(), credentials, OnCorrection.MANUAL, calls, 2, null));
  }
}
