package org.gongkai.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.sandbox.simulated.CallbackMode;
import org.gongkai.sandbox.simulated.WechatSimulator;
import org.gongkai.testsupport.PackagedApplication;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The production build and an official account on the simulated platform. */
class OfficialAccountIT {

  private static final String GOV = "gov";
  private static final String SUBMIT = WechatSimulator.PUBLICATION + "submit";

  private SandboxServers servers;
  private Staff staff;

  @BeforeEach
  void startServers() {
    assumeFalse(
        Boolean.getBoolean("gongkai.package.with-sandbox"),
        "this build packages the sandbox; see EmbeddedApplicationIT");
    servers = Sandbox.startEmpty();
    staff = new Staff(servers);
  }

  @AfterEach
  void stopServers() {
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  void anArticleIsPublishedOnceThoughTheApplicationIsKilledWhileThePlatformWorks()
      throws Exception {
    WechatSimulator wechat = servers.wechat();
    // Only the event tells that it is done.
    wechat.polls(Integer.MAX_VALUE);
    String content;
    try (PackagedApplication first = start()) {
      content = publish(first.url());
      await(() -> wechat.calls(SUBMIT) == 1);
      first.kill();
    }
    try (PackagedApplication second = start()) {
      wechat.callbacks(GOV, second.url() + "/v1/wechat/callbacks/" + GOV, CallbackMode.AFTER, true);
      wechat.finishAll(0);
      await(() -> "DELIVERED".equals(delivery(second.url(), content, "state")));
      assertThat(delivery(second.url(), content, "liveUrl")).contains("mp.weixin.qq.com");
      assertThat(second.log()).doesNotContain("sandbox-gov-secret", "access_token");
    }
    assertThat(wechat.calls(SUBMIT)).isOne();
    assertThat(wechat.effects().values()).containsExactly(1);
    assertThat(wechat.shown()).hasSize(1);
  }

  @Test
  void twoHundredFirstCallsOfTwoInstancesFetchOneToken() throws Exception {
    try (PackagedApplication one = start();
        PackagedApplication other = start()) {
      staff.open(one.url(), GOV, "WECHAT_OFFICIAL", Map.of("app", GOV), Map.of());
      ExecutorService callers = Executors.newFixedThreadPool(40);
      try {
        List<Future<Response>> trials = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          String url = i % 2 == 0 ? one.url() : other.url();
          trials.add(callers.submit(() -> staff.trial(url, GOV)));
        }
        for (Future<Response> trial : trials) {
          assertThat(trial.get().statusCode()).isEqualTo(200);
          assertThat(trial.get().<Boolean>path("works")).isTrue();
        }
      } finally {
        callers.shutdownNow();
      }
    }
    assertThat(servers.wechat().calls(WechatSimulator.DRAFT + "count")).isEqualTo(200);
    assertThat(servers.wechat().calls(WechatSimulator.TOKEN)).isOne();
  }

  private String publish(String url) throws IOException {
    String cover = staff.anImage(url, picture());
    Map<String, String> settings = Map.of("app", GOV, "cover", cover);
    staff.open(url, GOV, "WECHAT_OFFICIAL", settings, Map.of());
    String content = staff.anApprovedNotice(url);
    assertThat(staff.publish(url, content, List.of(GOV), Staff.newKey()).statusCode())
        .isBetween(200, 299);
    return content;
  }

  private String delivery(String url, String content, String field) {
    return String.valueOf(
        staff.deliveries(url, content).<Object>path("find { it.channelId == 'gov' }." + field));
  }

  private PackagedApplication start() throws InterruptedException {
    Map<String, String> impatient = new HashMap<>(servers.configuration());
    impatient.put("gongkai.delivery.poll", "200ms");
    impatient.put("gongkai.delivery.call-timeout", "2s");
    impatient.put("gongkai.delivery.lease", "5s");
    impatient.put("gongkai.delivery.retry-delay", "200ms");
    impatient.put("gongkai.wechat-official.images-within", "1s");
    impatient.put("gongkai.wechat-event.poll", "200ms");
    return PackagedApplication.start(impatient);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch pause = new CountDownLatch(1);
    for (int looks = 0; !condition.getAsBoolean(); looks++) {
      assertThat(looks).as("looks").isLessThan(240);
      assertThat(pause.await(250, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, "png", png)).isTrue();
    return png.toByteArray();
  }
}
