package org.gongkai.sandbox.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes and links of the simulated platform. */
class WechatLinksTest {

  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  private final WechatSimulator wechat = WechatSimulator.start(0, () -> NOW);
  private final WechatCaller caller = new WechatCaller(wechat);

  @AfterEach
  void stop() {
    wechat.close();
  }

  private static JsonObject code(String scene) {
    return new JsonObject()
        .put("scene", scene)
        .put("page", "pages/consultation/index")
        .put("check_path", false)
        .put("env_version", "release")
        .put("width", 430);
  }

  private static JsonObject link() {
    return new JsonObject()
        .put("path", "pages/consultation/index")
        .put("query", "id=1")
        .put("expire_type", 1)
        .put("expire_interval", 30)
        .put("env_version", "release");
  }

  private int errcodeOfCode(JsonObject body) {
    return WechatCaller.errcode(caller.mini(WechatSimulator.CODE, body));
  }

  private int errcodeOfLink(JsonObject body) {
    return WechatCaller.errcode(caller.mini(WechatSimulator.URL_LINK, body));
  }

  private byte[] image(JsonObject body) {
    HttpResponse<byte[]> response =
        caller.send(
            HttpRequest.newBuilder().POST(BodyPublishers.ofString(body.encode())),
            WechatSimulator.CODE + "?access_token=" + caller.miniToken());
    assertThat(response.headers().firstValue("content-type")).hasValue("image/png");
    return response.body();
  }

  @Test
  void drawsAnImageOfTheWidth() throws IOException {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(image(code("c=aB3").put("width", 281))));
    assertThat(image.getWidth()).isEqualTo(281);
    assertThat(image.getHeight()).isEqualTo(281);
    assertThat(image(code("c=aB3"))).isEqualTo(image(code("c=aB3"))).isNotEqualTo(image(code("d")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 40169",
        "012345678901234567890123456789012; 40169",
        "场景; 40129",
        "a%20b; 40129",
        "a b; 40129",
        "scancode_time; 85096",
      })
  void refusesScenes(String scene, int errcode) {
    assertThat(errcodeOfCode(code(scene))).isEqualTo(errcode);
  }

  @Test
  void takesEverySignThatASceneMayHave() {
    assertThat(image(code("09azAZ!#$&'()*+,/:;=?@-._~"))).isNotEmpty();
  }

  @Test
  void refusesPagesAndOtherValues() {
    assertThat(errcodeOfCode(code("a").put("page", "/pages/a"))).isEqualTo(41030);
    assertThat(errcodeOfCode(code("a").put("page", "pages/a?b=1"))).isEqualTo(41030);
    assertThat(errcodeOfCode(code("a").put("check_path", true))).isEqualTo(41030);
    assertThat(errcodeOfCode(code("a").put("width", 279))).isEqualTo(40097);
    assertThat(errcodeOfCode(code("a").put("width", 1281))).isEqualTo(40097);
    assertThat(errcodeOfCode(code("a").put("width", "430"))).isEqualTo(47001);
    assertThat(errcodeOfCode(code("a").put("env_version", "formal"))).isEqualTo(40097);
    assertThat(errcodeOfCode(code("a").put("size", 3))).isEqualTo(47001);
    JsonObject red = new JsonObject().put("r", 256).put("g", 0).put("b", 0);
    assertThat(errcodeOfCode(code("a").put("line_color", red))).isEqualTo(40097);
    assertThat(caller.control("release?page=pages/consultation/index")).isEqualTo(204);
    assertThat(image(code("a").put("check_path", true))).isNotEmpty();
  }

  @Test
  void givesLinksThatEnd() {
    JsonObject answer = caller.mini(WechatSimulator.URL_LINK, link());
    assertThat(answer.getInteger("errcode")).isZero();
    assertThat(answer.getString("url_link")).startsWith("https://wxaurl.cn/");
    assertThat(errcodeOfLink(link().put("expire_interval", 31))).isEqualTo(85401);
    assertThat(errcodeOfLink(link().put("expire_interval", 0))).isEqualTo(85401);
    assertThat(errcodeOfLink(link().put("expire_type", 2))).isEqualTo(85401);
    assertThat(errcodeOfLink(link().put("env_version", "formal"))).isEqualTo(85402);
    assertThat(errcodeOfLink(link().put("path", "pages/a?b=1"))).isEqualTo(40165);
    assertThat(errcodeOfLink(link().put("query", "q".repeat(1025)))).isEqualTo(40212);
    assertThat(errcodeOfLink(link().put("is_expire", true))).isEqualTo(47001);
    JsonObject byTime = link().put("expire_type", 0);
    assertThat(errcodeOfLink(byTime)).isEqualTo(85401);
    assertThat(errcodeOfLink(byTime.put("expire_time", NOW.getEpochSecond() + 60))).isZero();
    assertThat(errcodeOfLink(byTime.put("expire_time", NOW.getEpochSecond() + 59)))
        .isEqualTo(85401);
    assertThat(errcodeOfLink(byTime.put("expire_time", NOW.getEpochSecond() + 2_592_001)))
        .isEqualTo(85401);
  }

  @Test
  void saysThatTheDayIsOver() {
    wechat.quota(WechatSimulator.URL_LINK, 10, 1);
    assertThat(errcodeOfLink(link())).isZero();
    assertThat(errcodeOfLink(link())).isEqualTo(44993);
  }
}
