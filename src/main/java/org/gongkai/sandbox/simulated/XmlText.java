package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a message as the platform's XML: texts as CDATA, a list as repeated elements. */
final class XmlText {

  private XmlText() {}

  static String of(JsonObject message) {
    StringBuilder xml = new StringBuilder();
    element(xml, "xml", message);
    return xml.toString();
  }

  private static void element(StringBuilder xml, String name, @Nullable Object value) {
    if (value instanceof JsonArray list) {
      list.forEach(item -> element(xml, name, item));
      return;
    }
    xml.append('<').append(name).append('>');
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, Object> field : object) {
        element(xml, field.getKey(), field.getValue());
      }
    } else if (value instanceof String text) {
      xml.append("<![CDATA[").append(text.replace("]]>", "]]]]><![CDATA[>")).append("]]>");
    } else {
      xml.append(value);
    }
    xml.append("</").append(name).append('>');
  }
}
