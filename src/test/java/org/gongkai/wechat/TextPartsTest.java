package org.gongkai.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPartsTest {

  private static final String RARE = "𠮷";
  private static final int OVERLAP = 100;

  @ParameterizedTest
  @CsvSource({
    "0,1", "1,1", "2499,1", "2500,1", "2501,2", "4899,2", "4900,2", "4901,3", "5000,3", "10000,5"
  })
  void cutsAsFewPartsAsTheLengthNeeds(int length, int parts) {
    assertThat(TextParts.of(distinct(length))).hasSize(parts);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2499, 2500, 2501, 2600, 4899, 4900, 4901, 5000, 10000})
  void losesNothingAndOverlaps(int length) {
    String text = distinct(length);
    assertThat(joined(TextParts.of(text), OVERLAP)).isEqualTo(text);
  }

  @Test
  void cutsAfterTheLastSentenceThatEndsInTime() {
    String sentence = "建议把收费标准公布在村口。";
    String text = sentence.repeat(400);
    List<String> parts = TextParts.of(text);
    assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part.endsWith("。"));
    assertThat(parts.get(0)).hasSize(TextParts.MAX / sentence.length() * sentence.length());
    assertThat(joined(parts, OVERLAP)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"。", "！", "？", "；", "!", "?", ";", "\n"})
  void knowsTheEndsOfSentences(String end) {
    String text = "甲".repeat(1999) + end + "乙".repeat(2000);
    assertThat(TextParts.of(text).get(0)).hasSize(2000).endsWith(end);
  }

  @Test
  void cutsAFullPartWhereTheOnlySentenceEndsTooEarly() {
    String text = "甲".repeat(1000) + "。" + "乙".repeat(3000);
    assertThat(TextParts.of(text).get(0)).hasSize(TextParts.MAX);
  }

  @Test
  void showsAPhraseAtAnySeamWhole() {
    String phrase = "测试违规";
    for (int at = 2300; at <= 2700; at++) {
      String text = "甲".repeat(at) + phrase + "乙".repeat(3000);
      assertThat(TextParts.of(text)).as("phrase at %d", at).anyMatch(part -> part.contains(phrase));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 99, 100, 101})
  void cutsNoCharacterInTwo(int shift) {
    String text = "甲".repeat(shift) + RARE.repeat(5000);
    List<String> parts = TextParts.of(text);
    assertThat(parts).allSatisfy(TextPartsTest::isWhole);
    assertThat(parts.get(parts.size() - 1)).endsWith(RARE);
    int seen = parts.stream().mapToInt(part -> part.codePointCount(0, part.length())).sum();
    assertThat(seen).isGreaterThanOrEqualTo(text.codePointCount(0, text.length()));
  }

  @Test
  void keepsEveryPartOfAMixedTextWithinTheLimit() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 5000; i++) {
        text.append(random.nextBoolean() ? RARE : "甲");
      }
      assertThat(TextParts.of(text.toString())).allSatisfy(TextPartsTest::isWhole);
    }
  }

  @Test
  void endsOnATextOfUnpairedSurrogates() {
    assertThat(TextParts.of("\udc00".repeat(6000))).isNotEmpty();
  }

  private static void isWhole(String part) {
    assertThat(part.length()).isBetween(1, TextParts.MAX);
    assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
    assertThat(Character.isHighSurrogate(part.charAt(part.length() - 1))).isFalse();
  }

  /** A text in which the same characters do not soon come again. */
  private static String distinct(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (0x4e00 + i));
    }
    return text.toString();
  }

  private static String joined(List<String> parts, int overlap) {
    StringBuilder text = new StringBuilder(parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      assertThat(text.toString()).endsWith(part.substring(0, overlap));
      text.append(part.substring(overlap));
    }
    return text.toString();
  }
}
