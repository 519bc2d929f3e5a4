package org.gongkai.consultation.draft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a Word file from hand-written XML. */
final class DocxFile {

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String NAMESPACES =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
          + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
          + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
          + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
          + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder links = new StringBuilder();
  private String contentType =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private DocxFile(String document) {
    parts.put("word/document.xml", document.getBytes(StandardCharsets.UTF_8));
  }

  /** A file with these blocks in its body. */
  static DocxFile of(String... blocks) {
    return new DocxFile(
        root("document", "<w:body>" + String.join("", blocks) + "<w:sectPr/></w:body>"));
  }

  /** A file whose main part is exactly this. */
  static DocxFile ofDocument(String xml) {
    return new DocxFile(xml);
  }

  static String root(String name, String content) {
    return HEAD + "<w:" + name + NAMESPACES + ">" + content + "</w:" + name + ">";
  }

  static String paragraph(String text) {
    return "<w:p>" + run(text) + "</w:p>";
  }

  static String run(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  /** A paragraph of a style. */
  static String styled(String style, String text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(text) + "</w:p>";
  }

  /** A paragraph that names its list itself. */
  static String numbered(int list, int level, String text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\""
        + level
        + "\"/><w:numId w:val=\""
        + list
        + "\"/></w:numPr></w:pPr>"
        + run(text)
        + "</w:p>";
  }

  /** A level of a list; {@code more} goes between its format and its pattern. */
  static String level(int level, String format, String pattern, String more) {
    return "<w:lvl w:ilvl=\""
        + level
        + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\""
        + format
        + "\"/>"
        + more
        + "<w:lvlText w:val=\""
        + pattern
        + "\"/></w:lvl>";
  }

  /** A row of cells that hold this XML. */
  static String row(String... cells) {
    StringBuilder row = new StringBuilder("<w:tr>");
    for (String cell : cells) {
      row.append("<w:tc>").append(cell).append("</w:tc>");
    }
    return row.append("</w:tr>").toString();
  }

  /** Adds a part that the document is linked to, such as {@code numbering}. */
  DocxFile linked(String type, String content) {
    String root = type.equals("header") ? "hdr" : type.equals("footer") ? "ftr" : type;
    return link(type, type + ".xml", "").part("word/" + type + ".xml", root(root, content));
  }

  /** Adds a link that leads out of the file. */
  DocxFile external(String type, String address) {
    return link(type, address, " TargetMode=\"External\"");
  }

  DocxFile part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  DocxFile part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  String partText(String name) {
    byte[] content = parts.get(name);
    return content == null ? "" : new String(content, StandardCharsets.UTF_8);
  }

  DocxFile contentType(String type) {
    contentType = type;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      write(zip, "[Content_Types].xml", contentTypes());
      write(zip, "_rels/.rels", relationships(linkTo("officeDocument", "word/document.xml", "")));
      write(zip, "word/_rels/document.xml.rels", relationships(links.toString()));
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  DocxFile link(String type, String target, String mode) {
    links.append(linkTo(type, target, mode));
    return this;
  }

  private static String linkTo(String type, String target, String mode) {
    return String.format(
        "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"%s/>",
        "r" + target.hashCode(), OFFICE, type, target, mode);
  }

  private static String relationships(String links) {
    return HEAD
        + "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\">"
        + links
        + "</Relationships>";
  }

  private String contentTypes() {
    return HEAD
        + "<Types xmlns=\""
        + PACKAGE
        + "content-types\"><Default Extension=\"rels\""
        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
        + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
        + " PartName=\"/word/document.xml\" ContentType=\""
        + contentType
        + "\"/></Types>";
  }

  private static void write(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
