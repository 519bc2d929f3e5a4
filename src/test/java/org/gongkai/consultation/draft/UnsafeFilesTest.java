package org.gongkai.consultation.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongkai.consultation.draft.DraftFormatException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to harm, or were harmed. */
class UnsafeFilesTest {

  private static final String BODY = "<w:body><w:p/></w:body>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE x SYSTEM \"http://example.invalid/x.dtd\">",
        "<!DOCTYPE x [<!ENTITY a \"甲甲甲甲\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;\">]>",
        "<!DOCTYPE x>"
      })
  void refusesDeclarationsInAnyPart(String declaration) {
    String document = declared(declaration, DocxFile.root("document", BODY));
    assertEquals(Reason.UNSAFE_FILE, refusal(DocxFile.ofDocument(document)));
    String used = document.replace("<w:p/>", "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>");
    assertEquals(Reason.UNSAFE_FILE, refusal(DocxFile.ofDocument(used)));
    DocxFile file = draft().linked("styles", "");
    String styles = declared(declaration, DocxFile.root("styles", ""));
    assertEquals(Reason.UNSAFE_FILE, refusal(file.part("word/styles.xml", styles)));
  }

  @Test
  void refusesEntitiesThatNobodyDeclared() {
    String document = DocxFile.root("document", BODY.replace("<w:p/>", "<w:p>&e;</w:p>"));
    assertThat(refusal(DocxFile.ofDocument(document)))
        .isIn(Reason.UNREADABLE_FILE, Reason.UNSAFE_FILE);
  }

  @Test
  void refusesAFileThatUnpacksToFarMore() {
    assertEquals(
        Reason.UNSAFE_FILE, refusal(draft().part("word/media/a.bmp", new byte[3_000_000])));
    byte[] noise = new byte[9_000_000];
    new Random(7).nextBytes(noise);
    assertThat(DraftReader.docx(draft().part("word/media/a.jpg", noise).bytes()).clauses())
        .hasSize(1);
    byte[] half = Arrays.copyOf(Arrays.copyOf(noise, 5_000_000), 13_000_000);
    DocxFile large = draft().part("word/media/a.jpg", half).part("word/media/b.jpg", half);
    assertEquals(Reason.UNSAFE_FILE, refusal(large));
    assertEquals(Reason.FILE_TOO_LARGE, refusal(large.part("word/media/c.jpg", noise)));
  }

  @Test
  void refusesTooManyEntries() {
    DocxFile file = draft();
    for (int i = 0; i < 2_000; i++) {
      DocxFile unused = file.part("word/media/" + i, "");
    }
    assertEquals(Reason.UNSAFE_FILE, refusal(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WORD/DOCUMENT.XML", "word\\document.xml", "/word/document.xml"})
  void refusesNamesThatComeTwice(String name) {
    assertEquals(Reason.UNSAFE_FILE, refusal(draft().part(name, "<x/>")));
  }

  @Test
  void doesNotCareForNamesThatLeadUpwards() {
    DocxFile file = draft().part("../../../../tmp/evil.xml", "x").part("C:\\evil.xml", "x");
    assertThat(DraftReader.docx(file.bytes()).clauses()).hasSize(1);
    assertEquals(Reason.UNSAFE_FILE, refusal(file.part("a".repeat(600), "x")));
  }

  @Test
  void refusesMacros() {
    assertEquals(
        Reason.CONTAINS_MACROS, refusal(draft().part("word/vbaProject.bin", new byte[10])));
    String type = "application/vnd.ms-word.document.macroEnabled.main+xml";
    assertEquals(Reason.CONTAINS_MACROS, refusal(draft().contentType(type)));
  }

  @Test
  void refusesWhatIsNoWordFile() throws IOException {
    byte[] old = new byte[4096];
    old[0] = (byte) 0xD0;
    old[1] = (byte) 0xCF;
    old[2] = 0x11;
    old[3] = (byte) 0xE0;
    assertEquals(Reason.UNREADABLE_FILE, refusal(old));
    assertEquals(Reason.UNREADABLE_FILE, refusal(new byte[0]));
    assertEquals(Reason.UNREADABLE_FILE, refusal("一、甲".getBytes(StandardCharsets.UTF_8)));
    assertEquals(Reason.UNREADABLE_FILE, refusal(zip("a.txt", "甲")));
    assertEquals(Reason.UNREADABLE_FILE, refusal(zip("[Content_Types].xml", "<Types/>")));
    assertEquals(Reason.FILE_TOO_LARGE, refusal(new byte[DraftReader.MAX_BYTES + 1]));
  }

  @Test
  void refusesPartsThatAreMissingOrSomethingElse() {
    DocxFile file = draft().linked("numbering", "");
    assertThat(DraftReader.docx(file.bytes()).clauses()).hasSize(1);
    assertEquals(Reason.UNREADABLE_FILE, refusal(draft().linked("styles", "").external("x", "y<")));
    assertEquals(Reason.UNREADABLE_FILE, refusal(DocxFile.ofDocument("<document/>")));
    assertEquals(Reason.UNREADABLE_FILE, refusal(DocxFile.ofDocument("<w:document>")));
    assertEquals(Reason.UNREADABLE_FILE, refusal(DocxFile.ofDocument("")));
    String more = DocxFile.root("document", BODY) + "<w:p/>";
    assertEquals(Reason.UNREADABLE_FILE, refusal(DocxFile.ofDocument(more)));
    assertEquals(Reason.EMPTY, refusal(DocxFile.of("<w:p/>")));
  }

  @Test
  void refusesAFileThatWasCutShort() {
    byte[] whole = WordDrafts.reviewed().bytes();
    for (int length = 0; length < whole.length; length += 97) {
      assertEquals(Reason.UNREADABLE_FILE, refusal(Arrays.copyOf(whole, length)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"w:p", "w:tbl", "w:sdt", "w:ins", "w:r", "w:del", "x", "w:txbxContent", "w:pict"})
  void refusesNestingWithoutEnd(String element) {
    String deep = ("<" + element + ">").repeat(20_000) + ("</" + element + ">").repeat(20_000);
    assertEquals(Reason.UNREADABLE_FILE, refusal(DocxFile.of("<w:p>" + deep + "</w:p>")));
    String half = ("<" + element + ">").repeat(190) + ("</" + element + ">").repeat(190);
    assertEquals(Reason.EMPTY, refusal(DocxFile.of(half)));
  }

  @Test
  void refusesALockedEntry() {
    byte[] file = draft().bytes();
    file[6] |= 1;
    assertEquals(Reason.UNREADABLE_FILE, refusal(file));
  }

  private static String declared(String declaration, String xml) {
    return xml.replaceFirst("<w:", Matcher.quoteReplacement(declaration + "<w:"));
  }

  private static DocxFile draft() {
    return DocxFile.of(DocxFile.paragraph("办法"), DocxFile.paragraph("一、甲"));
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Reason refusal(DocxFile file) {
    return refusal(file.bytes());
  }

  private static Reason refusal(byte[] file) {
    return assertThrows(DraftFormatException.class, () -> DraftReader.docx(file)).reason();
  }
}
