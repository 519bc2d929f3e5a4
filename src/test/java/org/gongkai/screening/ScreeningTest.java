package org.gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreeningTest {

  private final Screening screening = new Screening(WordListReader.bundled());

  @Test
  void givesFindingsHitsAndThePublicText() {
    ScreeningResult result =
        screening.screen("代开发票找张样例13800000000", new KnownPerson("张样例", "13800000000"));
    assertThat(result.findings())
        .containsExactly(
            new Finding(PersonalDataKind.NAME_LABEL, 5, 8),
            new Finding(PersonalDataKind.PHONE, 8, 19));
    assertThat(result.wordHits()).containsExactly(new WordHit(WordCategory.ILLEGAL, "代开发票", 0, 4));
    assertThat(result.publicText()).isEqualTo("代开发票找张**138***");
    assertThat(result.isClean()).isFalse();
  }

  @Test
  void leavesACleanTextAlone() {
    ScreeningResult result = screening.screen("建议第十二条增加公示期限");
    assertThat(result.isClean()).isTrue();
    assertThat(result.publicText()).isEqualTo("建议第十二条增加公示期限");
    assertThat(screening.screen("").isClean()).isTrue();
    assertThat(screening.screen("代开发票").isClean()).isFalse();
    assertThat(screening.screen("13800000000").isClean()).isFalse();
  }

  @Test
  void saysNothingPersonal() {
    assertThat(screening.screen("姓名：张样例 13800000000").toString())
        .isEqualTo("ScreeningResult[findings=2, wordHits=0]");
  }

  @Test
  void doesNotChange() {
    List<Finding> findings = new ArrayList<>(List.of(new Finding(PersonalDataKind.EMAIL, 0, 1)));
    ScreeningResult result = new ScreeningResult(findings, List.of(), "x");
    findings.clear();
    assertThat(result.findings()).hasSize(1);
    assertThatThrownBy(() -> result.findings().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> result.wordHits().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
