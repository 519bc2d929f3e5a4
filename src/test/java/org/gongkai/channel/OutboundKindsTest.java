package org.gongkai.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.sandbox.simulated.WebhookReceiver;
import org.gongkai.sandbox.simulated.WeiboSimulator;
import org.gongkai.testsupport.Outbound;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** The kinds as the application makes them, with its own client and configuration. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class OutboundKindsTest {

  @Any @Inject Instance<Channel> channels;

  private Channel kind(String kind) {
    return channels.stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
  }

  private Publication publish(String kind, ChannelAccount account) {
    Channel channel = kind(kind);
    return channel
        .publish(Outbound.sending(channel, account, Outbound.post()))
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  @Test
  void servesEachKindOnce() {
    assertThat(channels.stream().map(Channel::kind))
        .contains("WEBHOOK", "APP_PUSH", "WEIBO", "ASSISTED")
        .doesNotHaveDuplicates();
  }

  @Test
  void leavesNoAddressInTheMetrics() {
    String hook = ConfigProvider.getConfig().getValue("gongkai.sandbox.webhook-url", String.class);
    Map<String, String> credentials = Map.of("secret", WebhookReceiver.SECRET);
    ChannelAccount webhook =
        Outbound.account(
            "WEBHOOK", Map.of("url", hook + "/s3cret-path?k=s3cret-query"), credentials);
    ChannelAccount weibo =
        Outbound.account(
            "WEIBO", Map.of("rip", "203.0.113.9"), Map.of("accessToken", WeiboSimulator.TOKEN));

    assertThat(publish("WEBHOOK", webhook).outcome()).isIn(Outcome.DELIVERED, Outcome.REJECTED);
    ChannelTest test = kind("WEIBO").test(weibo).await().atMost(Duration.ofSeconds(30));

    assertThat(test.works()).isTrue();
    assertThat(recorded()).isNotEmpty().doesNotContain("s3cret", WeiboSimulator.TOKEN);
  }

  private static String recorded() {
    MeterRegistry registry = Metrics.globalRegistry;
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(Meter.Id::toString)
        .collect(Collectors.joining("\n"));
  }
}
