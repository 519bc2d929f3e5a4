package org.gongkai.consultation.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.gongkai.consultation.draft.DraftFormatException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit is far above what is needed, so that only a wrong order of growth breaks it. */
class HugeFilesTest {

  private static final int CLAUSES = DraftTextParser.MAX_CLAUSES - 1;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void readsALongPage() {
    StringBuilder page = new StringBuilder("<h1>青禾镇示例管理办法</h1>");
    for (int i = 1; i <= CLAUSES; i++) {
      page.append("<p class=a><b>第")
          .append(i)
          .append("条</b>　<span>")
          .append(words(i))
          .append("</p>");
    }
    ParsedDraft draft = assertTimeoutPreemptively(LIMIT, () -> DraftReader.html(page.toString()));
    assertEquals(CLAUSES, draft.clauses().size());
  }

  @Test
  void readsALongWordFile() {
    byte[] file = longWordFile();
    ParsedDraft draft = assertTimeoutPreemptively(LIMIT, () -> DraftReader.docx(file));
    assertEquals(CLAUSES, draft.clauses().size());
    assertEquals(CLAUSES, draft.clauses().get(CLAUSES - 1).ordinal());
  }

  @Test
  void refusesMoreClausesThanAnyDraftHas() {
    StringBuilder page = new StringBuilder("<h1>办法</h1>");
    for (int i = 1; i <= CLAUSES + 2; i++) {
      page.append("<p>第").append(i).append("条　甲");
    }
    assertThat(outcome(page.toString())).isEqualTo(Reason.TOO_MANY_CLAUSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<ol><li>",
        "<ul><li><b>",
        "<article><header>",
        "<section class=share>",
        "<div hidden>",
        "<nav>",
        "<form>",
        "<a><div>",
        "<ruby><rt>",
        "<svg>",
        "<td>",
        "<br>",
        "<img>",
        "<!--[if"
      })
  void staysLinearOnTagsWithoutEnd(String tag) {
    String page = "<p>办法<p>一、甲" + tag.repeat(100_000);
    Object unused = assertTimeoutPreemptively(LIMIT, () -> outcome(page));
  }

  @Test
  void boundsTablesInTables() {
    assertThat(outcome("<p>办法<p>一、甲" + "<i><TABLE>".repeat(50_000))).isEqualTo(Reason.UNSAFE_FILE);
    Object nested =
        assertTimeoutPreemptively(
            LIMIT, () -> outcome("<p>办法<p>一、甲" + "<table><tr><td>乙".repeat(3_900)));
    assertThat(nested).isInstanceOf(ParsedDraft.class);
  }

  private static Object outcome(String page) {
    try {
      return DraftReader.html(page);
    } catch (DraftFormatException e) {
      return e.reason();
    }
  }

  private static byte[] longWordFile() {
    String[] paragraphs = new String[CLAUSES + 1];
    paragraphs[0] = DocxFile.paragraph("青禾镇示例管理办法");
    for (int i = 1; i <= CLAUSES; i++) {
      paragraphs[i] = DocxFile.numbered(1, 0, words(i));
    }
    return DocxFile.of(paragraphs)
        .linked(
            "numbering",
            "<w:abstractNum w:abstractNumId=\"0\">"
                + DocxFile.level(0, "chineseCounting", "第%1条", "")
                + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")
        .bytes();
  }

  private static String words(int i) {
    return ("规范" + i + "管理，").repeat(12);
  }
}
