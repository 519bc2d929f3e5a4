package org.gongkai.citizen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.gongkai.citizen.InboxKind;
import org.gongkai.citizen.notification.MessageTemplate.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReaderTest {

  private static final Map<String, String> FIELDS = Map.of("thing1", "title");

  @Test
  void readsATemplate() {
    MessageTemplate template =
        TemplateReader.read(
            "answer",
            new Settings(
                "T-1",
                true,
                "pages/receipt?receipt={receipt}&m={message}",
                Map.of("thing1", "title", "character_string12", "receipt", "time3", "time")));
    assertThat(template.name()).isEqualTo(TemplateName.ANSWER);
    assertThat(template.id()).isEqualTo("T-1");
    assertThat(template.standing()).isTrue();
    assertThat(template.fields())
        .containsExactly(
            new Field("character_string12", FieldType.CHARACTER_STRING, FieldSource.RECEIPT),
            new Field("thing1", FieldType.THING, FieldSource.TITLE),
            new Field("time3", FieldType.TIME, FieldSource.TIME));
  }

  @Test
  void needsNoPage() {
    assertThat(TemplateReader.read("moderation", new Settings("T", false, null, FIELDS)).page())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "thing1, title", "thing1, outcome", "thing1, time", "thing1, remark", "thing1, receipt",
    "phrase1, outcome", "name1, outcome", "enum1, outcome", "time1, time", "date1, time",
    "character_string1, receipt"
  })
  void takesSourcesThatFit(String key, String source) {
    assertThat(read("answer", Map.of(key, source)).fields()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "phrase1, title",
    "phrase1, time",
    "phrase1, remark",
    "time1, outcome",
    "date1, title",
    "name1, title",
    "enum1, title",
    "character_string1, title",
    "number1, title",
    "letter1, outcome",
    "symbol1, outcome",
    "amount1, outcome",
    "phone_number1, title",
    "car_number1, title",
    "thing1, text",
    "thing1, TITLE",
    "thing1, ''",
    // No such prefix, no number, no prefix.
    "things1, title",
    "thing, title",
    "1, title",
    "thing1a, title",
    "Thing1, title",
    "character-string1, receipt",
    "thing1234, title"
  })
  void refusesOthersByName(String key, String source) {
    assertThatThrownBy(() -> read("answer", Map.of(key, source)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("gongkai.notification.templates.answer.fields." + key + " ");
  }

  @Test
  void knowsNoReceiptOfAModeratedComment() {
    assertThatThrownBy(() -> read("moderation", Map.of("thing1", "receipt")))
        .hasMessageStartingWith("gongkai.notification.templates.moderation.fields.thing1 ");
    assertRefused("moderation", new Settings("T", false, "p?r={receipt}", FIELDS), "page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/pages/receipt",
        "",
        "pages/a b",
        "pages/样",
        "p?c={comment}",
        "p?c={receipt",
        "p?{}"
      })
  void refusesPagesThatNobodyCanOpen(String page) {
    assertRefused("answer", new Settings("T", false, page, FIELDS), "page");
  }

  @Test
  void refusesATemplateWithoutAnIdOrFields() {
    assertRefused("answer", new Settings(null, false, null, FIELDS), "id");
    assertRefused("answer", new Settings("a b", false, null, FIELDS), "id");
    assertRefused("answer", new Settings("T", false, null, Map.of()), "fields");
  }

  @ParameterizedTest
  @ValueSource(strings = {"answers", "ANSWER", "receipt"})
  void refusesUnknownNames(String name) {
    assertThatThrownBy(() -> read(name, FIELDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("gongkai.notification.templates." + name + " ");
  }

  @Test
  void refusesOneIdForTwoTemplates() {
    NotificationConfig.Template one = new Settings("T", false, null, FIELDS);
    assertThatThrownBy(
            () -> new Templates(new FixedConfig(Map.of("answer", one, "moderation", one))))
        .hasMessageStartingWith("gongkai.notification.templates.moderation.id ");
  }

  @Test
  void spendsNoConsentOnAnythingButResults() {
    NotificationConfig.Template one = new Settings("T", false, null, FIELDS);
    NotificationConfig.Template other = new Settings("U", false, null, FIELDS);
    Templates templates =
        new Templates(new FixedConfig(Map.of("answer", one, "moderation", other)));
    assertThat(templates.of(InboxKind.COMMENT_MASKED)).isNull();
    assertThat(templates.of(InboxKind.ANSWER_PUBLISHED)).isEqualTo(templates.find("answer"));
    assertThat(templates.of(InboxKind.ANSWER_REVISED)).isEqualTo(templates.find("answer"));
    assertThat(templates.of(InboxKind.COMMENT_HIDDEN)).isEqualTo(templates.find("moderation"));
    assertThat(templates.of(InboxKind.APPEAL_DECIDED)).isEqualTo(templates.find("moderation"));
    assertThat(new Templates(new FixedConfig(Map.of())).of(InboxKind.ANSWER_PUBLISHED)).isNull();
  }

  private static MessageTemplate read(String name, Map<String, String> fields) {
    return TemplateReader.read(name, new Settings("T", false, null, fields));
  }

  private static void assertRefused(String name, Settings settings, String part) {
    assertThatThrownBy(() -> TemplateReader.read(name, settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("gongkai.notification.templates." + name + "." + part + " ");
  }

  /** Configured values. */
  record Settings(
      @Nullable String idOrNull,
      boolean standing,
      @Nullable String pageOrNull,
      Map<String, String> fields)
      implements NotificationConfig.Template {

    @Override
    public Optional<String> id() {
      return Optional.ofNullable(idOrNull);
    }

    @Override
    public Optional<String> page() {
      return Optional.ofNullable(pageOrNull);
    }
  }
}
