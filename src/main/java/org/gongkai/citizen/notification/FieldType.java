package org.gongkai.citizen.notification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Types of template fields, by the documented prefixes of their keys (订阅消息参数值内容限制). A type knows
 * what it does not take, how long a value may be, and what stands for an empty one.
 */
enum FieldType {
  /** Any mix of characters. */
  THING("thing", "", 20, "－"),
  /** Chinese characters only. */
  PHRASE("phrase", "\\P{IsHan}", 5, "暂无"),
  /** Ten characters, or twenty when none is Chinese. */
  NAME("name", "[0-9]", 10, "暂无"),
  /** Digits, letters and symbols of ASCII. */
  CHARACTER_STRING("character_string", "[^\\x20-\\x7e]", 32, "-"),
  /** Digits, with decimals. */
  NUMBER("number", "[^0-9.]", 32, "0"),
  /** Letters. */
  LETTER("letter", "[^A-Za-z]", 32, "N"),
  /** Symbols. */
  SYMBOL("symbol", "[^\\p{P}\\p{S}]", 5, "-"),
  /** A time of day, also after a date. */
  TIME("time", "", 40, "－"),
  /** A day, also with a time. */
  DATE("date", "", 40, "－"),
  /** A currency sign and up to ten digits. */
  AMOUNT("amount", "[^0-9.¥￥$€£元]", 12, "0"),
  /** Digits and symbols of a telephone number. */
  PHONE_NUMBER("phone_number", "[^0-9+ -]", 17, "-"),
  /** Number plate. */
  CAR_NUMBER("car_number", "[^\\p{IsHan}A-Z0-9]", 8, "-"),
  /** One of the words that the template lists on the platform. */
  ENUM("enum", "", 20, "暂无");

  private final String prefix;
  private final Pattern refused;
  private final int most;
  private final String empty;

  FieldType(String prefix, String refused, int most, String empty) {
    this.prefix = prefix;
    this.refused = Pattern.compile(refused);
    this.most = most;
    this.empty = empty;
  }

  /** The type with this prefix; null for an undocumented one. */
  static @Nullable FieldType of(String prefix) {
    return Arrays.stream(values()).filter(t -> t.prefix.equals(prefix)).findFirst().orElse(null);
  }

  static String prefixes() {
    return Arrays.stream(values()).map(type -> type.prefix).collect(Collectors.joining(", "));
  }

  /** Sources whose values it takes. */
  Set<FieldSource> sources() {
    return switch (this) {
      case THING -> EnumSet.allOf(FieldSource.class);
      case PHRASE, NAME, ENUM -> EnumSet.of(FieldSource.OUTCOME);
      case TIME, DATE -> EnumSet.of(FieldSource.TIME);
      case CHARACTER_STRING -> EnumSet.of(FieldSource.RECEIPT);
      case NUMBER, LETTER, SYMBOL, AMOUNT, PHONE_NUMBER, CAR_NUMBER ->
          EnumSet.noneOf(FieldSource.class);
    };
  }

  /** Most characters. */
  int most() {
    return most;
  }

  /** What stands for an empty value, which the platform refuses. */
  String empty() {
    return empty;
  }

  /** The text without what the type does not take. */
  String only(String text) {
    return refused.pattern().isEmpty() ? text : refused.matcher(text).replaceAll("");
  }
}
