package org.gongkai.platform.office;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one XML part of an Office file. Where the file offers the same content in two
 * forms, only the first is seen; formatting from before a tracked change is not seen at all.
 */
public final class XmlCursor {

  /** Office itself stays far below; more would exhaust the stack of whoever follows the nesting. */
  private static final int DEEPEST = 200;

  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  /** The same in files of the strict form. */
  private static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

  private final XMLStreamReader reader;

  /** The depths of alternatives of which one was taken already. */
  private final BitSet taken = new BitSet();

  private int depth;

  XmlCursor(byte[] part) {
    try {
      reader = factory().createXMLStreamReader(new StringReader(decoded(part)));
    } catch (XMLStreamException | CharacterCodingException e) {
      throw unreadable(e);
    }
  }

  /** Parts are in UTF-8 or UTF-16; the parser would print what it cannot decode. */
  private static String decoded(byte[] part) throws CharacterCodingException {
    int first = part.length < 2 ? 0 : (part[0] & 0xFF) << 8 | (part[1] & 0xFF);
    boolean wide = first == 0xFEFF || first == 0xFFFE;
    Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    String text = charset.newDecoder().decode(ByteBuffer.wrap(part)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static XMLInputFactory factory() {
    // The JDK's own parser by name: what else is on the class path must not matter here.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Our own limit counts, so that a file is read alike whatever the version of the JDK.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    return factory;
  }

  /** How many elements are open. */
  public int depth() {
    return depth;
  }

  /**
   * Goes to the next start of an element inside the one at the given depth, at whatever level.
   *
   * @return false when that element has ended, or the part when the depth is 0
   */
  public boolean next(int within) {
    int event = advance();
    while (event != XMLStreamConstants.END_DOCUMENT) {
      if (event == XMLStreamConstants.START_ELEMENT && !isPassedOver()) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && depth < within) {
        return false;
      }
      event = advance();
    }
    return false;
  }

  /** The name of the element without its prefix. */
  public String name() {
    return reader.getLocalName();
  }

  /** Whether the element belongs to word processing and not to a drawing or a formula. */
  public boolean isWord() {
    String namespace = reader.getNamespaceURI();
    return WORD.equals(namespace) || STRICT.equals(namespace);
  }

  /** The value of the attribute, whatever its prefix. */
  public @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The value of the attribute, or an empty text. */
  public String text(String name) {
    String value = attribute(name);
    return value == null ? "" : value;
  }

  /** Whether a switch such as {@code w:vanish} is on: it is unless it says otherwise. */
  public boolean isOn() {
    String value = text("val");
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  /** Goes to the end of the element. */
  public void skip() {
    int start = depth;
    while (depth >= start && advance() != XMLStreamConstants.END_DOCUMENT) {
      // What is inside does not matter.
    }
  }

  /** Goes to the end of the element and gives all characters in it. */
  public String words() {
    StringBuilder words = new StringBuilder();
    int start = depth;
    while (depth >= start) {
      int event = advance();
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        words.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }
    return words.toString();
  }

  private boolean isPassedOver() {
    String name = name();
    boolean passed =
        switch (name) {
          case "AlternateContent" -> {
            taken.clear(depth + 1);
            yield false;
          }
          case "Choice", "Fallback" -> isOtherBranch();
          default -> name.endsWith("Change") && isWord();
        };
    if (passed) {
      skip();
    }
    return passed;
  }

  private boolean isOtherBranch() {
    boolean other = taken.get(depth);
    taken.set(depth);
    return other;
  }

  private int advance() {
    try {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> deepen();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new OfficeFileException(OfficeFileException.Reason.UNSAFE_FILE);
        default -> {
          // Everything else is text or means nothing.
        }
      }
      return event;
    } catch (XMLStreamException e) {
      throw unreadable(e);
    }
  }

  private void deepen() {
    if (++depth > DEEPEST) {
      throw new OfficeFileException(OfficeFileException.Reason.UNREADABLE_FILE);
    }
  }

  private static OfficeFileException unreadable(Exception cause) {
    return new OfficeFileException(OfficeFileException.Reason.UNREADABLE_FILE, cause);
  }
}
