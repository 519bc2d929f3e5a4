package org.gongkai.sandbox.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gongkai.sandbox.simulated.CallbackCatcher.Caught;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Callbacks of the simulated platform: what they say, when they come, and how they are locked. */
class WechatCallbacksTest {

  private static final String OPENID = "oSandbox-alice";
  private static final String SOURCE = "https://a.example/notices/1";

  private final WechatSimulator wechat = WechatSimulator.start(0);
  private final WechatCaller caller = new WechatCaller(wechat);
  private final CallbackCatcher mini =
      new CallbackCatcher(
          WechatAccounts.MINI_CALLBACK_TOKEN,
          WechatAccounts.MINI_CALLBACK_KEY,
          WechatAccounts.MINI_APP_ID);
  private final CallbackCatcher gov =
      new CallbackCatcher(
          WechatAccounts.GOV_CALLBACK_TOKEN,
          WechatAccounts.GOV_CALLBACK_KEY,
          WechatAccounts.GOV_APP_ID);

  @AfterEach
  void stop() {
    wechat.close();
    mini.close();
    gov.close();
  }

  private void route(CallbackMode mode, boolean twice) {
    wechat.callbacks("mini", mini.url(), mode, twice);
    wechat.callbacks("gov", gov.url(), mode, twice);
  }

  private String check(String address) {
    wechat.see(OPENID, Duration.ZERO);
    JsonObject body =
        new JsonObject()
            .put("media_url", address)
            .put("media_type", 2)
            .put("version", 2)
            .put("scene", 2)
            .put("openid", OPENID);
    return caller.mini(WechatSimulator.MEDIA_CHECK, body).getString("trace_id");
  }

  private int send(String template) {
    JsonObject data = new JsonObject().put("thing1", new JsonObject().put("value", "公共交通"));
    JsonObject body =
        new JsonObject()
            .put("touser", OPENID)
            .put("template_id", template)
            .put("data", data)
            .put("miniprogram_state", "formal")
            .put("lang", "zh_CN");
    return WechatCaller.errcode(caller.mini(WechatSimulator.MESSAGE, body));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/1.jpg, 0, pass, 100",
    "https://a.example/risky.jpg, 0, risky, 20002",
    "https://a.example/review.jpg, 0, review, 21000",
    "https://a.example/unreachable.jpg, -1008, , ",
  })
  void tellsTheResultOfAnImage(String address, int errcode, String suggest, Integer label)
      throws InterruptedException {
    route(CallbackMode.AFTER, false);
    String traceId = check(address);
    Caught caught = mini.next();
    assertThat(caught.contentType()).isEqualTo("application/json");
    assertThat(new JsonObject(caught.envelope()).fieldNames())
        .containsExactlyInAnyOrder("ToUserName", "Encrypt");
    assertThat(caught.query()).containsEntry("openid", OPENID);
    JsonObject event = new JsonObject(caught.message());
    assertThat(event.getString("Event")).isEqualTo("wxa_media_check");
    assertThat(event.getValue("CreateTime")).isInstanceOf(Integer.class);
    assertThat(event.getString("appid")).isEqualTo(WechatAccounts.MINI_APP_ID);
    assertThat(event.getString("trace_id")).isEqualTo(traceId);
    assertThat(event.getInteger("version")).isEqualTo(2);
    assertThat(event.getInteger("errcode")).isEqualTo(errcode);
    JsonObject result = event.getJsonObject("result", new JsonObject());
    assertThat(result.getString("suggest")).isEqualTo(suggest);
    assertThat(result.getInteger("label")).isEqualTo(label);
  }

  @Test
  void tellsOfMessagesWithAListOrAnObject() throws InterruptedException {
    route(CallbackMode.AFTER, false);
    wechat.template("one-time", false, List.of("thing1"));
    wechat.accept(OPENID, "one-time");
    JsonObject accepted = new JsonObject(mini.next().message());
    assertThat(accepted.getString("Event")).isEqualTo("subscribe_msg_popup_event");
    assertThat(accepted.getValue("CreateTime")).isInstanceOf(String.class);
    assertThat(accepted.getJsonObject("List").getMap())
        .containsEntry("TemplateId", "one-time")
        .containsEntry("SubscribeStatusString", "accept")
        .containsEntry("PopupScene", "0");
    assertThat(send("one-time")).isZero();
    JsonObject sent = new JsonObject(mini.next().message());
    assertThat(sent.getString("Event")).isEqualTo("subscribe_msg_sent_event");
    JsonObject entry = sent.getJsonArray("List").getJsonObject(0);
    assertThat(entry.getString("ErrorStatus")).isEqualTo("success");
    assertThat(entry.getString("ErrorCode")).isEqualTo("0");
    assertThat(entry.getString("MsgID")).isEqualTo(wechat.shown().get(0).id());
    wechat.reject(OPENID, "one-time");
    JsonObject rejected = new JsonObject(mini.next().message());
    assertThat(rejected.getString("Event")).isEqualTo("subscribe_msg_change_event");
    assertThat(rejected.getJsonObject("List").getString("SubscribeStatusString"))
        .isEqualTo("reject");
  }

  @Test
  void tellsOfPublicationsInXml() throws InterruptedException {
    route(CallbackMode.AFTER, false);
    String id = caller.submit(caller.draft(SOURCE));
    assertThat(caller.control("finish?publish_id=" + id + "&status=0")).isEqualTo(204);
    assertThat(gov.waiting()).isEqualTo(1);
    Caught caught = gov.next();
    assertThat(caught.contentType()).isEqualTo("text/xml");
    assertThat(caught.envelope()).startsWith("<xml><ToUserName><![CDATA[gh_sandboxgov]]>");
    String articleId = wechat.shown().get(0).id();
    assertThat(caught.message())
        .contains("<Event><![CDATA[PUBLISHJOBFINISH]]></Event>")
        .contains("<publish_id><![CDATA[" + id + "]]></publish_id>")
        .contains("<publish_status>0</publish_status>")
        .contains("<article_id><![CDATA[" + articleId + "\n]]></article_id>")
        .contains("<count>1</count><item><idx>1</idx><article_url><![CDATA[http://mp.");
    String failed = caller.submit(caller.draft(SOURCE));
    wechat.finish(failed, 3);
    assertThat(gov.next().message())
        .contains("<publish_status>3</publish_status>")
        .contains("<fail_idx>1</fail_idx>")
        .doesNotContain("article_id");
  }

  @Test
  void tellsOfMessagesToAll() throws InterruptedException {
    route(CallbackMode.AFTER, false);
    JsonObject message =
        new JsonObject()
            .put("filter", new JsonObject().put("is_to_all", true))
            .put("msgtype", "mpnews")
            .put("mpnews", new JsonObject().put("media_id", caller.draft(SOURCE)))
            .put("send_ignore_reprint", 0);
    long id = caller.gov(WechatSimulator.MASS_SEND, message).getLong("msg_id");
    assertThat(gov.waiting()).isZero();
    wechat.finishMass(true);
    assertThat(gov.next().message())
        .contains("<Event><![CDATA[MASSSENDJOBFINISH]]></Event>")
        .contains("<MsgID>" + id + "</MsgID>")
        .contains("<Status><![CDATA[send success]]></Status>")
        .contains("<item><ArticleIdx>1</ArticleIdx>");
  }

  @Test
  void comesBeforeTheAnswerWhenEarly() {
    route(CallbackMode.EARLY, false);
    assertThat(check("https://a.example/1.jpg")).isNotBlank();
    assertThat(mini.waiting()).isEqualTo(1);
    wechat.polls(0);
    assertThat(caller.submit(caller.draft(SOURCE))).isNotBlank();
    assertThat(gov.waiting()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_AFTER", "TIMEOUT_AFTER", "ERROR_AFTER", "SLOW_BODY"})
  void comesAlsoWhenTheAnswerIsLost(Fault fault) throws InterruptedException {
    route(CallbackMode.AFTER, false);
    wechat.fail(WechatSimulator.MEDIA_CHECK, fault);
    CompletableFuture<String> unanswered =
        CompletableFuture.supplyAsync(() -> check("https://a.example/1.jpg"));
    assertThat(mini.next().message()).contains("wxa_media_check");
    wechat.close();
    assertThat(unanswered.handle((id, failure) -> failure != null).join()).isTrue();
  }

  @Test
  void isHeldBackWhenLate() {
    assertThat(
            caller.control(
                "callbacks?app=mini&mode=late&url=" + URLEncoder.encode(mini.url(), UTF_8)))
        .isEqualTo(204);
    assertThat(check("https://a.example/1.jpg")).isNotBlank();
    assertThat(check("https://a.example/2.jpg")).isNotBlank();
    assertThat(mini.waiting()).isZero();
    assertThat(caller.control("callbacks/flush")).isEqualTo(204);
    assertThat(mini.waiting()).isEqualTo(2);
    assertThat(caller.control("callbacks/flush")).isEqualTo(204);
    assertThat(mini.waiting()).isEqualTo(2);
  }

  @Test
  void comesTwiceWithTheSameMessage() throws InterruptedException {
    route(CallbackMode.EARLY, true);
    assertThat(check("https://a.example/1.jpg")).isNotBlank();
    Caught first = mini.next();
    Caught second = mini.next();
    assertThat(second.message()).isEqualTo(first.message());
    assertThat(second.envelope()).isNotEqualTo(first.envelope());
  }

  @Test
  void isTriedThreeTimes() {
    route(CallbackMode.EARLY, false);
    mini.answer(500);
    assertThat(check("https://a.example/1.jpg")).isNotBlank();
    assertThat(mini.waiting()).isEqualTo(3);
    JsonArray posted = new JsonArray(caller.get("/control/callbacks/posted"));
    assertThat(posted.getJsonObject(0).getMap())
        .containsEntry("app", "mini")
        .containsEntry("event", "wxa_media_check")
        .containsEntry("status", 500);
  }

  @Test
  void isOffWithoutAnAddressAndWhenTurnedOff() {
    assertThat(check("https://a.example/1.jpg")).isNotBlank();
    route(CallbackMode.OFF, false);
    assertThat(check("https://a.example/1.jpg")).isNotBlank();
    wechat.flushCallbacks();
    assertThat(wechat.postedCallbacks()).isEqualTo("[]");
    assertThat(mini.waiting()).isZero();
  }

  @Test
  void checksTheAddress() {
    assertThat(caller.control("callbacks/verify?app=mini")).isEqualTo(400);
    route(CallbackMode.OFF, false);
    assertThat(caller.control("callbacks/verify?app=mini")).isEqualTo(200);
    wechat.callbacks("gov", mini.url(), CallbackMode.OFF, false);
    assertThat(caller.control("callbacks/verify?app=gov")).isEqualTo(400);
  }

  private static WechatAccount account(String key, String appId) {
    return new WechatAccount("a", appId, "", "", key, "", true);
  }

  /** Vectors: the platform's message push page; WxCryptUtilTest of WxJava. */
  @Test
  void encryptsAndSignsAsThePlatformDoes() {
    assertThat(
            CallbackSender.encrypt(
                account("A".repeat(43), "wxba5fad812f8e6fb9"),
                "{\"demo_resp\":\"good luck\"}",
                "707722b803182950".getBytes(UTF_8)))
        .isEqualTo(
            "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmx"
                + "SQ==");
    assertThat(
            CallbackSender.encrypt(
                account("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6"),
                "我是中文abcd123",
                "aaaabbbbccccdddd".getBytes(UTF_8)))
        .isEqualTo(
            "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vV"
                + "Ofg==");
    assertThat(CallbackSender.sign("AAAAA", "1714036504", "1514711492"))
        .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
  }
}
