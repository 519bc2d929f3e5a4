package org.gongkai.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRulesTest {

  private final ObjectMapper json = JsonMapper.builder().findAndAddModules().build();

  JsonRulesTest() {
    new JsonRules().customize(json);
  }

  enum Colour {
    RED,
    GREEN
  }

  record Sample(@Nullable String text, @Nullable Colour colour, @Nullable Instant at) {}

  record Count(int number) {}

  record Flag(boolean flag) {}

  record Texts(List<String> texts) {}

  @Test
  void writesInstantsWithTheOffsetOfChina() throws JsonProcessingException {
    assertThat(json.writeValueAsString(Map.of("at", Instant.parse("2026-02-28T16:00:00Z"))))
        .isEqualTo("{\"at\":\"2026-03-01T00:00:00+08:00\"}");
    assertThat(json.writeValueAsString(Instant.parse("2026-02-28T16:00:00.120456Z")))
        .isEqualTo("\"2026-03-01T00:00:00.12+08:00\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T00:00:00+08:00", "2026-02-28T16:00:00Z"})
  void readsInstantsInAnyOffset(String text) throws JsonProcessingException {
    assertThat(read("{\"at\":\"" + text + "\"}").at())
        .isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
  }

  @Test
  void readsWhatItWrote() throws JsonProcessingException {
    Sample sample = new Sample("甲", Colour.GREEN, Instant.parse("2026-02-28T16:00:00.5Z"));
    assertThat(read(json.writeValueAsString(sample))).isEqualTo(sample);
  }

  @Test
  void refusesAnUnknownField() {
    assertThatThrownBy(() -> read("{\"txet\":\"甲\"}"))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "\"red\"", "\"BLUE\"", "\"\"", "true", "{}"})
  void takesNothingButItsNameForAnEnum(String value) {
    assertThatThrownBy(() -> read("{\"colour\":" + value + "}"))
        .isInstanceOf(JsonMappingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5.5", "true", "{}", "[\"甲\"]"})
  void takesNothingButATextForAText(String value) {
    assertThatThrownBy(() -> read("{\"text\":" + value + "}"))
        .isInstanceOf(MismatchedInputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"number\":null}", "{}"})
  void refusesNullForANumber(String text) {
    assertThatThrownBy(() -> json.readValue(text, Count.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void takesNoTextForANumberOrAFlag() {
    assertThatThrownBy(() -> json.readValue("{\"number\":\"5\"}", Count.class))
        .isInstanceOf(MismatchedInputException.class);
    assertThatThrownBy(() -> json.readValue("{\"flag\":\"false\"}", Flag.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void refusesATextThatTheDatabaseCannotHold() {
    assertThatThrownBy(() -> read("{\"text\":\"甲\\u0000\"}"))
        .isInstanceOf(MismatchedInputException.class);
    assertThatThrownBy(() -> json.readValue("{\"texts\":[\"甲\\u0000\"]}", Texts.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void keepsEveryOtherText() throws JsonProcessingException {
    assertThat(json.readValue("{\"texts\":[\"甲\",\"\",\" 𠮷 \"]}", Texts.class))
        .isEqualTo(new Texts(List.of("甲", "", " 𠮷 ")));
  }

  @Test
  void refusesWhatFollowsTheValue() {
    assertThatThrownBy(() -> read("{\"text\":\"甲\"} {}"))
        .isInstanceOf(JsonProcessingException.class);
  }

  private Sample read(String text) throws JsonProcessingException {
    return json.readValue(text, Sample.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nesting", "number", "name"})
  void refusesWhatNoDocumentOfOursNeeds(String what) {
    String text =
        switch (what) {
          case "nesting" -> "[".repeat(65) + "]".repeat(65);
          case "number" -> "1".repeat(65);
          default -> "{\"" + "n".repeat(257) + "\": 1}";
        };
    assertThatThrownBy(() -> json.readTree(text)).isInstanceOf(StreamConstraintsException.class);
  }

  @Test
  void takesWhatIsAsDeepAndLongAsAllowed() throws JsonProcessingException {
    assertThat(json.readTree("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
    assertThat(json.readTree("1".repeat(64)).isBigInteger()).isTrue();
    assertThat(json.readTree("{\"" + "n".repeat(256) + "\": 1}").size()).isOne();
  }
}
