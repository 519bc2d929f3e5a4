package org.gongkai.citizen.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.citizen.notification.MessageTemplate.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads one configured template. Everything that the platform would refuse with each message is
 * refused here, with the setting's name.
 */
final class TemplateReader {

  private static final String PREFIX = "gongkai.notification.templates.";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern KEY = Pattern.compile("([a-z_]+?)([0-9]{1,3})");
  private static final Pattern PAGE = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");

  private final String setting;

  private TemplateReader(String name) {
    this.setting = PREFIX + name;
  }

  /**
   * Reads it.
   *
   * @throws IllegalStateException naming the setting that is wrong
   */
  static MessageTemplate read(String name, NotificationConfig.Template configured) {
    TemplateReader reader = new TemplateReader(name);
    TemplateName known =
        Arrays.stream(TemplateName.values())
            .filter(one -> one.key().equals(name))
            .findFirst()
            .orElseThrow(() -> reader.wrong("", "is no template; there are answer and moderation"));
    return new MessageTemplate(
        known,
        reader.id(configured.id().orElse("")),
        configured.standing(),
        reader.page(known, configured.page().orElse(null)),
        reader.fields(known, configured.fields()));
  }

  private String id(String id) {
    if (!ID.matcher(id).matches()) {
      throw wrong(".id", "must be the platform's id of the template");
    }
    return id;
  }

  private @Nullable String page(TemplateName name, @Nullable String page) {
    if (page == null) {
      return null;
    }
    if (page.startsWith("/") || !PAGE.matcher(page).matches()) {
      throw wrong(".page", "must be a page of the mini-program without a slash in front");
    }
    Matcher placeholders = PLACEHOLDER.matcher(page);
    while (placeholders.find()) {
      String one = placeholders.group();
      boolean known =
          one.equals(MessageTemplate.MESSAGE)
              || (one.equals(MessageTemplate.RECEIPT) && name.hasReceipt());
      if (!known) {
        throw wrong(".page", "has the placeholder " + one + ", which its messages do not know");
      }
    }
    return page;
  }

  private List<Field> fields(TemplateName name, Map<String, String> fields) {
    if (fields.isEmpty()) {
      throw wrong(".fields", "is missing: a template has one field or more");
    }
    return new TreeMap<>(fields)
        .entrySet().stream().map(field -> field(name, field.getKey(), field.getValue())).toList();
  }

  private Field field(TemplateName name, String key, String value) {
    Matcher parts = KEY.matcher(key);
    FieldType type = parts.matches() ? FieldType.of(parts.group(1)) : null;
    if (type == null) {
      throw wrong(".fields." + key, "must be a number after one of " + FieldType.prefixes());
    }
    FieldSource source =
        type.sources().stream()
            .filter(one -> one.key().equals(value))
            .filter(one -> one != FieldSource.RECEIPT || name.hasReceipt())
            .findFirst()
            .orElseThrow(() -> wrong(".fields." + key, fitting(name, type)));
    return new Field(key, type, source);
  }

  private static String fitting(TemplateName name, FieldType type) {
    String sources =
        type.sources().stream()
            .filter(source -> source != FieldSource.RECEIPT || name.hasReceipt())
            .map(FieldSource::key)
            .collect(Collectors.joining(", "));
    return sources.isEmpty() ? "has a type for which there is no source" : "takes only " + sources;
  }

  private IllegalStateException wrong(String part, String why) {
    return new IllegalStateException(setting + part + ' ' + why);
  }
}
