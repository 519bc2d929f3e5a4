package org.gongkai.channel.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.Post;
import org.gongkai.channel.Rendition;
import org.gongkai.testsupport.Outbound;
import org.junit.jupiter.api.Test;

class WeiboTextTest {

  private static final String ADDRESS = "https://www.qinghe.example/notices/1";

  private final WeiboText text = new WeiboText(Outbound.site());

  private static WeiboAccount account(String mode) {
    ChannelAccount account =
        Outbound.account(
            "WEIBO",
            Map.of("mode", mode, "rip", "203.0.113.9", "cover", "https://a.example/c.png"),
            Map.of("accessToken", "t0ken"));
    return new WeiboAccount(account);
  }

  private String status(Post post) {
    return text.render(account("STATUS"), post).fields().getOrDefault("status", "");
  }

  @Test
  void endsAStatusWithTheAddress() {
    assertThat(status(Outbound.post())).isEqualTo("【关于公开征求意见的通知】全镇道路养护办法征求意见。 " + ADDRESS);
  }

  @Test
  void fillsAStatusToTheLimitAndNotOver() {
    String long1 = status(Outbound.post("关于公开征求意见的通知", "长".repeat(500), "", null));
    assertThat(WeiboLength.of(long1)).isBetween(139, 140);
    assertThat(long1).endsWith("… " + ADDRESS);
  }

  @Test
  void leavesOutTopicsAndBreaks() {
    assertThat(status(Outbound.post("#话题#通知", "一\n\n 二", "", null)))
        .isEqualTo("【＃话题＃通知】一 二 " + ADDRESS);
  }

  @Test
  void tellsOfACorrection() {
    assertThat(status(Outbound.post("通知", "摘要", "", "更正日期"))).isEqualTo("【通知】更正：更正日期 " + ADDRESS);
  }

  @Test
  void findsATitleThatLeavesNoRoomForTheAddress() {
    int limit = text.titleLimit(Outbound.post());
    assertThat(limit).isEqualTo(140 - 19 - 2);
    Post fits = Outbound.post("题".repeat(limit), "摘要", "", null);
    assertThat(text.validate(WeiboMode.STATUS, fits)).isEmpty();
    assertThat(WeiboLength.of(status(fits))).isLessThanOrEqualTo(140);
    Post over = Outbound.post("题".repeat(limit + 1), "摘要", "", null);
    assertThat(text.validate(WeiboMode.STATUS, over))
        .containsExactly(new ChannelFinding("title", 119, 120, "标题最多 119 个字，现有 120 个字。"));
    Post latin = Outbound.post("t".repeat(2 * limit), "摘要", "", null);
    assertThat(text.validate(WeiboMode.STATUS, latin)).isEmpty();
  }

  @Test
  void rendersAnArticle() {
    Rendition article = text.render(account("ARTICLE"), Outbound.post());
    assertThat(article.fields().keySet())
        .containsExactly("title", "content", "cover", "summary", "text", "rip");
    assertThat(article.fields())
        .containsEntry("content", "<p>正文</p>")
        .containsEntry("rip", "203.0.113.9");
    assertThat(article.fields().get("text")).endsWith(ADDRESS);
    assertThat(article.images()).isEmpty();
  }

  @Test
  void findsWhatIsTooLongForAnArticle() {
    Post fits = Outbound.post("题".repeat(32), "摘要", "字".repeat(90_000), null);
    assertThat(text.validate(WeiboMode.ARTICLE, fits)).isEmpty();
    Post title = Outbound.post("题".repeat(33), "摘要", "", null);
    assertThat(text.validate(WeiboMode.ARTICLE, title))
        .containsExactly(new ChannelFinding("title", 32, 33, "标题最多 32 个字，现有 33 个字。"));
    Post body = Outbound.post("题", "摘要", "字".repeat(90_001), null);
    assertThat(text.validate(WeiboMode.ARTICLE, body))
        .extracting(ChannelFinding::field)
        .containsExactly("body");
  }
}
