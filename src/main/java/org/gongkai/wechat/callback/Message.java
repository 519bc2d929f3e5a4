package org.gongkai.wechat.callback;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.gongkai.wechat.WechatEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the platform pushed, as its text and as what that says.
 *
 * @param text XML or JSON
 * @param content the same whichever it is
 */
record Message(String text, JsonObject content) {

  /** Reads a text; null when it is neither an XML document nor a JSON object. */
  static @Nullable Message read(String text) {
    String bare = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    // The content type that comes with it says nothing reliable.
    JsonObject content = bare.startsWith("<") ? MessageXml.read(bare) : json(bare);
    return content == null ? null : new Message(text, unwrapped(content));
  }

  private static @Nullable JsonObject json(String text) {
    try {
      return text.startsWith("{") ? new JsonObject(text) : null;
    } catch (DecodeException malformed) {
      return null;
    }
  }

  /**
   * XML puts the fields of some events into an element of their name, {@code
   * SubscribeMsgPopupEvent} for {@code subscribe_msg_popup_event}, which JSON does not have.
   */
  private static JsonObject unwrapped(JsonObject content) {
    String event = WechatEvent.text(content, "Event");
    if (event != null && event.startsWith("subscribe_msg_")) {
      String wrapper = camelCase(event);
      if (content.getValue(wrapper) instanceof JsonObject fields) {
        content.remove(wrapper);
        content.mergeIn(fields);
      }
    }
    return content;
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_", -1)) {
      if (!word.isEmpty()) {
        camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return camel.toString();
  }

  /** Its kind; null for what is only the envelope of an encrypted message. */
  @Nullable String type() {
    return WechatEvent.text(content, "MsgType");
  }

  /** Name of the event; null when it is a message that a person wrote. */
  @Nullable String event() {
    return "event".equalsIgnoreCase(type()) ? WechatEvent.text(content, "Event") : null;
  }

  /** The encrypted message that it holds; null when it holds none. */
  @Nullable String encrypted() {
    return WechatEvent.text(content, "Encrypt");
  }

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "Message[" + text.length() + " characters]";
  }
}
