package org.gongkai.platform.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.platform.table.WorkbookFile.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gongkai.platform.table.TableException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to harm, were harmed, or are of another kind. */
class UnsafeTablesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE x SYSTEM \"http://example.invalid/x.dtd\">",
        "<!DOCTYPE x [<!ENTITY a \"甲甲\"><!ENTITY b \"&a;&a;\"><!ENTITY e \"&b;&b;\">]>"
      })
  void refusesDeclarationsInAnyPart(String declaration) {
    String sheet = WorkbookFile.root("worksheet", "<sheetData>" + row("&e;") + "</sheetData>");
    Refused.because(Reason.UNSAFE_FILE, WorkbookFile.ofSheet(declaration + sheet).bytes());
    WorkbookFile strings = WorkbookFile.of(row("甲")).strings("<si><t>&e;</t></si>");
    String table = declaration + WorkbookFile.root("sst", "<si><t>&e;</t></si>");
    strings.part("xl/sharedStrings.xml", table);
    Refused.because(Reason.UNSAFE_FILE, strings.bytes());
  }

  @Test
  void refusesAFileThatUnpacksToFarMore() {
    byte[] empty = new byte[3_000_000];
    Refused.because(Reason.UNSAFE_FILE, small().part("xl/media/a.bmp", empty).bytes());
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 400_000; i++) {
      rows.append("<row><c t=\"b\"><v>1</v></c></row>");
    }
    Refused.because(Reason.UNSAFE_FILE, WorkbookFile.of(rows.toString()).bytes());
  }

  @Test
  void refusesOneLongTextInManyCells() {
    StringBuilder rows = new StringBuilder(row("甲"));
    for (int i = 0; i < 300; i++) {
      rows.append("<row><c t=\"s\"><v>0</v></c></row>");
    }
    byte[] file = WorkbookFile.of(rows.toString()).strings("<si><t>" + "意".repeat(20_000)).bytes();
    Refused.because(Reason.UNREADABLE_FILE, file);
    String text = "<si><t>" + "意".repeat(20_000) + "</t></si>";
    Refused.because(Reason.FILE_TOO_LARGE, WorkbookFile.of(rows.toString()).strings(text).bytes());
  }

  @Test
  void keepsToItsLimits() {
    String rows = row("甲").repeat(10_001);
    assertEquals(10_000, TableReader.read(WorkbookFile.of(rows).bytes()).rows().size());
    Refused.at(Reason.TOO_MANY_ROWS, 10_002, 0, WorkbookFile.of(rows + row("甲")).bytes());
    String far = "<row><c r=\"AY1\" t=\"b\"><v>1</v></c></row>";
    Refused.at(Reason.TOO_MANY_COLUMNS, 1, 51, WorkbookFile.of(far).bytes());
    byte[] longer = WorkbookFile.of(row("甲"), row("意".repeat(20_001))).bytes();
    Refused.at(Reason.CELL_TOO_LONG, 2, 1, longer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r=\"0\"/>",
        "<row r=\"-1\"/>",
        "<row r=\"1048577\"/>",
        "<row r=\"99999999999\"/>",
        "<row r=\"2\"/><row r=\"2\"/>",
        "<row r=\"3\"/><row r=\"2\"/>",
        "<row><c r=\"1\"/></row>",
        "<row><c r=\"ZZZZZZZ1\"><v>1</v></c></row>",
        "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
        "<row><c r=\"A1\"/><c r=\"A1\"/></row>",
        "<row><c t=\"s\"><v>0</v></c></row>",
        "<row><c t=\"s\"><v>-1</v></c></row>",
        "<row><c t=\"s\"><v>x</v></c></row>",
        "<row><c>",
        "</row>",
        "<row><c t=\"inlineStr\"><is><t>&undeclared;</t></is></c></row>"
      })
  void refusesSheetsThatNobodyHonestWrites(String rows) {
    byte[] file = WorkbookFile.of(row("甲").replace("<row>", "<row r=\"1\">"), rows).bytes();
    TableException refusal = assertThrows(TableException.class, () -> TableReader.read(file));
    assertThat(refusal.reason()).isIn(Reason.UNREADABLE_FILE, Reason.UNSAFE_FILE);
  }

  @Test
  void refusesWorkbooksOfOtherKinds() throws IOException {
    byte[] macros = small().part("xl/vbaProject.bin", new byte[9]).bytes();
    Refused.because(Reason.CONTAINS_MACROS, macros);
    String types = XlsxParts.contentTypes(1);
    String enabled = types.replaceFirst("[^\"]*sheet.main\\+xml", "macroEnabled.main+xml");
    Refused.because(Reason.CONTAINS_MACROS, small().part("[Content_Types].xml", enabled).bytes());
    Refused.because(Reason.OLD_WORKBOOK, old());
    Refused.because(Reason.LOCKED_WORKBOOK, locked(small().bytes()));
    Refused.because(
        Reason.UNREADABLE_FILE, small().part("_rels/.rels", "<Relationships/>").bytes());
    Refused.because(Reason.UNREADABLE_FILE, "PK\3\4".getBytes(ISO_8859_1));
    Refused.because(Reason.UNREADABLE_FILE, "PK\5\6".concat("\0".repeat(18)).getBytes(ISO_8859_1));
    String hidden = XlsxParts.workbook(1).replace("<sheet ", "<sheet state=\"veryHidden\" ");
    Refused.because(Reason.UNREADABLE_FILE, small().part("xl/workbook.xml", hidden).bytes());
  }

  @Test
  void refusesAFileThatWasCutShort() {
    byte[] file = WorkbookFile.of(row("意见"), row("甲"), row("乙")).bytes();
    assertEquals(2, TableReader.read(file).rows().size());
    for (int length = 4; length < file.length; length += 7) {
      Refused.because(Reason.UNREADABLE_FILE, Arrays.copyOf(file, length));
    }
  }

  @Test
  void meetsHarmedFilesWithARefusalOrATable() {
    byte[] book = WorkbookFile.of(row("意见", "来源"), row("甲", "来信")).strings("").bytes();
    byte[] text = "意见,来源\n\"甲\",来信\n".getBytes(UTF_16LE);
    Random random = new Random(20260301);
    int refused = 0;
    for (int i = 0; i < 4_000; i++) {
      byte[] harmed = (i % 2 == 0 ? book : text).clone();
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        harmed[random.nextInt(harmed.length)] = (byte) random.nextInt();
      }
      refused += isRefused(harmed) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  /** Anything but a table and a refusal fails the test. */
  private static boolean isRefused(byte[] file) {
    try {
      return TableReader.read(file).heading().cells().isEmpty();
    } catch (TableException refusal) {
      return true;
    }
  }

  private static WorkbookFile small() {
    return WorkbookFile.of(row("意见"), row("甲"));
  }

  private static byte[] old() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet().createRow(0).createCell(0).setCellValue("意见");
      book.write(file);
    }
    return file.toByteArray();
  }

  private static byte[] locked(byte[] book) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("example");
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(book);
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
      container.writeFilesystem(file);
    }
    return file.toByteArray();
  }
}
