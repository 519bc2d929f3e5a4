package org.gongkai.citizen.notification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.wechat.MessageClient.Message;
import org.jspecify.annotations.Nullable;

/**
 * A template of the platform, ready for use.
 *
 * @param name what it is for
 * @param id the platform's name of it
 * @param standing whether one consent is for many messages
 * @param page page that a tap opens, with its placeholders; null for none
 */
public record MessageTemplate(
    TemplateName name, String id, boolean standing, @Nullable String page, List<Field> fields) {

  static final String RECEIPT = "{receipt}";
  static final String MESSAGE = "{message}";

  /**
   * A field.
   *
   * @param key the template's key, for example {@code thing1}
   */
  record Field(String key, FieldType type, FieldSource source) {}

  /** The message as it is sent. */
  Message message(String openid, Matter matter) {
    return new Message(openid, id, page(matter), data(matter));
  }

  Map<String, String> data(Matter matter) {
    Map<String, String> data = new LinkedHashMap<>();
    for (Field field : fields) {
      data.put(field.key(), TemplateText.fit(field.type(), field.source().of(matter)));
    }
    return Collections.unmodifiableMap(data);
  }

  /** No page rather than one that lacks what it shows. */
  @Nullable String page(Matter matter) {
    if (page == null || (page.contains(RECEIPT) && matter.receipt().isEmpty())) {
      return null;
    }
    return page.replace(RECEIPT, matter.receipt()).replace(MESSAGE, matter.messageId().toString());
  }
}
