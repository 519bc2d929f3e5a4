package org.gongkai.platform.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook whose sheets are compressed while their rows come, with every text inside its cell, so
 * that nothing but the compressor's window is kept. A full sheet is followed by another with the
 * same heading. The file carries no time: the same rows give the same bytes on the same runtime.
 */
final class XlsxEncoder implements RowEncoder {

  /** The first time a zip file can hold. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final XlsxSheet sheet;
  private final XlsxLimits limits;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  private int sheets;
  private int sheetRows;
  private long sheetBytes;
  private long rows;

  XlsxEncoder(List<? extends TableColumn<?>> columns, XlsxLimits limits) {
    this.sheet = new XlsxSheet(columns);
    this.limits = limits;
    zip.setLevel(Deflater.BEST_SPEED);
  }

  @Override
  public byte[] start() {
    return piece(this::beginSheet);
  }

  @Override
  public byte[] rows(List<List<@Nullable String>> page) {
    return piece(
        () -> {
          for (List<@Nullable String> row : page) {
            write(row);
          }
        });
  }

  @Override
  public byte[] end() {
    return piece(
        () -> {
          endSheet();
          writeFixedParts();
          zip.close();
        });
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void write(List<@Nullable String> row) throws IOException {
    rows++;
    String xml = sheet.row(sheetRows + 1, rows, row);
    if (sheetRows > 1 && (sheetRows >= limits.rows() || sheetBytes >= limits.bytes())) {
      endSheet();
      beginSheet();
      xml = sheet.row(sheetRows + 1, rows, row);
    }
    append(xml);
    sheetRows++;
  }

  private void beginSheet() throws IOException {
    sheets++;
    begin("xl/worksheets/sheet" + sheets + ".xml");
    sheetBytes = 0;
    append(sheet.start());
    sheetRows = 1;
  }

  private void endSheet() throws IOException {
    append(XlsxSheet.END);
    zip.closeEntry();
  }

  private void writeFixedParts() throws IOException {
    part("xl/styles.xml", XlsxParts.STYLES);
    part("xl/workbook.xml", XlsxParts.workbook(sheets));
    part("xl/_rels/workbook.xml.rels", XlsxParts.workbookLinks(sheets));
    part("_rels/.rels", XlsxParts.LINKS);
    part("[Content_Types].xml", XlsxParts.contentTypes(sheets));
  }

  private void part(String name, String content) throws IOException {
    begin(name);
    append(content);
    zip.closeEntry();
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private void append(String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    sheetBytes += bytes.length;
    zip.write(bytes);
  }

  private byte[] piece(Work work) {
    try {
      work.run();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] ready = out.toByteArray();
    out.reset();
    return ready;
  }

  private interface Work {
    void run() throws IOException;
  }
}
