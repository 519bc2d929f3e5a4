package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Templates of subscribe messages; those that stand here from the start are the ones in the
 * application's configuration for development and tests. The type of a value is the letters of its
 * key; the limits are those of the platform's page on {@code subscribeMessage.send}.
 */
public final class WechatTemplates {

  /** One-time template of an answer: thing1 subject, phrase2 outcome, date3 day, thing4 hint. */
  public static final String ANSWER = "SANDBOX-ANSWER";

  /** Long-term template of moderation: thing1 subject, phrase2 outcome, time3 when. */
  public static final String MODERATION = "SANDBOX-MODERATION";

  private static final String DATE =
      "[0-9]{4}(年[0-9]{1,2}月[0-9]{1,2}日|[-/.][0-9]{1,2}[-/.][0-9]{1,2})";
  private static final String CLOCK = "([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";
  private static final Map<String, Pattern> TYPES = types();

  private final Map<String, Template> templates = new HashMap<>();

  WechatTemplates() {
    reset();
  }

  /** A template and the names of its values. */
  record Template(List<String> keys, boolean isLongTerm) {}

  private static Map<String, Pattern> types() {
    Map<String, Pattern> types = new HashMap<>();
    types.put("thing", Pattern.compile(".{1,20}"));
    types.put("phrase", Pattern.compile("\\p{IsHan}{1,5}"));
    types.put("name", Pattern.compile("(?!.*[0-9])([ -~]{1,20}|.{1,10})"));
    types.put("character_string", Pattern.compile("[!-~]{1,32}"));
    types.put("number", Pattern.compile("(?=.{1,32}$)-?[0-9]+(\\.[0-9]+)?"));
    types.put("letter", Pattern.compile("[A-Za-z]{1,32}"));
    types.put("symbol", Pattern.compile("[^\\p{L}\\p{N}\\s]{1,5}"));
    types.put("time", Pattern.compile(range("(" + DATE + " ?)?" + CLOCK)));
    types.put("date", Pattern.compile(range(DATE + "( ?" + CLOCK + ")?")));
    types.put("amount", Pattern.compile("[¥￥$€£]?[0-9]{1,10}(\\.[0-9]+)?元?"));
    types.put("phone_number", Pattern.compile("[0-9+() -]{1,17}"));
    types.put("car_number", Pattern.compile("[\\p{IsHan}A-Z0-9]{1,8}"));
    return Map.copyOf(types);
  }

  private static String range(String one) {
    return one + "( ?~ ?" + one + ")?";
  }

  void reset() {
    templates.clear();
    add(ANSWER, false, List.of("thing1", "phrase2", "date3", "thing4"));
    add(MODERATION, true, List.of("thing1", "phrase2", "time3"));
  }

  /** Makes a template known, or changes it. */
  void add(String id, boolean isLongTerm, List<String> keys) {
    for (String key : keys) {
      if (!TYPES.containsKey(typeOf(key))) {
        throw new IllegalArgumentException("no type of " + key);
      }
    }
    templates.put(id, new Template(List.copyOf(keys), isLongTerm));
  }

  /** Refuses an unknown one (40037). */
  Template named(String id) {
    Template template = templates.get(id);
    if (template == null) {
      throw new WechatRefusal(40037, "invalid template_id");
    }
    return template;
  }

  /** Refuses values that are not exactly those of the template (47003). */
  static void check(Template template, JsonObject data) {
    for (String key : template.keys()) {
      check(key, data.getValue(key));
    }
    for (String key : data.fieldNames()) {
      if (!template.keys().contains(key)) {
        throw invalid(key, "is not in the template");
      }
    }
  }

  private static void check(String key, @Nullable Object entry) {
    if (!(entry instanceof JsonObject object)
        || object.size() != 1
        || !(object.getValue("value") instanceof String value)) {
      throw invalid(key, "is missing or no text");
    }
    if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
      throw invalid(key, "is empty or has control characters");
    }
    Pattern type = TYPES.get(typeOf(key));
    if (type == null || !type.matcher(value).matches()) {
      throw invalid(key, "does not fit its type");
    }
  }

  private static WechatRefusal invalid(String key, String what) {
    return new WechatRefusal(47003, "argument invalid! data." + key + ".value " + what);
  }

  private static String typeOf(String key) {
    return key.replaceAll("[0-9]+$", "");
  }
}
