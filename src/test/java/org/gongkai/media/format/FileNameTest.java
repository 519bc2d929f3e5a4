package org.gongkai.media.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "照片.jpg,照片.pdf",
    "照片,照片.pdf",
    "../../etc/passwd,passwd.pdf",
    "C:\\\\windows\\\\a.PDF,a.pdf",
    "办法（2026.11）,办法（2026.11）.pdf",
    "evil.html,evil.html.pdf",
    "...,file.pdf",
    "/,file.pdf",
    "'a\"b<c>?*|.docx',a_b_c____.pdf",
    ".htaccess,htaccess.pdf"
  })
  void keepsWhatIsSafe(String given, String name) {
    assertThat(FileName.of(given, FileFormat.PDF)).isEqualTo(name);
  }

  @Test
  void removesWhatCannotBeSeen() {
    assertThat(FileName.of("a\u0000b\r\nc\u202Efdp.exe", FileFormat.PNG))
        .isEqualTo("abcfdp.exe.png");
    assertThat(FileName.of("a\uD800b", FileFormat.PNG)).isEqualTo("ab.png");
  }

  @Test
  void staysWithinTheLongestName() {
    String name = FileName.of("𠀀".repeat(100), FileFormat.DOCX);
    assertThat(name).hasSizeLessThanOrEqualTo(FileName.LONGEST).endsWith("𠀀.docx");
    assertThat(FileName.of("长".repeat(200), FileFormat.DOCX)).hasSize(FileName.LONGEST);
  }
}
