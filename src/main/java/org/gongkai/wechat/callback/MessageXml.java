package org.gongkai.wechat.callback;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pushed XML document into the form of the pushed JSON: an element with elements is an
 * object, one without a text, a repeated one an array. Attributes mean nothing. A document type, or
 * an entity other than XML's own five, is refused.
 */
final class MessageXml {

  // The platform's deepest message has five levels.
  private static final int DEEPEST = 16;

  private final XMLStreamReader reader;

  private MessageXml(XMLStreamReader reader) {
    this.reader = reader;
  }

  /** What stands inside the root; null when the document is malformed, unsafe or too deep. */
  static @Nullable JsonObject read(String document) {
    try {
      MessageXml xml = new MessageXml(factory().createXMLStreamReader(new StringReader(document)));
      xml.toRoot();
      Object content = xml.content(1);
      xml.toEnd();
      return content instanceof JsonObject object ? object : null;
    } catch (XMLStreamException refused) {
      return null;
    }
  }

  private static XMLInputFactory factory() {
    // The JDK's own parser by name: what else is on the class path must not matter here.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private void toRoot() throws XMLStreamException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      // What stands before the root says nothing.
    }
  }

  /** A parser says only at the end that something follows the root. */
  private void toEnd() throws XMLStreamException {
    while (next() != XMLStreamConstants.END_DOCUMENT) {
      // Comments at most.
    }
  }

  /** Reads to the end of the element that began. */
  private Object content(int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("too deep");
    }
    JsonObject fields = new JsonObject();
    StringBuilder text = new StringBuilder();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = reader.getLocalName();
          add(fields, name, content(depth + 1));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        default -> {
          // A comment or an instruction.
        }
      }
    }
    return fields.isEmpty() ? text.toString() : fields;
  }

  private static void add(JsonObject fields, String name, Object value) {
    Object before = fields.getValue(name);
    if (before == null) {
      fields.put(name, value);
    } else if (before instanceof JsonArray several) {
      several.add(value);
    } else {
      fields.put(name, new JsonArray().add(before).add(value));
    }
  }

  private int next() throws XMLStreamException {
    int event = reader.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("unsafe");
    }
    return event;
  }
}
