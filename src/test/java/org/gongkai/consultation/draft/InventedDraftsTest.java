package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole documents whose trees were worked out by hand. */
class InventedDraftsTest {

  @Test
  void nestsARegulation() {
    ParsedDraft draft = Drafts.parse("regulation");
    assertEquals(Drafts.tree("regulation"), Drafts.outline(draft));
    assertEquals("云溪县城镇生活垃圾分类管理规定", draft.title());
    assertTrue(draft.markedAsDraft());
    assertNull(draft.notice());
    assertNull(draft.preamble());
    assertEquals("27 LABEL_AMBIGUOUS\n", Drafts.doubts(draft));
    assertEquals(
        List.of(4, 5, 6, 7, 8, 9), Drafts.setAside(draft, SetAsideReason.TABLE_OF_CONTENTS));
  }

  @Test
  void keepsALetterWithItsOwnNumbersApart() {
    ParsedDraft draft = Drafts.parse("numbered-letter");
    assertEquals(Drafts.tree("numbered-letter"), Drafts.outline(draft));
    assertEquals("青禾镇集市管理办法", draft.title());
    assertEquals(10, String.valueOf(draft.notice()).lines().count());
    assertEquals("为规范集市经营，制定本办法。", draft.preamble());
    assertEquals("青禾镇人民政府、青禾镇集市管理站", draft.issuer());
    assertEquals(LocalDate.of(2026, 4, 7), draft.issuedOn());
    assertEquals(List.of(1), Drafts.setAside(draft, SetAsideReason.DUPLICATE_BODY));
    assertEquals(List.of(2, 3, 40), Drafts.setAside(draft, SetAsideReason.PAGE_CLUTTER));
    assertEquals("", Drafts.doubts(draft));
  }

  @Test
  void setsASecondCopyAsideAndShowsWhereItDiffers() {
    ParsedDraft draft = Drafts.parse("differing-copy");
    assertEquals(Drafts.tree("differing-copy"), Drafts.outline(draft));
    assertEquals("云溪县人民政府办公室关于加强农村饮水安全工作的意见", draft.title());
    assertEquals("24 COPY_DIFFERS\n", Drafts.doubts(draft));
    assertEquals(
        IntStream.rangeClosed(16, 27).boxed().toList(),
        Drafts.setAside(draft, SetAsideReason.DUPLICATE_BODY));
    assertEquals(List.of(1, 14, 15, 28, 29), Drafts.setAside(draft, SetAsideReason.PAGE_CLUTTER));
  }

  @Test
  void keepsParagraphsThatLostTheirNumber() {
    ParsedDraft draft = Drafts.parse("lost-numbers");
    assertEquals(Drafts.tree("lost-numbers"), Drafts.outline(draft));
    assertEquals("根据县河长办的部署，制定本方案。", draft.preamble());
    assertEquals(
        """
        3 FIRST_NUMBER_MISSING
        7 FIRST_NUMBER_MISSING
        9 NUMBER_GAP
        10 NUMBER_REPEATED
        11 NUMBER_GAP
        13 LABEL_AMBIGUOUS
        """,
        Drafts.doubts(draft));
  }

  @Test
  void makesEachParagraphAClauseWhenNothingIsNumbered() {
    ParsedDraft draft = Drafts.parse("unnumbered");
    assertEquals(Drafts.tree("unnumbered"), Drafts.outline(draft));
    assertEquals("致青禾镇全体居民的一封倡议书", draft.title());
    assertNull(draft.preamble());
    assertEquals("1 TITLE_GUESSED\n2 NO_NUMBERING\n", Drafts.doubts(draft));
  }

  @Test
  void followsTheNestingOfTheDocumentAgainstCustom() {
    ParsedDraft draft = Drafts.parse("odd-nesting");
    assertEquals(Drafts.tree("odd-nesting"), Drafts.outline(draft));
    assertEquals("13 NUMBER_REPEATED\n", Drafts.doubts(draft));
  }

  @Test
  void countsAttachmentsAnew() {
    ParsedDraft draft = Drafts.parse("attachments");
    assertEquals(Drafts.tree("attachments"), Drafts.outline(draft));
    assertEquals("青禾镇人民政府", draft.issuer());
    assertEquals(
        """
        4 TITLE_GUESSED
        4 NOTICE_UNCLEAR
        7 LABEL_AMBIGUOUS
        8 NUMBER_GAP
        12 TEXT_AFTER_SIGN_OFF
        """,
        Drafts.doubts(draft));
  }

  @Test
  void readsTheDemonstrationDraft() {
    ParsedDraft draft = DraftTextParser.parse(Drafts.demo());
    assertEquals("关于优化全镇公共交通服务的实施意见", draft.title());
    assertEquals("云溪县青禾镇人民政府", draft.issuer());
    assertEquals(6, draft.clauses().size());
    assertEquals(
        List.of(2, 6, 4, 3, 4, 2),
        draft.clauses().stream().map(chapter -> chapter.children().size()).toList());
    ParsedClause participation = draft.clauses().get(2).children().get(2);
    assertEquals("(十一)", participation.label());
    assertTrue(participation.text().startsWith("扩大公众参与。"));
    assertEquals(List.of(), draft.doubts());
  }
}
