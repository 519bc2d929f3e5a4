package org.gongkai.channel.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gongkai.platform.time.Times;

/** Writes feeds: RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1. */
@ApplicationScoped
class FeedWriter {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(Times.SHANGHAI);

  private final FeedConfig config;
  private final ObjectMapper json;

  FeedWriter(FeedConfig config, ObjectMapper json) {
    this.config = config;
    this.json = json;
  }

  /** Writes a column's feed; {@code entries} newest first, possibly none. */
  String write(FeedFormat format, String column, List<FeedEntryEntity> entries) {
    return switch (format) {
      case RSS -> xml(out -> rss(out, column, entries));
      case ATOM -> xml(out -> atom(out, column, entries));
      case JSON -> json(column, entries);
    };
  }

  private void rss(XMLStreamWriter out, String column, List<FeedEntryEntity> entries)
      throws XMLStreamException {
    out.writeStartElement("rss");
    out.writeNamespace("atom", ATOM);
    out.writeAttribute("version", "2.0");
    out.writeStartElement("channel");
    element(out, "title", title(column));
    element(out, "link", config.publicUrl().toString());
    element(out, "description", title(column));
    element(out, "language", "zh-cn");
    out.writeEmptyElement("atom", "link", ATOM);
    out.writeAttribute("rel", "self");
    out.writeAttribute("type", "application/rss+xml");
    out.writeAttribute("href", FeedFormat.RSS.address(config, column));
    for (FeedEntryEntity entry : entries) {
      rssItem(out, entry);
    }
    out.writeEndElement();
    out.writeEndElement();
  }

  private void rssItem(XMLStreamWriter out, FeedEntryEntity entry) throws XMLStreamException {
    out.writeStartElement("item");
    element(out, "title", entry.title);
    element(out, "link", link(entry));
    element(out, "description", entry.body);
    out.writeStartElement("guid");
    out.writeAttribute("isPermaLink", "false");
    out.writeCharacters(id(entry));
    out.writeEndElement();
    element(out, "pubDate", RFC_822.format(entry.publishedAt));
    out.writeEndElement();
  }

  private void atom(XMLStreamWriter out, String column, List<FeedEntryEntity> entries)
      throws XMLStreamException {
    out.writeStartElement("feed");
    out.writeDefaultNamespace(ATOM);
    element(out, "id", FeedFormat.ATOM.address(config, column));
    element(out, "title", title(column));
    // The epoch stands for a feed that never had an entry; the element is mandatory.
    Instant updated =
        entries.stream()
            .map(entry -> entry.updatedAt)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    element(out, "updated", Times.format(updated));
    atomLink(out, "self", FeedFormat.ATOM.address(config, column));
    atomLink(out, "alternate", config.publicUrl().toString());
    author(out, config.publisher());
    for (FeedEntryEntity entry : entries) {
      atomEntry(out, entry);
    }
    out.writeEndElement();
  }

  private void atomEntry(XMLStreamWriter out, FeedEntryEntity entry) throws XMLStreamException {
    out.writeStartElement("entry");
    element(out, "id", id(entry));
    element(out, "title", entry.title);
    element(out, "published", Times.format(entry.publishedAt));
    element(out, "updated", Times.format(entry.updatedAt));
    atomLink(out, "alternate", link(entry));
    author(out, entry.unit);
    element(out, "summary", entry.summary);
    out.writeStartElement("content");
    out.writeAttribute("type", "html");
    out.writeCharacters(XmlText.clean(entry.body));
    out.writeEndElement();
    out.writeEndElement();
  }

  private static void author(XMLStreamWriter out, String name) throws XMLStreamException {
    out.writeStartElement("author");
    element(out, "name", name);
    out.writeEndElement();
  }

  private static void atomLink(XMLStreamWriter out, String rel, String href)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", rel);
    out.writeAttribute("href", href);
  }

  private String json(String column, List<FeedEntryEntity> entries) {
    List<JsonFeed.Item> items = entries.stream().map(this::jsonItem).toList();
    JsonFeed feed =
        new JsonFeed(
            "https://jsonfeed.org/version/1.1",
            title(column),
            config.publicUrl().toString(),
            FeedFormat.JSON.address(config, column),
            "zh-CN",
            items);
    try {
      return json.writeValueAsString(feed);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private JsonFeed.Item jsonItem(FeedEntryEntity entry) {
    return new JsonFeed.Item(
        id(entry),
        link(entry),
        entry.title,
        entry.summary,
        entry.body,
        entry.publishedAt,
        entry.updatedAt,
        List.of(new JsonFeed.Author(entry.unit)));
  }

  private String title(String column) {
    return config.columns().get(column) + " - " + config.publisher();
  }

  private String link(FeedEntryEntity entry) {
    return config.publicUrl() + entry.path;
  }

  private static String id(FeedEntryEntity entry) {
    return "urn:uuid:" + entry.contentId;
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(XmlText.clean(text));
    out.writeEndElement();
  }

  private static String xml(Document document) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      document.write(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  @FunctionalInterface
  private interface Document {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }
}
