package org.gongkai.channel.assisted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Rendition;
import org.gongkai.channel.Sending;
import org.gongkai.testsupport.Outbound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssistedChannelTest {

  private final AssistedChannel channel = new AssistedChannel(Outbound.site());

  private static ChannelAccount account(Map<String, String> settings) {
    return Outbound.account("ASSISTED", settings, Map.of());
  }

  @Test
  void preparesWhatAPersonPosts() {
    ChannelAccount account = account(Map.of("platform", "XIAOHONGSHU"));
    Rendition rendition = channel.render(account, Outbound.post());
    assertThat(rendition.fields().keySet())
        .containsExactly("title", "text", "link", "platform", "hint");
    assertThat(rendition.fields())
        .containsEntry("link", "https://www.qinghe.example/notices/1")
        .containsEntry("platform", "小红书")
        .containsEntry("text", "正文");
    assertThat(rendition.images()).isEqualTo(List.of("/media/1.png"));
    Post corrected = Outbound.post("题", "摘要", "", "更正日期");
    assertThat(channel.render(account, corrected).fields().get("text")).startsWith("更正：更正日期\n");
  }

  @Test
  void leavesEverythingToAPerson() {
    Sending sending =
        Outbound.sending(channel, account(Map.of("platform", "DOUYIN")), Outbound.post());
    Placement placement = new Placement(1, null, "https://a.example/1");
    for (var done :
        List.of(
            channel.publish(sending),
            channel.update(sending, placement),
            channel.withdraw(sending, placement))) {
      assertThat(done.await().indefinitely().outcome()).isEqualTo(Outcome.MANUAL);
    }
    assertThat(channel.lookUp(sending, placement).await().indefinitely().state())
        .isEqualTo(Reading.State.UNREADABLE);
    assertThat(channel.capabilities().assisted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"TOUTIAO, 30", "DOUYIN, 20", "XIAOHONGSHU, 20"})
  void findsTitlesThatAreTooLong(String platform, int limit) {
    ChannelAccount account = account(Map.of("platform", platform));
    assertThat(channel.validate(account, titled(limit))).isEmpty();
    assertThat(channel.validate(account, titled(limit + 1)))
        .containsExactly(
            new ChannelFinding(
                "title", limit, limit + 1, "标题最多 " + limit + " 个字，现有 " + (limit + 1) + " 个字。"));
  }

  @Test
  void takesOtherLimitsFromTheSettings() {
    ChannelAccount account =
        account(Map.of("platform", "TOUTIAO", "titleLimit", "2", "bodyLimit", "1"));
    assertThat(channel.validate(account, titled(3)))
        .extracting(ChannelFinding::field)
        .containsExactly("title", "body");
  }

  private static Post titled(int length) {
    return Outbound.post("题".repeat(length), "摘要", "", null);
  }

  @Test
  void checksTheAccount() {
    assertThat(channel.check(account(Map.of("platform", "TOUTIAO")))).isEmpty();
    ChannelAccount bad = account(Map.of("platform", "X", "titleLimit", "0"));
    assertThat(channel.check(bad))
        .extracting(ChannelFinding::field)
        .containsExactly("settings.platform", "settings.titleLimit");
    assertThat(channel.test(bad).await().indefinitely().works()).isFalse();
    assertThat(channel.test(account(Map.of("platform", "TOUTIAO"))).await().indefinitely().works())
        .isTrue();
  }
}
