package org.gongkai.consultation.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.consultation.draft.DocxFile.level;
import static org.gongkai.consultation.draft.DocxFile.numbered;
import static org.gongkai.consultation.draft.DocxFile.paragraph;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocxNumberingTest {

  @ParameterizedTest
  @CsvSource({
    "decimal,1,12,105",
    "decimalZero,01,12,105",
    "decimalFullWidth,１,１２,１０５",
    "chineseCounting,一,十二,一百零五",
    "chineseCountingThousand,一,十二,一百零五",
    "japaneseCounting,一,十二,一百零五",
    "ideographDigital,一,十二,一百零五",
    "taiwaneseCountingThousand,一,十二,一百零五",
    "decimalEnclosedCircle,①,⑫,(105)",
    "decimalEnclosedCircleChinese,①,⑫,(105)",
    "decimalEnclosedParen,(1),(12),(105)",
    "decimalEnclosedFullstop,1.,12.,105.",
    "lowerLetter,a,l,aaaaa",
    "upperLetter,A,L,AAAAA",
    "lowerRoman,i,xii,cv",
    "upperRoman,I,XII,CV",
    "ideographTraditional,甲,12,105",
    "ideographZodiac,子,亥,105",
    "unheardOf,1,12,105"
  })
  void writesEveryKindOfNumber(String format, String first, String twelfth, String late) {
    DocxLevel level = new DocxLevel(1, format, "%1", null, false, null);
    assertThat(level.written(1)).isEqualTo(first);
    assertThat(level.written(12)).isEqualTo(twelfth);
    assertThat(level.written(105)).isEqualTo(late);
    assertThat(DocxLevel.NONE.written(1)).isEmpty();
  }

  @Test
  void writesNumbersThatAreOutOfReachInDigits() {
    assertThat(NumberWriter.chinese(0)).isEqualTo("0");
    assertThat(NumberWriter.chinese(10_000)).isEqualTo("10000");
    assertThat(NumberWriter.roman(4000)).isEqualTo("4000");
    assertThat(NumberWriter.repeated(0, 'a')).isEqualTo("0");
    assertThat(NumberWriter.circled(21) + NumberWriter.circled(36)).isEqualTo("㉑㊱");
    assertThat(NumberWriter.fullWidth(-1)).isEqualTo("-１");
    for (int i = 1; i <= 9999; i++) {
      assertThat(ChineseNumerals.parse(NumberWriter.chinese(i))).isEqualTo(i);
    }
  }

  @Test
  void restartsInnerLevelsAfterOuterOnes() {
    String levels =
        level(0, "decimal", "%1", "")
            + level(1, "decimal", "%1.%2", "")
            + level(2, "decimal", "%1.%2.%3", "<w:lvlRestart w:val=\"1\"/>")
            + level(3, "decimal", "%4)", "<w:lvlRestart w:val=\"0\"/>");
    assertThat(labels(levels, 0, 1, 2, 3, 1, 2, 3, 0, 2, 3, 1))
        .containsExactly(
            "1", "1.1", "1.1.1", "1)", "1.2", "1.2.2", "2)", "2", "2.1.1", "3)", "2.1");
  }

  @Test
  void showsTheStartOfLevelsThatHaveNotStarted() {
    String levels =
        level(0, "chineseCounting", "第%1章", "") + level(1, "decimal", "%1-%2.", "<w:isLgl/>");
    assertThat(labels(levels, 1, 1, 0, 1)).containsExactly("1-1.", "1-2.", "第一章", "1-1.");
  }

  @Test
  void leavesOutWhatALevelDoesNotShow() {
    String levels =
        level(0, "none", "%1注", "") + level(1, "bullet", "", "") + level(2, "decimal", "%a%", "");
    assertThat(labels(levels, 0, 1, 2, 8)).containsExactly("注", "", "%a%", "");
    assertThat(labels(level(0, "decimal", "%1".repeat(90), ""), 0).get(0)).hasSizeLessThan(110);
  }

  @Test
  void followsWhatOneUseOfAListDoesDifferently() {
    String definition =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, "decimal", "%1.", "")
            + "</w:abstractNum>";
    String own =
        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/>"
            + level(0, "lowerLetter", "(%1)", "")
            + "</w:lvlOverride>";
    DocxFile file =
        DocxFile.of(
                numbered(1, 0, "甲"), numbered(2, 0, "乙"), numbered(2, 0, "丙"), numbered(1, 0, "丁"))
            .linked("numbering", definition + use(1, "") + use(2, own));
    assertThat(lines(file)).containsExactly("1. 甲", "(e) 乙", "(f) 丙", "7. 丁");
  }

  @Test
  void doesWithoutListsThatAreNotThere() {
    DocxFile file =
        DocxFile.of(numbered(9, 0, "甲"), numbered(0, 0, "乙"), numbered(2, 3, "丙"), paragraph("丁"))
            .linked("numbering", "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/></w:num>")
            .linked(
                "styles",
                "<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>"
                    + "<w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>");
    assertThat(lines(file)).containsExactly("甲", "乙", "丙", "丁");
  }

  @Test
  void hidesAndCountsByStyle() {
    String styles =
        "<w:style w:styleId=\"h\" w:type=\"character\"><w:rPr><w:vanish/></w:rPr></w:style>"
            + "<w:style w:styleId=\"c\"><w:basedOn w:val=\"h\"/></w:style>"
            + "<w:style w:styleId=\"s\"><w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:style>"
            + "<w:style w:styleId=\"t\"><w:name w:val=\"toc 1\"/></w:style>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"n\"><w:pPr><w:numPr>"
            + "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    String mixed =
        "<w:p><w:r><w:rPr><w:rStyle w:val=\"c\"/></w:rPr><w:t>暗</w:t></w:r>"
            + "<w:r><w:rPr><w:rStyle w:val=\"s\"/></w:rPr><w:t>明</w:t></w:r></w:p>";
    String unseen =
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr>"
            + "<w:t>全暗</w:t></w:r></w:p>";
    DocxFile file =
        DocxFile.of(DocxFile.styled("t", "目录项"), mixed, unseen, paragraph("乙"))
            .linked("styles", styles)
            .linked(
                "numbering",
                "<w:abstractNum w:abstractNumId=\"0\">"
                    + level(0, "decimal", "%1.", "")
                    + "</w:abstractNum>"
                    + use(1, ""));
    Source source = DocxReader.read(file.bytes());
    assertThat(source.lines()).extracting(SourceLine::text).containsExactly("1. 明", "2. 乙");
    assertThat(source.skipped())
        .extracting(item -> item.reason() + item.text())
        .containsExactly("TABLE_OF_CONTENTS目录项", "HIDDEN_TEXT暗", "HIDDEN_TEXT全暗");
  }

  private static List<String> labels(String levels, int... used) {
    String[] paragraphs =
        IntStream.of(used).mapToObj(level -> numbered(1, level, "#")).toArray(String[]::new);
    DocxFile file =
        DocxFile.of(paragraphs)
            .linked(
                "numbering",
                "<w:abstractNum w:abstractNumId=\"0\">" + levels + "</w:abstractNum>" + use(1, ""));
    return lines(file).stream()
        .map(line -> Characters.strip(line.substring(0, line.length() - 1)))
        .toList();
  }

  private static String use(int id, String overrides) {
    return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"0\"/>" + overrides + "</w:num>";
  }

  private static List<String> lines(DocxFile file) {
    return DocxReader.read(file.bytes()).lines().stream().map(SourceLine::text).toList();
  }
}
