package org.gongkai.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.gongkai.wechat.WechatEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

  private static final String PUBLISHED =
      """
      <xml>
        <ToUserName><![CDATA[gh_4d00ed8d6399]]></ToUserName>
        <FromUserName><![CDATA[oV5CrjpxgaGXNHIQigzNlgLTnwic]]></FromUserName>
        <CreateTime>1481013459</CreateTime>
        <MsgType><![CDATA[event]]></MsgType>
        <Event><![CDATA[PUBLISHJOBFINISH]]></Event>
        <PublishEventInfo>
          <publish_id>2247503051</publish_id>
          <publish_status>2</publish_status>
          <article_id><![CDATA[b5O2OUs25HBxRceL7hfReg-U9QGeq9zQjiDvy
      WP4Hq4]]></article_id>
          <article_detail>
            <count>1</count>
            <item><idx>1</idx><article_url><![CDATA[http://mp.example/s?a=1&b=2]]></article_url></item>
          </article_detail>
          <fail_idx>1</fail_idx>
          <fail_idx>2</fail_idx>
        </PublishEventInfo>
      </xml>
      """;

  @Test
  void readsXmlIntoTheFormOfJson() {
    Message message = read(PUBLISHED);
    assertThat(message.event()).isEqualTo("PUBLISHJOBFINISH");
    assertThat(message.content())
        .isEqualTo(
            new JsonObject(
                """
                {"ToUserName": "gh_4d00ed8d6399", "FromUserName": "oV5CrjpxgaGXNHIQigzNlgLTnwic",
                 "CreateTime": "1481013459", "MsgType": "event", "Event": "PUBLISHJOBFINISH",
                 "PublishEventInfo": {"publish_id": "2247503051", "publish_status": "2",
                  "article_id": "b5O2OUs25HBxRceL7hfReg-U9QGeq9zQjiDvy\\nWP4Hq4",
                  "article_detail": {"count": "1",
                   "item": {"idx": "1", "article_url": "http://mp.example/s?a=1&b=2"}},
                  "fail_idx": ["1", "2"]}}
                """));
    assertThat(message.text()).isEqualTo(PUBLISHED);
  }

  @Test
  void readsThreeAndEmptyElements() {
    assertThat(
            read("<xml><a>1</a><a/><a>2<!-- no --><![CDATA[3]]>&amp;&#x4E2D;</a><b></b></xml>")
                .content())
        .isEqualTo(new JsonObject("{\"a\": [\"1\", \"\", \"23&中\"], \"b\": \"\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Popup", "Change", "Sent"})
  void findsTheListOfASubscriptionWhereJsonHasIt(String kind) {
    String event = "subscribe_msg_" + kind.toLowerCase(Locale.ROOT) + "_event";
    String head = "<xml><MsgType>event</MsgType><Event>" + event + "</Event>";
    String list = "<List><TemplateId>t%d</TemplateId></List>";
    String wrapped = "<SubscribeMsg" + kind + "Event>%s</SubscribeMsg" + kind + "Event></xml>";
    String one = head + wrapped.formatted(list.formatted(1));
    String two = head + wrapped.formatted(list.formatted(1) + list.formatted(2));
    assertThat(templates(read(one))).containsExactly("t1");
    assertThat(templates(read(two))).containsExactly("t1", "t2");
    String json = "{\"MsgType\": \"event\", \"Event\": \"" + event + "\", \"List\": %s}";
    assertThat(templates(read(json.formatted("{\"TemplateId\": \"t1\"}")))).containsExactly("t1");
    assertThat(templates(read(json.formatted("[{\"TemplateId\": \"t1\"}]")))).containsExactly("t1");
  }

  private static List<String> templates(Message message) {
    return WechatEvent.objects(message.content(), "List").stream()
        .map(one -> one.getString("TemplateId"))
        .toList();
  }

  @Test
  void readsAMarkOfByteOrderAndBlanks() {
    assertThat(read("\uFEFF {\"MsgType\": \"text\"} ").type()).isEqualTo("text");
    assertThat(read("\uFEFF\n<xml><MsgType>text</MsgType></xml>\n").type()).isEqualTo("text");
    assertThat(
            read("<?xml version=\"1.0\" encoding=\"GBK\"?><xml><MsgType>文</MsgType></xml>").type())
        .isEqualTo("文");
  }

  @Test
  void knowsAnEventFromAMessage() {
    assertThat(read("{\"MsgType\": \"event\", \"Event\": \"a\"}").event()).isEqualTo("a");
    assertThat(read("{\"MsgType\": \"text\", \"Event\": \"a\"}").event()).isNull();
    assertThat(read("{\"MsgType\": \"event\"}").event()).isNull();
    assertThat(read("{}").type()).isNull();
  }

  @Test
  void saysNothingPersonalWhenItIsPrinted() {
    assertThat(read("{\"FromUserName\": \"o-sample\"}").toString()).doesNotContain("o-sample");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "text",
        "[]",
        "null",
        "\"text\"",
        "{",
        "{} {}",
        "{\"a\": 1,}",
        "<",
        "<xml>",
        "<xml></xml>",
        "<xml>text</xml>",
        "<xml><a></xml>",
        "<xml><a/></xml><xml/>",
        "<xml><a>&nothing;</a></xml>",
        "<xml><a>\u0001</a></xml>",
        "<!DOCTYPE xml><xml><a/></xml>",
        "<!DOCTYPE xml [<!ENTITY e \"x\">]><xml><a>&e;</a></xml>",
        "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><a>&e;</a></xml>",
        "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><a/></xml>",
        "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]><xml><a/></xml>"
      })
  void readsNothingElse(String text) {
    assertThat(Message.read(text)).isNull();
  }

  @Test
  void refusesABillionLaughs() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE xml [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    assertThat(Message.read(laughs + "]><xml><a>&l9;</a></xml>")).isNull();
  }

  @Test
  void readsNoDeepNesting() {
    assertThat(Message.read("<a>".repeat(16) + "</a>".repeat(16))).isNotNull();
    assertThat(Message.read("<a>".repeat(17) + "</a>".repeat(17))).isNull();
    assertThat(Message.read("<a>".repeat(9000) + "</a>".repeat(9000))).isNull();
    assertThat(Message.read("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))).isNull();
  }

  @Test
  void readsGarbageWithoutFailing() {
    Random random = new Random(20_260_420);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder garbage = new StringBuilder(i % 2 == 0 ? PUBLISHED : Vectors.MESSAGE);
      for (int change = random.nextInt(5); change >= 0; change--) {
        int at = random.nextInt(garbage.length());
        switch (random.nextInt(3)) {
          case 0 ->
              garbage.setCharAt(
                  at, "<>&!?[]\"'{}:;%\u0000\uFFFE\uD800a".charAt(random.nextInt(18)));
          case 1 -> garbage.delete(at, Math.min(garbage.length() - 1, at + random.nextInt(20)));
          default -> garbage.insert(at, garbage.substring(random.nextInt(at + 1), at));
        }
      }
      Message read = Message.read(garbage.toString());
      assertThat(read == null || read.content() != null).isTrue();
    }
  }

  private static Message read(String text) {
    return Objects.requireNonNull(Message.read(text), text);
  }
}
