package org.gongkai.consultation.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Where a unit and a date sign a draft, and where they only head it. */
class SignOffPlaceTest {

  private static final String HEAD = "关于规范集市管理的实施意见\n（征求意见稿）\n为规范集市管理，提出如下意见。\n";
  private static final String SIGNED = "青禾镇人民政府\n2026年3月2日\n";

  @Test
  void unitAndDateAboveTheFirstClauseSignNothing() {
    ParsedDraft draft = DraftTextParser.parse(HEAD + SIGNED + "一、总体要求\n集市整洁有序。\n二、具体措施\n摊位划线编号。\n");
    assertThat(draft.issuer()).isNull();
    assertThat(draft.issuedOn()).isNull();
    assertThat(draft.preamble()).contains("青禾镇人民政府", "2026年3月2日");
    assertThat(draft.clauses()).extracting(ParsedClause::label).containsExactly("一、", "二、");
  }

  @Test
  void unitAndDateBelowTextWithoutNumbersSignIt() {
    ParsedDraft draft = DraftTextParser.parse(HEAD + "集市每逢五日开市。\n" + SIGNED);
    assertThat(draft.issuer()).isEqualTo("青禾镇人民政府");
    assertThat(draft.issuedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
  }

  @Test
  void unitAndDateAboveAnAttachmentSignTheTextBeforeIt() {
    ParsedDraft draft = DraftTextParser.parse(HEAD + "集市每逢五日开市。\n" + SIGNED + "附件\n1．摊位登记表\n");
    assertThat(draft.issuer()).isEqualTo("青禾镇人民政府");
  }
}
