package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.multipart.MultipartForm;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of several parts as a real client writes them. */
class MultipartTest {

  private final WechatSimulator wechat = WechatSimulator.start(0);
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() throws Exception {
    wechat.close();
    Void unused = vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cover.png", "封面.png"})
  void areReadByteByByte(String filename) throws Exception {
    byte[] image = Png.square("a", 600);
    MultipartForm form =
        MultipartForm.create()
            .binaryFileUpload("media", filename, Buffer.buffer(image), "image/png");
    String token = new WechatCaller(wechat).govToken();
    String body =
        WebClient.create(vertx)
            .postAbs(wechat.url() + WechatSimulator.UPLOAD_IMAGE + "?access_token=" + token)
            .sendMultipartForm(form)
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .bodyAsString();
    assertThat(new JsonObject(body).getString("url")).endsWith("wx_fmt=png");
    assertThat(wechat.received(WechatSimulator.UPLOAD_IMAGE).get(0).body())
        .contains("filename=\"", new String(image, ISO_8859_1));
  }
}
