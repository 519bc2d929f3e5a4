package org.gongkai.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.testsupport.Outbound;
import org.gongkai.wechat.OfficialClients;
import org.gongkai.wechat.WechatApps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OfficialAccountTest {

  private static Vertx vertx;
  private static WechatApps apps;

  @BeforeAll
  static void configure() {
    vertx = Vertx.vertx();
    apps =
        new OfficialClients(
                vertx,
                URI.create("http://127.0.0.1:1"),
                Duration.ofSeconds(1),
                InstantSource.system())
            .apps();
  }

  @AfterAll
  static void stop() {
    vertx.closeAndAwait();
  }

  private static OfficialAccount account(
      Map<String, String> settings, Map<String, String> credentials) {
    return new OfficialAccount(Outbound.account("WECHAT_OFFICIAL", settings, credentials));
  }

  @Test
  void takesAConfiguredAccount() {
    String cover = "/media/" + "c".repeat(64) + ".png";
    Map<String, String> settings =
        Map.of("app", "gov", "mode", "MASS_SEND", "author", "十六个字以内", "cover", cover);
    assertThat(account(settings, Map.of()).check(apps)).isEmpty();
    assertThat(account(Map.of("app", "gov"), Map.of()).check(apps)).isEmpty();
  }

  @Test
  void namesEachWrongSetting() {
    Map<String, String> settings =
        Map.of("app", "mini", "mode", "OTHER", "author", "长".repeat(17), "cover", "https://a/1");
    assertThat(account(settings, Map.of("appSecret", "x")).check(apps))
        .extracting(ChannelFinding::field)
        .containsExactly(
            "settings.app", "settings.mode", "settings.author", "settings.cover", "credentials");
    assertThat(account(Map.of(), Map.of()).check(apps).get(0).message())
        .isEqualTo("没有配置这个公众号。已配置的有：gov。");
  }

  @Test
  void namesTheAuthorByTheChannelUnlessItIsSaid() {
    assertThat(account(Map.of("app", "gov"), Map.of()).author()).isEqualTo("样例渠道");
    assertThat(account(Map.of("author", " 青禾镇 "), Map.of()).author()).isEqualTo("青禾镇");
  }
}
