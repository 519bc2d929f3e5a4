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
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** Writes feeds: RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1. */
@ApplicationScoped
class FeedWriter {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
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
  String write(FeedFormat format, String column, List<FeedEntry> entries) {
    return switch (format) {
      case RSS -> xml(out -> rss(out, column, entries));
      case ATOM -> xml(out -> atom(out, column, entries));
      case JSON -> json(column, entries);
    };
  }

  private void rss(XMLStreamWriter out, String column, List<FeedEntry> entries)
      throws XMLStreamException {
    out.writeStartElement("rss");
    out.writeNamespace("atom", ATOM);
    out.writeNamespace("dc", DUBLIN_CORE);
    out.writeAttribute("version", "2.0");
    out.writeStartElement("channel");
    element(out, "title", title(column));
    element(out, "link", config.publicUrl().toString());
    element(out, "description", title(column));
    element(out, "language", "zh-cn");
    if (!entries.isEmpty()) {
      element(out, "lastBuildDate", RFC_822.format(updated(entries)));
    }
    rssLink(out, "self", FeedFormat.RSS.address(config, column), "application/rss+xml", null);
    if (config.hub().isPresent()) {
      rssLink(out, "hub", config.hub().get().toString(), null, null);
    }
    for (FeedEntry entry : entries) {
      rssItem(out, entry);
    }
    out.writeEndElement();
    out.writeEndElement();
  }

  private void rssItem(XMLStreamWriter out, FeedEntry entry) throws XMLStreamException {
    FeedEntryEntity text = entry.text();
    out.writeStartElement("item");
    element(out, "title", text.title);
    element(out, "link", link(text));
    element(out, "description", entry.whole() ? text.body : Entities.escape(text.summary));
    out.writeStartElement("dc", "creator", DUBLIN_CORE);
    out.writeCharacters(XmlText.clean(text.unit));
    out.writeEndElement();
    if (!text.category.isEmpty()) {
      element(out, "category", text.category);
    }
    rssFiles(out, entry.enclosures());
    out.writeStartElement("guid");
    out.writeAttribute("isPermaLink", "false");
    out.writeCharacters(id(text));
    out.writeEndElement();
    element(out, "pubDate", RFC_822.format(text.publishedAt));
    out.writeStartElement("atom", "updated", ATOM);
    out.writeCharacters(Times.format(text.updatedAt));
    out.writeEndElement();
    out.writeEndElement();
  }

  /** Readers of RSS expect one enclosure of an item; further files are links. */
  private static void rssFiles(XMLStreamWriter out, List<FeedEntry.Enclosure> files)
      throws XMLStreamException {
    if (files.isEmpty()) {
      return;
    }
    FeedEntry.Enclosure first = files.get(0);
    out.writeEmptyElement("enclosure");
    out.writeAttribute("url", first.url());
    out.writeAttribute("length", Long.toString(first.bytes()));
    out.writeAttribute("type", first.mediaType());
    for (FeedEntry.Enclosure file : files.subList(1, files.size())) {
      rssLink(out, "enclosure", file.url(), file.mediaType(), file.name());
    }
  }

  private static void rssLink(
      XMLStreamWriter out, String rel, String href, @Nullable String type, @Nullable String title)
      throws XMLStreamException {
    out.writeEmptyElement("atom", "link", ATOM);
    linkAttributes(out, rel, href, type, title);
  }

  private void atom(XMLStreamWriter out, String column, List<FeedEntry> entries)
      throws XMLStreamException {
    out.writeStartElement("feed");
    out.writeDefaultNamespace(ATOM);
    element(out, "id", FeedFormat.ATOM.address(config, column));
    element(out, "title", title(column));
    element(out, "updated", Times.format(updated(entries)));
    atomLink(out, "self", FeedFormat.ATOM.address(config, column));
    atomLink(out, "alternate", config.publicUrl().toString());
    if (config.hub().isPresent()) {
      atomLink(out, "hub", config.hub().get().toString());
    }
    author(out, config.publisher());
    for (FeedEntry entry : entries) {
      atomEntry(out, entry);
    }
    out.writeEndElement();
  }

  private void atomEntry(XMLStreamWriter out, FeedEntry entry) throws XMLStreamException {
    FeedEntryEntity text = entry.text();
    out.writeStartElement("entry");
    element(out, "id", id(text));
    element(out, "title", text.title);
    element(out, "published", Times.format(text.publishedAt));
    element(out, "updated", Times.format(text.updatedAt));
    atomLink(out, "alternate", link(text));
    for (FeedEntry.Enclosure file : entry.enclosures()) {
      atomFile(out, file);
    }
    author(out, text.unit);
    if (!text.category.isEmpty()) {
      out.writeEmptyElement("category");
      out.writeAttribute("term", text.category);
    }
    element(out, "summary", text.summary);
    if (entry.whole()) {
      out.writeStartElement("content");
      out.writeAttribute("type", "html");
      out.writeCharacters(XmlText.clean(text.body));
      out.writeEndElement();
    }
    out.writeEndElement();
  }

  private static void atomFile(XMLStreamWriter out, FeedEntry.Enclosure file)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    linkAttributes(out, "enclosure", file.url(), file.mediaType(), file.name());
    if (file.bytes() > 0) {
      out.writeAttribute("length", Long.toString(file.bytes()));
    }
  }

  private static void linkAttributes(
      XMLStreamWriter out, String rel, String href, @Nullable String type, @Nullable String title)
      throws XMLStreamException {
    out.writeAttribute("rel", rel);
    out.writeAttribute("href", href);
    if (type != null) {
      out.writeAttribute("type", type);
    }
    if (title != null) {
      out.writeAttribute("title", XmlText.clean(title));
    }
  }

  /** The epoch stands for a feed that never had an entry; Atom asks for one. */
  private static Instant updated(List<FeedEntry> entries) {
    return entries.stream()
        .map(entry -> entry.text().updatedAt)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private static void author(XMLStreamWriter out, String name) throws XMLStreamException {
    out.writeStartElement("author");
    element(out, "name", name);
    out.writeEndElement();
  }

  private static void atomLink(XMLStreamWriter out, String rel, String href)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    linkAttributes(out, rel, href, null, null);
  }

  private String json(String column, List<FeedEntry> entries) {
    List<JsonFeed.Item> items = entries.stream().map(this::jsonItem).toList();
    JsonFeed feed =
        new JsonFeed(
            "https://jsonfeed.org/version/1.1",
            title(column),
            config.publicUrl().toString(),
            FeedFormat.JSON.address(config, column),
            "zh-CN",
            config
                .hub()
                .map(hub -> List.of(new JsonFeed.Hub("WebSub", hub.toString())))
                .orElse(null),
            items);
    try {
      return json.writeValueAsString(feed);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private JsonFeed.Item jsonItem(FeedEntry entry) {
    FeedEntryEntity text = entry.text();
    return new JsonFeed.Item(
        id(text),
        link(text),
        XmlText.clean(text.title),
        XmlText.clean(text.summary),
        entry.whole() ? XmlText.clean(text.body) : null,
        entry.whole() ? null : XmlText.clean(text.summary),
        text.publishedAt,
        text.updatedAt,
        List.of(new JsonFeed.Author(XmlText.clean(text.unit))),
        text.category.isEmpty() ? List.of() : List.of(text.category),
        entry.enclosures().stream().map(FeedWriter::attachment).toList());
  }

  private static JsonFeed.Attachment attachment(FeedEntry.Enclosure file) {
    return new JsonFeed.Attachment(
        file.url(),
        file.mediaType(),
        XmlText.clean(file.name()),
        file.bytes() > 0 ? file.bytes() : null);
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
