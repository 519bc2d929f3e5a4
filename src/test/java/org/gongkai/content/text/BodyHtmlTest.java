package org.gongkai.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may hold. */
class BodyHtmlTest {

  /** Pieces of pages, good and bad, of which the property makes texts. */
  private static final List<String> PIECES =
      List.of(
          "<p>",
          "</p>",
          "<p",
          "<div>",
          "</div>",
          "<b>",
          "</b>",
          "<i>",
          "<strong>",
          "</strong>",
          "<em>",
          "<u>",
          "</u>",
          "<h1>",
          "<h2>",
          "</h2>",
          "<h3>",
          "<h6>",
          "<ul>",
          "</ul>",
          "<ol>",
          "<li>",
          "</li>",
          "<blockquote>",
          "</blockquote>",
          "<table>",
          "</table>",
          "<thead>",
          "<tbody>",
          "<tfoot>",
          "<tr>",
          "</tr>",
          "<td>",
          "</td>",
          "<td rowspan=2 colspan='0'>",
          "<th>",
          "<caption>",
          "<colgroup><col>",
          "<a href='https://example.invalid/?a=1&b=2'>",
          "<a href=\"/v1/notices\">",
          "<a>",
          "</a>",
          "<a href='javascript:x'>",
          "<a href=' /v1/x '>",
          "<img src=/media/x alt='\"<&>'>",
          "<img>",
          "<img src=x onerror=y>",
          "<br>",
          "<br/>",
          "<span style='a'>",
          "</span>",
          "<font>",
          "<center>",
          "<section>",
          "<script>x</script>",
          "<style>",
          "</style>",
          "<textarea>",
          "</textarea>",
          "<title>",
          "<svg>",
          "<math>",
          "<mi>",
          "<svg><style><p>",
          "<select>",
          "<option>",
          "<template>",
          "</template>",
          "<noscript>",
          "<form>",
          "<iframe>",
          "<plaintext>",
          "<xmp>",
          "<frameset>",
          "<html lang=x>",
          "<body a=b>",
          "<head>",
          "<!-- -->",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<!doctype html>",
          "<?xml ?>",
          "&amp;",
          "&amp;lt;",
          "&lt;p&gt;",
          "&nbsp;",
          "&#0;",
          "&#1;",
          "&#xD800;",
          "&#x1F600;",
          "&copy",
          "&notin;",
          "&",
          "<",
          ">",
          "\"",
          "'",
          "集市",
          "😀",
          "👨‍👩‍👧",
          "\uD83D",
          "\uDE00",
          "\0",
          "\u0001",
          "\u000b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u200b",
          "\u2028",
          "\ufeff",
          "\uffff",
          " ",
          "\n",
          "\r\n",
          "\t",
          "<o:p>",
          "<p onclick=x>",
          "<P CLASS=A>",
          "<nobr>");

  @Test
  void cleaningAgainChangesNothing() {
    Random random = new Random(20260501);
    List<String> good =
        PIECES.stream().filter(piece -> BodyHtml.clean(piece).refusals().isEmpty()).toList();
    int clean = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int pieces = 1 + random.nextInt(14);
      for (int piece = 0; piece < pieces; piece++) {
        List<String> from = i % 4 == 0 ? PIECES : good;
        text.append(from.get(random.nextInt(from.size())));
      }
      BodyHtml.Cleaned once = BodyHtml.clean(text.toString());
      if (once.refusals().isEmpty()) {
        clean++;
        BodyHtml.Cleaned again = BodyHtml.clean(once.html());
        assertThat(again.html()).as(text.toString()).isEqualTo(once.html());
        assertThat(again.refusals()).as(text.toString()).isEmpty();
      }
      assertSafe(once.html());
    }
    assertThat(clean).isGreaterThan(5_000);
  }

  private static void assertSafe(String html) {
    assertThat(html.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
        .isTrue();
    assertThat(
            html.codePoints().noneMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c)))
        .isTrue();
    assertThat(html)
        .doesNotContainPattern(
            "(?i)<(?!/?(p|br|h[234]|strong|em|u|ul|ol|li|blockquote|table|thead"
                + "|tbody|tr|th|td|a|img)[ >])")
        .doesNotContainPattern("(?i)<[^>]* on[a-z]+=");
  }

  @Test
  void keepsWhatIsAllowedAsItIs() {
    String body =
        "<h2>一</h2><p>甲<br>乙<strong>丙</strong><em>丁</em><u>戊</u></p><ul><li>己</li></ul><ol><li>庚</li></ol><blockquote><p>辛</p></blockquote><table><thead><tr><th"
            + " colspan=\"2\">壬</th></tr></thead><tbody><tr><td"
            + " rowspan=\"3\">癸</td></tr></tbody></table><p><a"
            + " href=\"https://example.invalid/?a=1&amp;b=2\">子</a><img src=\"/media/x\""
            + " alt=\"丑&quot;\"></p>";
    assertThat(BodyHtml.clean(body)).isEqualTo(new BodyHtml.Cleaned(body, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <div class=a><p style=b>甲</p></div>      | <p>甲</p>
          <p>甲<p>乙                                 | <p>甲</p><p>乙</p>
          <span>甲</span><font color=red>乙</font>  | 甲乙
          <b>甲</b><i>乙</i>                        | <strong>甲</strong><em>乙</em>
          <h1>甲</h1><h6>乙</h6>                    | <h2>甲</h2><h4>乙</h4>
          <a>甲</a>                                 | 甲
          <!-- 注 --><p>甲                          | <p>甲</p>
          <p>5 < 6 & 7 > 2</p>                      | <p>5 &lt; 6 &amp; 7 &gt; 2</p>
          <h2><div><h3>甲</h3></div></h2>           | <h2></h2><h3>甲</h3>
          """)
  void leavesLayoutOut(String body, String cleaned) {
    assertThat(BodyHtml.clean(body)).isEqualTo(new BodyHtml.Cleaned(cleaned, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <script>x</script>                             | <script>
          <p><svg><a xlink:href='javascript:x'>一        | <svg>
          <video src=/media/x></video>                   | <video>
          <del>甲</del>                                  | <del>
          <p ONCLICK=x>甲                                | onclick
          <div onmouseover=x>甲                          | onmouseover
          <img src='http://example.invalid/a.png'>       | http://example.invalid/a.png
          <img alt=x>                                    | 图片地址
          <a href='JAVASCRIPT:x'>甲                      | JAVASCRIPT:x
          <a href='java&#10;script:x'>甲                 | java script:x
          <a href='vbscript:x'>甲                        | vbscript:x
          <a href='mailto:a@example.invalid'>甲          | mailto:
          <a href='page.html'>甲                         | page.html
          <a href='\\\\example.invalid'>甲               | example.invalid
          """)
  void refusesWhatCarriesAMeaningByName(String body, String named) {
    assertThat(BodyHtml.clean(body).refusals())
        .anySatisfy(refusal -> assertThat(refusal).contains(named));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<p>",
        "<ul><li>",
        "<table><tr><td>",
        "<blockquote>",
        "<a href=/v1/x>",
        "<font>"
      })
  void standsDeepNesting(String tag) {
    BodyHtml.Cleaned cleaned = BodyHtml.clean(tag.repeat(10_000) + "甲");
    assertThat(cleaned.refusals().isEmpty() || cleaned.refusals().get(0).contains("嵌套")).isTrue();
    assertThat(BodyHtml.clean("<blockquote>".repeat(41) + "甲").refusals()).isNotEmpty();
    assertThat(BodyHtml.clean("<blockquote>".repeat(40) + "甲").refusals()).isEmpty();
  }

  @Test
  void leavesOutCharactersThatNoTextHolds() {
    assertThat(BodyHtml.clean("<p>甲\0\u0001\u007f\uffff乙\uD83D丙😀</p>").html())
        .isEqualTo("<p>甲乙\uFFFD丙😀</p>");
    assertThat(BodyHtml.clean("<p>甲&#1;乙&#x1F600;</p>").html()).isEqualTo("<p>甲乙😀</p>");
    assertThat(CleanText.line(" 甲\r\n乙\t丙 \u0000")).isEqualTo("甲 乙 丙");
  }

  @Test
  void namesNoMoreThanTwentyThings() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      body.append("<x").append(i).append('>');
    }
    assertThat(BodyHtml.clean(body.toString()).refusals()).hasSize(20);
  }
}
