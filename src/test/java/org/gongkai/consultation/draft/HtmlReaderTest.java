package org.gongkai.consultation.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongkai.consultation.draft.DraftFormatException.Reason;
import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReaderTest {

  private static final String PAGE = "<p>镕镇办法<p>一、㐀字头<p>二、乙";

  @ParameterizedTest
  @CsvSource({
    "UTF-8,,",
    "UTF-8,utf-8,",
    "GB18030,,",
    "GB18030,GBK,",
    "GB18030,gb2312,",
    "UTF-8,,utf-8",
    "GB18030,,gb2312",
    "GB18030,,gb18030",
    "UTF-8,no such name,",
    "UTF-8,x-none,utf-8",
    "UTF-8,,utf-16",
    "UTF-16BE,utf-16be,"
  })
  void findsOutTheCharacters(String actual, String given, String declared) {
    String meta = declared == null ? "" : "<meta charset='" + declared + "'>";
    byte[] page = (meta + PAGE).getBytes(Charset.forName(actual));
    assertThat(DraftReader.html(page, given).title()).isEqualTo("镕镇办法");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
  void believesAByteOrderMarkFirst(String charset) {
    byte[] page = ("\uFEFF<meta charset=gbk>" + PAGE).getBytes(Charset.forName(charset));
    assertThat(DraftReader.html(page, "gbk").title()).isEqualTo("镕镇办法");
  }

  @Test
  void closesUpFragmentsAndSpaces() {
    assertThat(texts("<p>&nbsp;　第<b>一</b>\n  <i>条</i><sup>2</sup>&nbsp;a\n b <i> c</i>\t<p>甲\n乙 丙"))
        .containsExactly("第一条2 a b c", "甲乙 丙");
  }

  @Test
  void breaksLinesWhereABrowserDoes() {
    assertThat(texts("甲<div>乙<br>丙<p>丁</div>戊<hr>己<pre>庚\n  辛 \n</pre>壬<dl><dt>癸<dd>子</dl>"))
        .containsExactly("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子");
  }

  @Test
  void numbersBlankParagraphsToo() {
    List<Integer> numbers =
        HtmlReader.read("<p>甲</p><p>&nbsp;</p><p></p><p>乙<br><br>丙</p>").lines().stream()
            .map(SourceLine::number)
            .toList();
    assertThat(numbers).containsExactly(1, 4, 6);
  }

  @ParameterizedTest
  @CsvSource({
    "type=1,1.,2.",
    "type=a,a.,b.",
    "type=A,A.,B.",
    "type=i,i.,ii.",
    "type=I,I.,II.",
    "start=3,3.,4.",
    "reversed,2.,1.",
    "start=9 reversed,9.,8.",
    "start=x,1.,2.",
    "start=0,0.,1.",
    "start=1234567,1.,2.",
    "start=26 type=a,z.,aa.",
    "style='list-style:cjk-ideographic',一、,二、",
    "style='color:red; list-style-type: upper-roman; x:y',I.,II."
  })
  void countsOrderedLists(String attributes, String first, String second) {
    assertThat(texts("<ol " + attributes + "><li>甲<li>乙</ol>"))
        .containsExactly(first + " 甲", second + " 乙");
  }

  @Test
  void countsItemsAsTheySay() {
    assertThat(texts("<ol><li value=7>甲<li><ol type=a><li>乙</ol><li></li><li>丙<p>丁</ol><li>戊"))
        .containsExactly("7. 甲", "8. a. 乙", "10. 丙", "丁", "戊");
    assertThat(
            texts("<ul><li>甲<li style='list-style:none'>乙</ul><ul style='list-style:none'><li>丙"))
        .containsExactly("• 甲", "乙", "丙");
  }

  @Test
  void unwrapsTablesThatOnlyArrange() {
    assertThat(texts("<table><tr><td>甲</table>")).containsExactly("甲");
    assertThat(texts("<table><tr><td>甲<tr><td>乙</table>")).containsExactly("甲", "乙");
    assertThat(texts("<table><tr><td>甲<td>&nbsp;</table>")).containsExactly("甲");
    assertThat(texts("<table role=presentation><tr><td>甲<td>乙</table>")).containsExactly("甲", "乙");
    assertThat(texts("<table><tr><td><h2>甲</h2><td>乙</table>")).containsExactly("甲", "乙");
    assertThat(texts("<table><tr><td>甲<td><table><tr><td>乙<td>丙</table></table>"))
        .containsExactly("甲", "乙｜丙");
    String article = "<p>每段文字都很长。".repeat(40);
    assertThat(texts("<table><tr><td>菜单<td>" + article + "</table>")).hasSize(41);
  }

  @Test
  void keepsTablesOfLongCellsWhenTheyHaveManyRows() {
    String row = "<tr><td>甲<td>" + "<p>每段文字都很长。".repeat(40);
    assertThat(texts("<table>" + row.repeat(3) + "</table>")).hasSize(1);
  }

  @Test
  void laysMergedCellsOutOnAGrid() {
    Source source =
        HtmlReader.read(
            "<table><tr><th colspan=2>甲<th rowspan=0>乙<tr><td rowspan=9>丙<td>丁<tr><td>戊<td>己"
                + "</table>");
    assertThat(source.lines().get(0).table())
        .isEqualTo(
            List.of(
                List.of("甲", "", "乙", ""), List.of("丙", "丁", "", ""), List.of("", "戊", "", "己")));
  }

  @Test
  void reportsWhatItSkipsInsideATable() {
    Source source =
        HtmlReader.read("<table><tr><td>甲<img alt=图><td>乙<tr><td>丙<td><p hidden>丁</table>");
    assertThat(source.lines().get(0).written()).isEqualTo("甲｜乙\n丙｜");
    assertThat(source.skipped())
        .containsExactly(
            new SetAside(2, "图", SetAsideReason.IMAGE),
            new SetAside(3, "丁", SetAsideReason.HIDDEN_TEXT));
  }

  @Test
  void goesOnWithTheParagraphBehindHiddenWords() {
    Source source =
        HtmlReader.read(
            "<p>甲<span style='DISPLAY: none'>乙</span>丙<ruby>丁<rt>ding</ruby><svg><text>戊</text>"
                + "</svg></p><script>己</script><template>庚</template>");
    assertThat(source.lines()).extracting(SourceLine::text).containsExactly("甲丙丁");
    assertThat(source.skipped())
        .extracting(item -> item.reason() + item.text())
        .containsExactly(
            "HIDDEN_TEXT乙",
            "NOTEding",
            "IMAGE戊",
            "PAGE_CLUTTER<script>",
            "PAGE_CLUTTER<template>",
            "PAGE_CLUTTER庚");
  }

  @Test
  void knowsTheHeadOfAnArticleFromTheHeadOfAPage() {
    assertThat(
            texts(
                "<header>网站</header><article><header>办法</header>一、甲<footer>某镇</footer></article>"))
        .containsExactly("办法", "一、甲", "某镇");
  }

  @Test
  void knowsAFormFromAPageInAForm() {
    assertThat(texts("<form>搜索</form><p>办法<p>一、甲乙丙丁")).containsExactly("办法", "一、甲乙丙丁");
    assertThat(texts("<form><p>办法<p>一、甲乙丙丁</form>")).containsExactly("办法", "一、甲乙丙丁");
  }

  @Test
  void takesAShareBarByItsNameOnlyWhileItIsShort() {
    assertThat(texts("<div class=share-content>" + "共建共享的正文很长。".repeat(30) + "</div>")).hasSize(1);
    assertThat(texts("<div id=sharebar>转发</div><p class=share>" + "<b></b>".repeat(500) + "甲</p>"))
        .containsExactly("甲");
  }

  @Test
  void shortensOnlyWhatItSkips() {
    Source source = HtmlReader.read("<nav>" + "甲".repeat(900) + "</nav>" + "乙".repeat(900));
    assertThat(source.skipped().get(0).text()).hasSize(500).endsWith("…");
    assertThat(source.lines().get(0).text()).hasSize(900);
    Source pairs = HtmlReader.read("<nav>甲" + "\uD840\uDC00".repeat(400) + "</nav>");
    assertThat(pairs.skipped().get(0).text()).hasSize(500);
    Source odd = HtmlReader.read("<nav>" + "\uD840\uDC00".repeat(400) + "</nav>");
    assertThat(odd.skipped().get(0).text()).hasSize(499);
  }

  @Test
  void tablesAreNeitherTitleNorNumberNorSignature() {
    String table = "<table><tr><th>第一条 甲<th>青禾镇人民政府<tr><td>一、乙<td>2026年1月2日</table>";
    ParsedDraft draft =
        DraftReader.html(
            table
                + "<p>青禾镇办法<p>为此制定。"
                + table.replace("甲", "丙")
                + "<p>一、甲"
                + table.replace("甲", "丁")
                + "<p>二、乙"
                + table.replace("甲", "戊"));
    assertThat(draft.title()).isEqualTo("青禾镇办法");
    assertThat(draft.notice()).isEqualTo("第一条 甲｜青禾镇人民政府\n一、乙｜2026年1月2日");
    assertThat(draft.preamble()).isEqualTo("为此制定。");
    assertThat(draft.issuer()).isNull();
    assertThat(draft.clauses())
        .extracting(ParsedClause::kind)
        .containsExactly(ClauseKind.TABLE, ClauseKind.CHINESE, ClauseKind.CHINESE);
    assertThat(draft.clauses().get(1).children().get(0).table()).hasSize(2);
    assertThat(Drafts.doubts(draft)).contains("1 TABLE_BEFORE_TEXT\n", "4 TABLE_BEFORE_TEXT\n");
  }

  @Test
  void readsADraftThatIsNothingButATable() {
    ParsedDraft draft = DraftReader.html("<table><tr><th>甲<th>乙<tr><td>1<td>2</table>");
    assertThat(draft.title()).isEmpty();
    assertThat(Drafts.outline(draft)).isEqualTo("# 甲｜乙 / 1｜2\n");
  }

  @Test
  void refusesWhatIsNoPage() {
    assertThat(refusal("")).isEqualTo(Reason.EMPTY);
    assertThat(refusal("<script>一、甲</script>")).isEqualTo(Reason.EMPTY);
    assertThat(refusal(" ".repeat(DraftReader.MAX_BYTES + 1))).isEqualTo(Reason.FILE_TOO_LARGE);
    byte[] blank = new byte[DraftReader.MAX_BYTES + 1];
    assertThatThrownBy(() -> DraftReader.html(blank, null))
        .isInstanceOf(DraftFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<td colspan=1000>甲", "<tr><td rowspan=65534>甲<td>乙"})
  void refusesTablesBeyondAllMeasure(String cell) {
    assertThat(refusal("<table><tr><th>甲<th>乙" + cell.repeat(70_000) + "</table>"))
        .isEqualTo(Reason.TOO_MANY_CLAUSES);
  }

  /** Every piece of text in the page is somewhere in what was read. */
  @ParameterizedTest
  @ValueSource(strings = {"government-page", "plan-page", "word-export"})
  void losesNoWord(String name) {
    String page = Drafts.page(name);
    for (int cut = 0; cut < page.length(); cut += 41) {
      String changed = page.substring(0, cut) + page.substring(Math.min(page.length(), cut + 9));
      String read = words(HtmlReader.read(changed));
      NodeTraversor.traverse(
          (node, depth) -> {
            if (node instanceof TextNode text) {
              assertThat(read).contains(key(text.getWholeText()));
            }
          },
          Jsoup.parse(changed));
    }
  }

  private static String words(Source source) {
    Map<Integer, String> words = new TreeMap<>();
    source.lines().forEach(line -> words.put(line.number(), key(line.written())));
    source.skipped().forEach(item -> words.put(item.line(), key(item.text())));
    assertThat(words).hasSize(source.lines().size() + source.skipped().size());
    return String.join("", words.values());
  }

  private static String key(String text) {
    return Characters.key(text.replaceAll("[\\n\\r]", ""));
  }

  private static Reason refusal(String page) {
    try {
      ParsedDraft unused = DraftReader.html(page);
      throw new AssertionError("was read");
    } catch (DraftFormatException e) {
      return e.reason();
    }
  }

  private static List<String> texts(String page) {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    return HtmlReader.read(HtmlCharset.decode(bytes, "utf-8")).lines().stream()
        .map(SourceLine::written)
        .toList();
  }
}
