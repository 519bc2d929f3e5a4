package org.gongkai.wechat.callback;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.gongkai.wechat.WechatEvent;

/**
 * What makes an event the same when it comes again: account, user, second and name, as the platform
 * advises, and whatever the event is about, because several may happen to a user in one second.
 */
final class EventKey {

  // Wherever they stand: of a check, of a publication, of a message, of an answer to a template.
  private static final Set<String> SUBJECTS =
      Set.of("trace_id", "publish_id", "MsgID", "MsgId", "TemplateId", "SubscribeStatusString");

  private EventKey() {}

  /** A text that names a person: keep its keyed hash only. */
  static String of(String app, JsonObject content) {
    List<String> subjects = new ArrayList<>();
    collect(content, subjects);
    Collections.sort(subjects);
    return new JsonArray()
        .add(app)
        .add(WechatEvent.text(content, "FromUserName"))
        .add(WechatEvent.text(content, "CreateTime"))
        .add(WechatEvent.text(content, "Event"))
        .add(new JsonArray(subjects))
        .encode();
  }

  private static void collect(Object part, List<String> subjects) {
    if (part instanceof JsonObject object) {
      object.forEach(
          field -> {
            String value = WechatEvent.text(object, field.getKey());
            if (value != null && SUBJECTS.contains(field.getKey())) {
              subjects.add(field.getKey() + '=' + value);
            }
            collect(object.getValue(field.getKey()), subjects);
          });
    } else if (part instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.getValue(i), subjects);
      }
    }
  }
}
