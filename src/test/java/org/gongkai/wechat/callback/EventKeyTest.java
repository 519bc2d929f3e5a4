package org.gongkai.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventKeyTest {

  private static final String EVENT =
      """
      {"FromUserName": "o-sample", "CreateTime": 1714112445, "MsgType": "event", "Event": "%s", %s}
      """;

  @Test
  void isTheSameWhetherXmlOrJson() {
    String xml =
        "<xml><CreateTime>1714112445</CreateTime><FromUserName><![CDATA[o-sample]]></FromUserName>"
            + "<MsgType>event</MsgType><Event>PUBLISHJOBFINISH</Event><PublishEventInfo>"
            + "<publish_id>7</publish_id></PublishEventInfo></xml>";
    String json = EVENT.formatted("PUBLISHJOBFINISH", "\"PublishEventInfo\": {\"publish_id\": 7}");
    assertThat(key("gov", xml)).isEqualTo(key("gov", json));
  }

  @Test
  void isAnotherForAnotherAccountUserSecondOrName() {
    String one = EVENT.formatted("a", "\"trace_id\": \"t\"");
    assertThat(
            Stream.of(
                    key("mini", one),
                    key("gov", one),
                    key("mini", one.replace("o-sample", "o-other")),
                    key("mini", one.replace("1714112445", "1714112446")),
                    key("mini", one.replace("\"a\"", "\"b\"")))
                .distinct())
        .hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"trace_id\": \"1\"|\"trace_id\": \"2\"",
        "\"MsgID\": 1|\"MsgID\": 2",
        "\"PublishEventInfo\": {\"publish_id\": 1}|\"PublishEventInfo\": {\"publish_id\": 2}",
        "\"List\": {\"MsgID\": \"1\"}|\"List\": {\"MsgID\": \"2\"}",
        "\"List\": [{\"TemplateId\": \"1\"}]|\"List\": [{\"TemplateId\": \"2\"}]",
        "\"List\": {\"SubscribeStatusString\": \"accept\"}"
            + "|\"List\": {\"SubscribeStatusString\": \"reject\"}"
      })
  void tellsEventsOfOneSecondApart(String one, String other) {
    assertThat(key("mini", EVENT.formatted("a", one)))
        .isNotEqualTo(key("mini", EVENT.formatted("a", other)));
  }

  @Test
  void saysTheSameOfAListOfOneAsOfTheOne() {
    assertThat(key("mini", EVENT.formatted("a", "\"List\": [{\"MsgID\": 1}]")))
        .isEqualTo(key("mini", EVENT.formatted("a", "\"List\": {\"MsgID\": \"1\"}")));
  }

  @Test
  void canBeMadeOfAnEventThatLacksEverything() {
    assertThat(key("mini", "{\"MsgType\": \"event\"}")).isNotEmpty();
  }

  private static String key(String app, String text) {
    return EventKey.of(app, Objects.requireNonNull(Message.read(text)).content());
  }
}
