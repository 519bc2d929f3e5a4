package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongkai.consultation.DraftSource.Kind;
import org.gongkai.consultation.draft.DraftTextParser;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.platform.problem.BodyLimits;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftSourceTest {

  private static final String DRAFT = "青禾镇示例管理办法\n第一条　为了示例，制定本办法。\n第二条　本办法自公布之日起施行。\n";
  private static final String PAGE =
      "<html><body><h1>青禾镇示例管理办法</h1><p>第一条　为了示例，制定本办法。</p></body></html>";

  @Test
  void readsATextInUtf8() {
    ParsedDraft draft = DraftSource.text(DRAFT).read();
    assertThat(draft.title()).isEqualTo("青禾镇示例管理办法");
    assertThat(draft.clauses()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "utf-8", "GB18030", "gbk", "gb2312", "UTF-16LE", "Big5-HKSCS"})
  void readsATextInTheCharactersThatTheRequestNames(String charset) {
    String text = charset.startsWith("Big5") ? "办法\n一、甲\n".replace("办", "辦") : DRAFT;
    byte[] bytes = text.getBytes(Charset.forName(charset));
    assertThat(new DraftSource(Kind.TEXT, bytes, charset).read())
        .isEqualTo(DraftSource.text(text).read());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-unheard-of", "", "甲", "utf 8", "utf-8;", "$"})
  void refusesCharactersThatNobodyKnows(String charset) {
    byte[] bytes = DRAFT.getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(Kind.TEXT, bytes, charset)).isEqualTo(ProblemType.DRAFT_UNREADABLE);
  }

  @Test
  void guessesNothingInATextWhoseBytesAreNotWhatTheyShouldBe() {
    byte[] chinese = DRAFT.getBytes(Charset.forName("GB18030"));
    assertThat(refusal(Kind.TEXT, chinese, null)).isEqualTo(ProblemType.DRAFT_UNREADABLE);
    assertThat(refusal(Kind.TEXT, chinese, "utf-8")).isEqualTo(ProblemType.DRAFT_UNREADABLE);
    byte[] utf8 = DRAFT.getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(Kind.TEXT, utf8, "us-ascii")).isEqualTo(ProblemType.DRAFT_UNREADABLE);
    byte[] cut = Arrays.copyOf(utf8, utf8.length - 2);
    assertThat(refusal(Kind.TEXT, cut, null)).isEqualTo(ProblemType.DRAFT_UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8,", "GB18030, gb2312", "GB18030,", "UTF-8, x-unheard-of"})
  void readsAPageAsABrowserDoes(Charset written, @Nullable String named) {
    ParsedDraft draft = new DraftSource(Kind.HTML, PAGE.getBytes(written), named).read();
    assertThat(draft.title()).isEqualTo("青禾镇示例管理办法");
    assertThat(draft.clauses()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesMoreBytesThanABodyMayHave(Kind kind) {
    byte[] largest = spaces((int) BodyLimits.LARGEST_DRAFT);
    assertThat(refusal(kind, largest, null)).isEqualTo(ProblemType.DRAFT_UNREADABLE);
    byte[] larger = spaces((int) BodyLimits.LARGEST_DRAFT + 1);
    assertThat(refusal(kind, larger, null)).isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesWhatIsNoDraft(Kind kind) {
    for (String text : new String[] {"", " \n", "<p></p>", "\u00d0\u00cf"}) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(refusal(kind, bytes, null)).isEqualTo(ProblemType.DRAFT_UNREADABLE);
    }
  }

  @Test
  void refusesMoreClausesThanAnyDraftHas() {
    StringBuilder text = new StringBuilder("青禾镇示例管理办法\n");
    for (int i = 1; i <= DraftTextParser.MAX_CLAUSES + 1; i++) {
      text.append('第').append(i).append("条　甲\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(Kind.TEXT, bytes, null)).isEqualTo(ProblemType.DRAFT_TOO_LARGE);
  }

  @Test
  void refusesAFileThatCarriesMacros() throws IOException {
    assertThat(refusal(Kind.DOCX, fileWithMacros(), null)).isEqualTo(ProblemType.DRAFT_FILE_UNSAFE);
  }

  private static byte[] fileWithMacros() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream file = new ZipOutputStream(bytes)) {
      file.putNextEntry(new ZipEntry("[Content_Types].xml"));
      file.write(
          ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  + "<Override PartName=\"/word/document.xml\""
                  + " ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"
                  + "</Types>")
              .getBytes(StandardCharsets.UTF_8));
      file.putNextEntry(new ZipEntry("word/vbaProject.bin"));
      file.write(1);
    }
    return bytes.toByteArray();
  }

  private static byte[] spaces(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) ' ');
    return bytes;
  }

  private static ProblemType refusal(Kind kind, byte[] bytes, @Nullable String charset) {
    return Problems.type(
        () -> {
          ParsedDraft unused = new DraftSource(kind, bytes, charset).read();
        });
  }
}
