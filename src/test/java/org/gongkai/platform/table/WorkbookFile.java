package org.gongkai.platform.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook from hand-written XML. */
final class WorkbookFile {

  private static final String SHEET = "xl/worksheets/sheet1.xml";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private WorkbookFile() {}

  /** A workbook with this sheet, which is the whole part. */
  static WorkbookFile ofSheet(String xml) {
    WorkbookFile file = new WorkbookFile();
    file.part("[Content_Types].xml", XlsxParts.contentTypes(1));
    file.part("_rels/.rels", XlsxParts.LINKS);
    file.part("xl/workbook.xml", XlsxParts.workbook(1));
    file.part("xl/_rels/workbook.xml.rels", XlsxParts.workbookLinks(1));
    return file.part(SHEET, xml);
  }

  /** A workbook with these rows. */
  static WorkbookFile of(String... rows) {
    return ofSheet(root("worksheet", "<sheetData>" + String.join("", rows) + "</sheetData>"));
  }

  static String root(String name, String content) {
    return "<" + name + " xmlns=\"" + XlsxParts.MAIN + "\">" + content + "</" + name + ">";
  }

  /** A row of texts without any numbers of rows and columns. */
  static String row(String... cells) {
    StringBuilder row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  @CanIgnoreReturnValue
  WorkbookFile part(String name, String content) {
    return part(name, content.getBytes(UTF_8));
  }

  @CanIgnoreReturnValue
  WorkbookFile part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  /** The same with its table of texts. */
  WorkbookFile strings(String content) {
    String rels = XlsxParts.workbookLinks(1);
    String link =
        "<Relationship Id=\"rId9\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>";
    part("xl/_rels/workbook.xml.rels", rels.replace("</Rel", link + "</Rel"));
    part("xl/styles.xml", XlsxParts.STYLES);
    return part("xl/sharedStrings.xml", root("sst", content));
  }

  byte[] bytes() {
    if (!parts.containsKey("xl/styles.xml")) {
      part("xl/styles.xml", XlsxParts.STYLES);
    }
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
