package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.consultation.draft.DraftFormatException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTextParserTest {

  static List<String> documents() {
    return Drafts.WITH_CLAUSES;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsTheSameWhateverTheLineEndsAndSpacesAre(String name) {
    String source = Drafts.source(name);
    ParsedDraft plain = DraftTextParser.parse(source);
    assertEquals(plain, DraftTextParser.parse('\uFEFF' + source.replace("\n", "\r\n")));
    assertEquals(plain, DraftTextParser.parse(source.replace("\n", "\r")));
    assertEquals(
        plain, DraftTextParser.parse(source.replace("\n", "\u00A0\u3000\t\n\u3000\u200B")));
    assertEquals(plain, DraftTextParser.parse(source.replace("、", "\u200B、\u2060")));
  }

  @Test
  void isTheReaderOfPlainText() {
    String source = Drafts.source("regulation");
    assertEquals(DraftTextParser.parse(source), DraftReader.text(source));
  }

  @Test
  void countsLinesAsAnEditorDoes() {
    ParsedDraft draft = DraftTextParser.parse("办法\r\n\r\n一、甲\r\n\n\r二、乙");
    assertEquals(3, draft.clauses().get(0).line());
    assertEquals(6, draft.clauses().get(1).line());
  }

  @Test
  void takesAnArticleWithoutSpaceOnlyWhenItIsDue() {
    ParsedDraft draft = DraftTextParser.parse("办法\n第一条甲。\n第二条规定的，\n第二条 乙。\n第三条丙。\n第九条规定的。");
    assertEquals(
        """
        第一条 甲。
          - 第二条规定的，
        第二条 乙。
        第三条 丙。
          - 第九条规定的。
        """,
        Drafts.outline(draft));
    assertEquals("3 LABEL_AMBIGUOUS\n6 LABEL_AMBIGUOUS\n", Drafts.doubts(draft));
  }

  @Test
  void doubtsACountThatRunsOnAndThenStartsOver() {
    ParsedDraft draft = DraftTextParser.parse("意见\n一、甲\n（一）子\n二、乙\n（二）丑\n三、丙\n（四）寅\n四、丁\n（一）卯");
    assertEquals("7 NUMBER_GAP\n9 NUMBER_REPEATED\n", Drafts.doubts(draft));
  }

  @Test
  void doubtsADepthThatNothingShows() {
    ParsedDraft draft = DraftTextParser.parse("意见\n（一）甲\n（二）乙\n一、丙\n二、丁");
    assertEquals("4 DEPTH_UNCLEAR\n", Drafts.doubts(draft));
    assertEquals("（一） 甲\n（二） 乙\n一、 丙\n二、 丁\n", Drafts.outline(draft));
  }

  @Test
  void keepsSignatureOfTheLetterWhenTheDraftHasNone() {
    ParsedDraft draft =
        DraftTextParser.parse(
            "关于公开征求《青禾镇水渠管护办法》意见的公告\n联系电话：0000-0000000\n青禾镇人民政府\n2026年2月30日\n2026年3月1日\n"
                + "青禾镇水渠管护办法\n一、范围\n二、责任");
    assertEquals("青禾镇水渠管护办法", draft.title());
    assertFalse(draft.markedAsDraft());
    assertNull(draft.issuer());
    assertEquals(LocalDate.of(2026, 3, 1), draft.issuedOn());
    assertTrue(String.valueOf(draft.notice()).endsWith("2026年2月30日"));
  }

  @Test
  void joinsATitleThatRunsOverTwoLines() {
    ParsedDraft draft =
        DraftTextParser.parse(
            """
            征求意见公告
            现公开征求意见。
            联系电话：0000-0000000
            云溪县农业农村局
            关于农田管护的实施细则
            第一章总则
            第一条为管护农田，制定本细则。
            第二章附则
            第二条本细则自公布之日起施行。
            """);
    assertEquals("云溪县农业农村局关于农田管护的实施细则", draft.title());
    assertEquals("第一章 总则\n  第一条 为管护农田，制定本细则。\n第二章 附则\n  第二条 本细则自公布之日起施行。\n", Drafts.outline(draft));
    assertEquals("", Drafts.doubts(draft));
  }

  @Test
  void leavesRepeatedPhrasesOfTheTextItself() {
    String source = "办法\n一、申请\n由镇政府受理。\n公示五日。\n二、变更\n由镇政府受理。\n公示五日。\n三、注销\n由镇政府受理。\n公示五日。";
    ParsedDraft draft = DraftTextParser.parse(source);
    assertEquals(List.of(), draft.setAside());
    assertEquals(3, draft.clauses().size());
  }

  @Test
  void saysWhenThereIsNoTitle() {
    ParsedDraft draft = DraftTextParser.parse("一、甲\n二、乙");
    assertEquals("", draft.title());
    assertEquals("1 TITLE_MISSING\n", Drafts.doubts(draft));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\r\n\u3000\u00A0\uFEFF\u200B\n"})
  void refusesBlankText(String source) {
    assertEquals(Reason.EMPTY, refusal(source));
  }

  @Test
  void refusesALetterWithoutItsDraft() {
    assertEquals(Reason.NO_CLAUSES, refusal(Drafts.source("letter-only")));
    assertEquals(Reason.NO_CLAUSES, refusal("青禾镇集市管理办法"));
    assertEquals(Reason.NO_CLAUSES, refusal("微信\n微博"));
  }

  @Test
  void refusesMoreClausesThanAnyDraftHas() {
    assertEquals(DraftTextParser.MAX_CLAUSES, clauses(DraftTextParser.MAX_CLAUSES));
    assertEquals(Reason.TOO_MANY_CLAUSES, refusal(numbered(DraftTextParser.MAX_CLAUSES + 1)));
  }

  private static int clauses(int count) {
    return DraftTextParser.parse(numbered(count)).clauses().size();
  }

  private static String numbered(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "第" + i + "条 第" + i + "项规定")
        .collect(Collectors.joining("\n", "办法\n", ""));
  }

  private static Reason refusal(String source) {
    return assertThrows(DraftFormatException.class, () -> DraftTextParser.parse(source)).reason();
  }
}
