package org.gongkai.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest Word files, made by hand. */
public final class WordFile {

  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private WordFile() {}

  /** A file with one paragraph for each line of a text. */
  public static WordFile of(String text) {
    WordFile file = new WordFile();
    file.with(
        "[Content_Types].xml",
        "<Types xmlns=\""
            + PACKAGE
            + "content-types\"><Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
            + " PartName=\"/word/document.xml\" ContentType=\""
            + MAIN
            + "\"/></Types>");
    file.with(
        "_rels/.rels",
        "<Relationships xmlns=\""
            + PACKAGE
            + "relationships\"><Relationship Id=\"rId1\" Type=\""
            + OFFICE
            + "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    StringBuilder body = new StringBuilder();
    text.lines()
        .forEach(line -> body.append("<w:p><w:r><w:t>").append(line).append("</w:t></w:r></w:p>"));
    return file.with(
        "word/document.xml",
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body>"
            + body
            + "</w:body></w:document>");
  }

  /** The same with a further part. */
  @CanIgnoreReturnValue
  public WordFile with(String name, String content) {
    return with(name, content.getBytes(UTF_8));
  }

  /** The same with a further part. */
  @CanIgnoreReturnValue
  public WordFile with(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }
}
