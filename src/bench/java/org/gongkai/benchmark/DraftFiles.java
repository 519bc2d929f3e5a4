package org.gongkai.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One draft as the three kinds of file that an import takes. Its words need no escaping. */
final class DraftFiles {

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String FORMATS = "http://schemas.openxmlformats.org/";
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private DraftFiles() {}

  static String text(List<String> paragraphs) {
    return paragraphs.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  static byte[] html(List<String> paragraphs) {
    String body =
        paragraphs.stream()
            .map(line -> "<p style=\"text-indent:2em\"><span>" + line + "</span></p>\n")
            .collect(Collectors.joining());
    String page =
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body><div>\n"
            + body
            + "</div></body></html>\n";
    return page.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] docx(List<String> paragraphs) {
    String body =
        paragraphs.stream()
            .map(line -> "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>")
            .collect(Collectors.joining());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream file = new ZipOutputStream(bytes)) {
      put(file, "[Content_Types].xml", contentTypes());
      put(file, "_rels/.rels", links());
      put(
          file,
          "word/document.xml",
          "<w:document xmlns:w=\""
              + FORMATS
              + "wordprocessingml/2006/main\"><w:body>"
              + body
              + "</w:body></w:document>");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String contentTypes() {
    return "<Types xmlns=\""
        + FORMATS
        + "package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\""
        + MAIN
        + "\"/></Types>";
  }

  private static String links() {
    return "<Relationships xmlns=\""
        + FORMATS
        + "package/2006/relationships\"><Relationship Id=\"r1\" Type=\""
        + FORMATS
        + "officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
        + "</Relationships>";
  }

  private static void put(ZipOutputStream file, String name, String part) throws IOException {
    file.putNextEntry(new ZipEntry(name));
    file.write((XML + part).getBytes(StandardCharsets.UTF_8));
    file.closeEntry();
  }
}
