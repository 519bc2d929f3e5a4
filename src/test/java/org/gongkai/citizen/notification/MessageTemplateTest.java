package org.gongkai.citizen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.gongkai.citizen.ToldOutcome;
import org.gongkai.citizen.notification.TemplateReaderTest.Settings;
import org.gongkai.wechat.MessageClient.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTemplateTest {

  private static final UUID ID = UUID.fromString("0197a3c0-0000-7000-8000-000000000001");

  private static final MessageTemplate TEMPLATE =
      TemplateReader.read(
          "answer",
          new Settings(
              "T-1",
              false,
              "pages/receipt?r={receipt}&m={message}",
              Map.of(
                  "thing1", "title",
                  "phrase2", "outcome",
                  "date3", "time",
                  "thing4", "remark",
                  "character_string5", "receipt")));

  @Test
  void showsWhatTheMessageIsAbout() {
    Message message = TEMPLATE.message("openid-1", matter("/v1/receipts/7K3M9QTAX2V4N"));
    assertThat(message.openid()).isEqualTo("openid-1");
    assertThat(message.templateId()).isEqualTo("T-1");
    assertThat(message.page()).isEqualTo("pages/receipt?r=7K3M9QTAX2V4N&m=" + ID);
    assertThat(message.data())
        .containsOnly(
            entry("thing1", "集市管理办法"),
            entry("phrase2", "部分采纳"),
            // Midnight in China is the day before in Greenwich.
            entry("date3", "2026年3月8日 00:05"),
            entry("thing4", "感谢您的参与，点击查看详情。"),
            entry("character_string5", "7K3M9QTAX2V4N"));
  }

  @Test
  void opensNoPageThatLacksItsReceipt() {
    assertThat(TEMPLATE.page(matter(null))).isNull();
    assertThat(TEMPLATE.page(matter("/v1/me/comments/1"))).isNull();
    assertThat(TEMPLATE.data(matter(null))).containsEntry("character_string5", "-");
  }

  @ParameterizedTest
  @EnumSource(ToldOutcome.class)
  void saysOutcomesInAtMostFiveChineseCharacters(ToldOutcome outcome) {
    assertThat(outcome.chinese()).matches("\\p{IsHan}{1,5}");
  }

  private static Matter matter(@Nullable String href) {
    return new Matter(
        ID, "集市管理办法", ToldOutcome.PARTLY_ADOPTED, Instant.parse("2026-03-07T16:05:30Z"), href);
  }
}
