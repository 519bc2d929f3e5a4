package org.gongkai.wechat.callback;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.testsupport.Refusals.assertRefused;
import static org.gongkai.wechat.callback.Account.GOV;
import static org.gongkai.wechat.callback.Account.MINI;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.testsupport.Contract;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.LoggedLines;
import org.gongkai.testsupport.Raw;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.gongkai.testsupport.Settings;
import org.gongkai.testsupport.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Sandbox.class)
@WithTestResource(CallbackHttpTest.Accounts.class)
class CallbackHttpTest {

  private static final String RECEIVE = "receiveWechatCallback";
  private static final String CHECK = "checkWechatCallback";
  private static final String OPENID = "o-sample-openid-0001";

  @Inject FieldCipher cipher;
  @Inject MeterRegistry metrics;

  /**
   * Two accounts beside those of the simulated platform: a plain one, and one without callbacks.
   */
  public static class Accounts extends Settings {

    @Override
    public Map<String, String> start() {
      return Map.of(
          "gongkai.wechat.apps.plain.app-id", "wxplain0000000000",
          "gongkai.wechat.apps.plain.app-secret", "plain-secret",
          "gongkai.wechat.apps.plain.callback-token", Push.PLAIN_TOKEN,
          "gongkai.wechat.apps.silent.app-id", "wxsilent000000000",
          "gongkai.wechat.apps.silent.app-secret", "silent-secret");
    }
  }

  /** The contract is read here: reading it may not fall between two looks at the tables. */
  @BeforeEach
  void forget() {
    assertThat(Contract.operations()).isNotEmpty();
    Database.update("delete from wechat_event");
    Database.update("delete from wechat_signature");
  }

  // --- The check of the address

  @Test
  void answersTheCheckOfAnAddress() {
    for (Push check :
        List.of(
            Push.check("mini", MINI.callbackToken(), Duration.ZERO),
            Push.check("gov", GOV.callbackToken(), Duration.ZERO),
            Push.check("plain", Push.PLAIN_TOKEN, Duration.ZERO))) {
      Response response = check.get("4375120948345356249");
      assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
      assertThat(response.contentType()).startsWith("text/plain");
      assertThat(response.asString()).isEqualTo("4375120948345356249");
      assertThat(check.get("4375120948345356249").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refusesAFalseCheck() {
    Push good = Push.check("mini", MINI.callbackToken(), Duration.ZERO);
    for (Push bad :
        List.of(
            good.with("signature", "0".repeat(40)),
            good.with("nonce", "1"),
            good.without("signature"),
            good.without("timestamp"),
            good.without("nonce"),
            good.to("gov"),
            good.to("silent"),
            Push.check("mini", MINI.callbackToken(), Duration.ofMinutes(-11)),
            Push.check("mini", MINI.callbackToken(), Duration.ofMinutes(11)))) {
      assertRefused(CHECK, 403, "callback-refused", () -> bad.get("1"));
    }
    assertRefused(
        CHECK, 403, "callback-refused", () -> given().queryParams(good.query()).get(good.path()));
    assertRefused(CHECK, 404, "wechat-app-not-found", () -> good.to("nobody").get("1"));
  }

  @Test
  void takesNoPlainMessageWithTheSignatureOfACheck() {
    Push check = Push.check("plain", Push.PLAIN_TOKEN, Duration.ZERO);
    assertThat(check.get("1").statusCode()).isEqualTo(200);
    refused(check.as("text/xml").saying(Push.xmlEvent(OPENID)));
  }

  // --- What is taken

  @Test
  void storesAnEncryptedEventSealed() {
    String message = Push.event(OPENID);
    taken(Push.secure(MINI, message));
    assertThat(column("name")).isEqualTo(ScriptedHandler.EVENT);
    assertThat(column("app")).isEqualTo("mini");
    assertThat(column("state")).isEqualTo("WAITING");
    assertThat(column("attempts")).isEqualTo("0");
    assertThat(cipher.decrypt("wechat_event.content", column("content"))).isEqualTo(message);
    assertThat(Tables.rowsWith(OPENID)).isZero();
    assertThat(Tables.count("wechat_signature")).isZero();
  }

  @Test
  void storesAnEncryptedEventInXml() {
    String message = Push.xmlEvent(OPENID);
    Push push = Push.secure(GOV, message);
    String sealed = new JsonObject(new String(push.body(), UTF_8)).getString("Encrypt");
    taken(
        push.as("text/xml")
            .saying(
                "<xml><ToUserName><![CDATA[gh_sample]]></ToUserName><Encrypt><![CDATA["
                    + sealed
                    + "]]></Encrypt></xml>"));
    assertThat(cipher.decrypt("wechat_event.content", column("content"))).isEqualTo(message);
    assertThat(column("app")).isEqualTo("gov");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void storesAPlainEvent(boolean inXml) {
    String message = inXml ? Push.xmlEvent(OPENID) : Push.event(OPENID);
    taken(Push.plain(message));
    assertThat(cipher.decrypt("wechat_event.content", column("content"))).isEqualTo(message);
    assertThat(Tables.rowsWith(OPENID)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/xml",
        "application/xml",
        "application/json",
        "text/plain",
        "text/xml; charset=utf-8",
        "application/octet-stream"
      })
  void takesAnyContentType(String type) {
    taken(Push.secure(MINI, Push.event(OPENID)).as(type));
    taken(Push.plain(Push.xmlEvent(OPENID)).as(type));
    assertThat(stored()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Without: type",
        "Content-Type: ",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: multipart/form-data; boundary=b"
      })
  void takesABodyWithoutTypeAndLength(String type) {
    Push push = Push.secure(MINI, Push.event(OPENID));
    String query =
        push.query().entrySet().stream()
            .map(entry -> entry.getKey() + '=' + entry.getValue())
            .collect(Collectors.joining("&"));
    Raw.Reply reply =
        Raw.sendChunked(
            "POST " + push.path() + '?' + query,
            List.of(type, "Transfer-Encoding: chunked"),
            push.body(),
            1);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("success");
    assertThat(stored()).isOne();
  }

  @Test
  void refusesATypeThatIsNone() {
    Push push = Push.secure(MINI, Push.event(OPENID));
    assertRefused(RECEIVE, 415, "unsupported-media-type", () -> push.as("nonsense").send());
  }

  @Test
  void answersInPlainTextWhateverIsAskedFor() {
    Push push = Push.secure(MINI, Push.event(OPENID));
    Response response =
        given()
            .accept("text/xml")
            .queryParams(push.query())
            .contentType("text/xml")
            .body(push.body())
            .post(push.path());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("text/plain");
  }

  @Test
  void takesTimestampsOfTheWindow() {
    for (Duration later : List.of(Duration.ofMinutes(-9), Duration.ofMinutes(9))) {
      taken(Push.secure(MINI, Push.event(OPENID), later));
      taken(Push.plain(Push.event(OPENID), later));
    }
    assertThat(stored()).isEqualTo(4);
  }

  @Test
  void storesNothingThatNobodyActsOn() {
    String event = Push.event(OPENID);
    for (String message :
        List.of(
            event.replace(ScriptedHandler.EVENT, "debug_demo"),
            event.replace("\"event\"", "\"text\""),
            "{\"FromUserName\": \""
                + OPENID
                + "\", \"MsgType\": \"text\", \"Content\": \"你好\","
                + " \"MsgId\": 1}")) {
      double before = counted("mini", "IGNORED");
      String tables = Tables.fingerprint();
      taken(Push.secure(MINI, message));
      assertThat(Tables.fingerprint()).isEqualTo(tables);
      assertThat(counted("mini", "IGNORED")).isEqualTo(before + 1);
      taken(Push.plain(message));
    }
    assertThat(stored()).isZero();
    assertThat(Tables.rowsWith(OPENID)).isZero();
  }

  // --- What comes again

  @Test
  void storesAReplayedCallbackOnce() {
    for (Push push :
        List.of(Push.secure(MINI, Push.event(OPENID)), Push.plain(Push.event(OPENID)))) {
      taken(push);
      String tables = Tables.fingerprint();
      double before = counted(push.app(), "REPEATED");
      taken(push);
      taken(push.as("application/json"));
      assertThat(Tables.fingerprint()).isEqualTo(tables);
      assertThat(counted(push.app(), "REPEATED")).isEqualTo(before + 2);
    }
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void storesAnEventOnceThatIsPushedAgain() {
    String message = Push.event(OPENID);
    taken(Push.secure(MINI, message));
    taken(Push.secure(MINI, message, Duration.ofSeconds(5)));
    // The same event, written otherwise.
    taken(Push.secure(MINI, message.replace("1714112445", "\"1714112445\"")));
    assertThat(stored()).isOne();
    taken(Push.secure(MINI, message.replace("1714112445", "1714112446")));
    taken(Push.secure(GOV, message));
    assertThat(stored()).isEqualTo(3);
  }

  @Test
  void storesAnEventOnceThatComesOftenAtOnce() throws InterruptedException {
    String message = Push.event(OPENID);
    List<Thread> senders =
        IntStream.range(0, 8)
            .mapToObj(i -> Push.secure(MINI, message))
            .map(push -> new Thread(() -> taken(push)))
            .toList();
    senders.forEach(Thread::start);
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(stored()).isOne();
  }

  @Test
  void refusesAnotherBodyUnderThePlainSignature() {
    for (String first :
        List.of(Push.event(OPENID), "{\"MsgType\": \"text\", \"Content\": \"你好\"}")) {
      Push push = Push.plain(first);
      taken(push);
      refused(push.saying(Push.event(OPENID)));
      refused(push.saying(first + " "));
      taken(push);
    }
    assertThat(stored()).isOne();
  }

  @Test
  void refusesACheckWithTheSignatureOfAPlainMessage() {
    Push push = Push.plain(Push.event(OPENID));
    taken(push);
    assertRefused(CHECK, 403, "callback-refused", () -> push.get("1"));
  }

  // --- What is refused

  @Test
  void refusesWrongSignatures() {
    Push push = Push.secure(MINI, Push.event(OPENID));
    refused(push.with("msg_signature", "0".repeat(40)));
    refused(push.without("msg_signature"));
    refused(push.with("msg_signature", String.valueOf(push.query().get("signature"))));
    refused(push.with("nonce", "1"));
    refused(push.without("timestamp"));
    refused(push.with("timestamp", "now"));
    refused(Push.plain(Push.event(OPENID)).with("signature", "0".repeat(40)));
    refused(Push.plain(Push.event(OPENID)).without("nonce"));
  }

  @Test
  void refusesTimestampsOutOfTheWindow() {
    for (Duration later : List.of(Duration.ofMinutes(-11), Duration.ofMinutes(11))) {
      refused(Push.secure(MINI, Push.event(OPENID), later));
      refused(Push.plain(Push.event(OPENID), later));
    }
  }

  @Test
  void refusesWhatIsForAnotherAccount() {
    refused(Push.secure(GOV, Push.event(OPENID)).to("mini"));
    String nonce = Push.nonce();
    String byAnother =
        new CallbackCrypto("wxsandbox9999999999", MINI.callbackKey())
            .encrypt(new byte[16], Push.event(OPENID));
    refused(Push.sealed(MINI, byAnother, nonce, Duration.ZERO));
    String otherKey =
        new CallbackCrypto(MINI.appId(), GOV.callbackKey())
            .encrypt(new byte[16], Push.event(OPENID));
    refused(Push.sealed(MINI, otherKey, nonce, Duration.ZERO));
  }

  @Test
  void refusesThePlainMessageOfAnEncryptedAccount() {
    refused(Push.secure(MINI, "{}").saying(Push.event(OPENID)));
    refused(Push.secure(MINI, "{}").to("plain"));
  }

  @Test
  void refusesDocumentTypesAndEntities() {
    String entity = "<!DOCTYPE xml [<!ENTITY e \"x\">]>";
    StringBuilder laughs = new StringBuilder("<!DOCTYPE xml [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    String event = Push.xmlEvent(OPENID);
    for (String unsafe :
        List.of(
            "<!DOCTYPE xml>" + event,
            entity + event.replace("<![CDATA[gh_sample]]>", "&e;"),
            laughs + "]>" + event.replace("<![CDATA[gh_sample]]>", "&l9;"))) {
      refused(Push.plain(unsafe));
      refused(Push.secure(GOV, unsafe));
      refused(Push.secure(GOV, event).as("text/xml").saying(unsafe));
    }
  }

  @Test
  void refusesWhatCannotBeRead() {
    for (String unreadable : List.of("", " ", "nonsense", "[]", "{", "<xml>", "<xml/>", "\u0000")) {
      refused(Push.plain(unreadable));
      refused(Push.secure(MINI, unreadable));
      refused(Push.secure(MINI, "{}").saying(unreadable));
    }
    for (String sealed : List.of("*", "QUJD", "A".repeat(43), "A".repeat(44), "A".repeat(128))) {
      refused(Push.sealed(MINI, sealed, Push.nonce(), Duration.ZERO));
    }
    Push broken = Push.plain(Push.event(OPENID));
    broken.body()[3] = (byte) 0xFF;
    refused(broken);
  }

  @Test
  void refusesLargeBodies() {
    String large = "{\"MsgType\": \"text\", \"Content\": \"" + "意".repeat(34_000) + "\"}";
    assertRefused(RECEIVE, 413, "payload-too-large", () -> Push.plain(large).send());
    assertRefused(RECEIVE, 413, "payload-too-large", () -> Push.secure(MINI, large).send());
    Raw.Reply reply =
        Raw.sendChunked(
            "POST /v1/wechat/callbacks/mini",
            List.of("Transfer-Encoding: chunked"),
            " ".repeat(10_000).getBytes(UTF_8),
            10);
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
    assertThat(reply.text()).contains("\"payload-too-large\"");
  }

  @Test
  void takesTheLargestBody() {
    String message = Push.event(OPENID);
    String padded = message.replace("gh_sample", "g".repeat(64 * 1024 - message.length() + 9));
    Push push = Push.plain(padded);
    assertThat(push.body()).hasSize(64 * 1024);
    taken(push);
    assertThat(cipher.decrypt("wechat_event.content", column("content"))).isEqualTo(padded);
  }

  @Test
  void findsNoUnknownAccount() {
    Push push = Push.secure(MINI, Push.event(OPENID));
    for (String unknown : List.of("nobody", "MINI", "mini%20", "%E4%B8%AD")) {
      Refusals.assertRefused(
          RECEIVE,
          404,
          "wechat-app-not-found",
          () ->
              given()
                  .urlEncodingEnabled(false)
                  .queryParams(push.query())
                  .contentType("text/xml")
                  .body(push.body())
                  .post("/v1/wechat/callbacks/" + unknown));
    }
  }

  @Test
  void refusesEverythingOfAnAccountWithoutToken() {
    refused(Push.plain(Push.event(OPENID)).to("silent"));
    refused(Push.secure(MINI, Push.event(OPENID)).to("silent"));
  }

  @Test
  void saysWhyInTheLogAndNothingElse() {
    Push push = Push.plain(Push.event(OPENID));
    double before = counted("plain", "REFUSED");
    LoggedLines lines = LoggedLines.open();
    try {
      refused(push.with("signature", "0".repeat(40)));
      refused(Push.secure(MINI, "nonsense " + OPENID));
      taken(push);
      assertThat(lines.text())
          .contains("callback of plain refused: SIGNATURE", "callback of mini refused: UNREADABLE")
          .doesNotContain(
              OPENID, "nonsense", Push.PLAIN_TOKEN, MINI.callbackToken(), MINI.callbackKey());
    } finally {
      lines.close();
    }
    assertThat(counted("plain", "REFUSED")).isEqualTo(before + 1);
  }

  private static void refused(Push push) {
    assertRefused(RECEIVE, 403, "callback-refused", push::send);
  }

  private static void taken(Push push) {
    Response response = push.send();
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("text/plain");
    assertThat(response.asString()).isEqualTo("success");
  }

  private static long stored() {
    return Tables.count("wechat_event");
  }

  private static String column(String column) {
    return Database.text("select " + column + " from wechat_event");
  }

  private double counted(String app, String outcome) {
    return metrics.counter("gongkai.wechat.callback", "app", app, "outcome", outcome).count();
  }
}
