package org.gongkai.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.Post;
import org.gongkai.channel.Rendition;
import org.gongkai.testsupport.Outbound;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleTextTest {

  private static final String COVER = "/media/" + "b".repeat(64) + ".jpg";

  private final ArticleText text = new ArticleText(Outbound.site());

  private static OfficialAccount account(String... settings) {
    Map<String, String> all = new HashMap<>(Map.of("app", "gov"));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    ChannelAccount account = Outbound.account("WECHAT_OFFICIAL", all, Map.of());
    return new OfficialAccount(account);
  }

  private static Post post(String title, String body, List<Post.Image> images) {
    return post(title, "摘要", body, images, "/notices/1", null);
  }

  private static Post post(
      String title,
      String summary,
      String body,
      List<Post.Image> images,
      String path,
      @Nullable String note) {
    Post usual = Outbound.post(title, summary, body, note);
    return new Post(
        usual.contentId(),
        usual.contentVersion(),
        usual.edition(),
        usual.type(),
        usual.column(),
        title,
        summary,
        body,
        usual.text(),
        usual.unit(),
        path,
        images,
        List.of(),
        note,
        usual.publishedAt());
  }

  private static List<Post.Image> images() {
    return List.of(new Post.Image(ArticleSagaTest.IMAGE, "样例图片"));
  }

  private static String p(String content) {
    return "<p style=\"margin:0 0 1em;line-height:1.75;font-size:16px;\">" + content + "</p>";
  }

  @Test
  void writesInlineStylesAndNothingElse() {
    String body =
        "<h2>一、背景</h2><p class=\"x\" style=\"color:red\" id=\"y\" onclick=\"z()\">文字<br>换行"
            + " <strong>重点</strong> &amp; &lt;标记&gt;</p>"
            + "<ol><li>一</li></ol><blockquote>引用</blockquote>"
            + "<table><tbody><tr><th colspan=\"2\">项</th><td>值</td></tr></tbody></table>"
            + "<script>alert(1)</script><iframe src=\"https://a.example\"></iframe>"
            + "<form><input name=\"a\"></form>";
    String cell = "border:1px solid #d0d0d0;padding:6px 8px;";
    assertThat(text.render(account(), post("标题", body, images())).fields().get("content"))
        .isEqualTo(
            "<h2 style=\"margin:1.2em 0 0.6em;font-size:20px;font-weight:bold;\">一、背景</h2>"
                + p("文字<br>换行 <strong>重点</strong> &amp; &lt;标记&gt;")
                + "<ol style=\"margin:0 0 1em;padding-left:1.5em;\">"
                + "<li style=\"line-height:1.75;font-size:16px;\">一</li></ol>"
                + "<blockquote style=\"margin:0 0 1em;padding:0.5em 1em;border-left:4px solid"
                + " #d0d0d0;color:#555555;\">引用</blockquote>"
                + "<table style=\"width:100%;border-collapse:collapse;margin:0 0 1em;"
                + "font-size:14px;\"><tbody><tr><th colspan=\"2\" style=\""
                + cell
                + "background-color:#f5f5f5;font-weight:bold;\">项</th><td style=\""
                + cell
                + "\">值</td></tr></tbody></table>");
  }

  @ParameterizedTest
  @CsvSource({
    "https://mp.weixin.qq.com/s/1, <a href=\"https://mp.weixin.qq.com/s/1\">原文</a>",
    "https://www.example.com/1?a=1&amp;b=2, 原文（https://www.example.com/1?a=1&amp;b=2）",
    "https://mp.weixin.qq.com.evil.example/s, 原文（https://mp.weixin.qq.com.evil.example/s）",
    "/v1/notices/7, 原文（https://www.qinghe.example/v1/notices/7）",
    "https://www.example.com/a b, 原文（https://www.example.com/a b）"
  })
  void keepsOnlyLinksToArticles(String address, String shown) {
    String body = "<p><a href=\"" + address + "\">原文</a></p>";
    assertThat(text.render(account(), post("标题", body, images())).fields().get("content"))
        .isEqualTo(p(shown));
  }

  @Test
  void writesAnAddressOnce() {
    String body = "<p><a href=\"https://a.example/1\">https://a.example/1</a></p>";
    assertThat(text.render(account(), post("标题", body, images())).fields().get("content"))
        .isEqualTo(p("https://a.example/1"));
  }

  @Test
  void namesEverythingThatIsSent() {
    Rendition rendition =
        text.render(
            account("author", "青禾镇"),
            post("标题", "长".repeat(200), "<p>正文</p>", images(), "/notices/1", "更正<日期>"));
    assertThat(rendition.fields())
        .containsEntry("title", "标题")
        .containsEntry("author", "青禾镇")
        .containsEntry("digest", "长".repeat(127) + '…')
        .containsEntry("content", p("更正说明：更正&lt;日期&gt;") + p("正文"))
        .containsEntry(
            "content_source_url",
            "https://www.qinghe.example/notices/1?edition=2&version=2&channel=c1")
        .containsEntry("thumb_media_id", ArticleSagaTest.IMAGE)
        .doesNotContainKey("msgtype");
    assertThat(rendition.images()).containsExactly(ArticleSagaTest.IMAGE);
    assertThat(text.render(account("mode", "MASS_SEND"), post("标题", "", images())).fields())
        .containsEntry("author", "样例渠道")
        .containsEntry("msgtype", "mpnews");
  }

  @Test
  void listsTheFilesBesideIt() {
    String content =
        text.render(account(), Outbound.post("标题", "摘要", "<p>正文</p>", null))
            .fields()
            .get("content");
    assertThat(content)
        .contains(p("附件："))
        .contains("附件.pdf（https://www.qinghe.example/media/2.pdf）</li></ul>");
  }

  @Test
  void takesWhatFitsExactly() {
    String longest = "字".repeat(19_999 - p("").length());
    assertThat(text.validate(account("cover", COVER), post("题".repeat(32), p(longest), List.of())))
        .isEmpty();
    assertThat(text.validate(account(), post("😀".repeat(32), "<p>文</p>", images()))).isEmpty();
  }

  @Test
  void namesEachLimit() {
    String body = "<p>" + "字".repeat(19_999 - p("").length() + 1) + "</p>";
    List<ChannelFinding> findings = text.validate(account(), post("题".repeat(33), body, List.of()));
    assertThat(findings)
        .containsExactly(
            new ChannelFinding("title", 32, 33, "标题最多 32 个字，现有 33 个字。"),
            new ChannelFinding("cover", null, null, "公众号文章需要封面：请在正文中放一张图片，或在渠道设置中填写 cover。"),
            new ChannelFinding("body", 19_999, 20_000, "正文（含标记）最多 19999 个字符，现有 20000 个字符。"));
  }

  /** An image's address grows when it is brought. */
  @Test
  void countsImagesAsThePlatformNamesThem() {
    String img = "<img src=\"" + ArticleSagaTest.IMAGE + "\">";
    String styled = img.replace(">", " style=\"max-width:100%;height:auto;\">");
    int room = 19_999 - p(styled).length() - (250 - ArticleSagaTest.IMAGE.length());
    String fits = "<p>" + img + "字".repeat(room) + "</p>";
    assertThat(text.validate(account(), post("标题", fits, images()))).isEmpty();
    assertThat(text.validate(account(), post("标题", fits.replace("</p>", "字</p>"), images())))
        .extracting(ChannelFinding::field)
        .containsExactly("body");
  }

  @Test
  void refusesAnImageThatIsNotInTheStoreAndATooLongAddress() {
    List<Post.Image> foreign = List.of(new Post.Image("/media/1.png", ""));
    assertThat(
            text.validate(
                account(), post("标题", "摘要", "<p>文</p>", foreign, "/" + "x".repeat(1000), null)))
        .extracting(ChannelFinding::field)
        .containsExactly("images", "path");
  }

  @Test
  void knowsItsArticlesAgain() {
    ArticleMark mark = ArticleMark.of(Outbound.site(), "c1", post("标题", "", images()));
    String url = mark.sourceUrl();
    assertThat(mark.isOn(url.replace("&", "&amp;") + ' ')).isTrue();
    assertThat(mark.isOn(url.replace("version=1", "version=2"))).isFalse();
    assertThat(mark.isOfSameContent(url.replace("edition=1&version=1", "edition=3&version=7")))
        .isTrue();
    assertThat(mark.isOfSameContent(url.replace("channel=c1", "channel=c2"))).isFalse();
    assertThat(mark.isOfSameContent(url.replace("/notices/1", "/notices/2"))).isFalse();
    assertThat(mark.isOfSameContent("https://www.qinghe.example/notices/1")).isFalse();
  }

  @Test
  void comparesWordsAndNotTheirMarkup() {
    assertThat(ArticleText.normalised("标 题", "<p>正文&nbsp;一</p>\n<p>二</p>"))
        .isEqualTo(ArticleText.normalised("标题", "<section>正文一二</section>"))
        .isNotEqualTo(ArticleText.normalised("标题", "<p>正文一三</p>"));
  }
}
