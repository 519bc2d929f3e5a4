package org.gongkai.consultation.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.consultation.draft.DocxFile.paragraph;
import static org.gongkai.consultation.draft.DocxFile.row;
import static org.gongkai.consultation.draft.DocxFile.run;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocxReaderTest {

  @ParameterizedTest
  @CsvSource({
    "F0FC,√", "F050,√", "F0FB,×", "F0FE,☑", "F0A8,□", "F0B7,●", "F06E,■", "2460,①", "ZZ,□",
    "D800,□", "7,□", "'',□"
  })
  void knowsTheSignsOfSymbolFonts(String code, String sign) {
    DocxFile file =
        DocxFile.of("<w:p><w:r><w:t>甲</w:t><w:sym w:char=\"" + code + "\"/></w:r></w:p>");
    assertThat(lines(file)).containsExactly("甲" + sign);
  }

  @Test
  void readsWhatStandsInsideAParagraph() {
    DocxFile file =
        DocxFile.of(
            "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:cr/><w:t>丙</w:t><w:softHyphen/></w:r>"
                + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath><w:r><w:ruby><w:rt><w:r><w:t>ding</w:t>"
                + "</w:r></w:rt><w:rubyBase><w:r><w:t>丁</w:t></w:r></w:rubyBase></w:ruby></w:r>"
                + "<w:moveTo>"
                + run("来")
                + "</w:moveTo><w:moveFrom>"
                + run("去")
                + "</w:moveFrom><w:r><w:delText>删</w:delText></w:r></w:p>");
    assertThat(lines(file)).containsExactly("甲 乙", "丙x+1丁来");
    assertThat(skipped(file)).containsExactly("NOTEding", "DELETED_TEXT去", "DELETED_TEXT删");
  }

  @Test
  void reportsPicturesAndReadsBoxesInTheOldForm() {
    DocxFile file =
        DocxFile.of(
            "<w:p><w:r><w:pict><v:shape alt=\"印章\"><v:imagedata/></v:shape></w:pict></w:r></w:p>",
            "<w:p><w:r><w:pict><v:textpath string=\"样稿\"/></w:pict></w:r></w:p>",
            "<w:p><w:r><w:object/></w:r></w:p>",
            "<w:p>" + run("甲") + "<w:r><w:pict><w:txbxContent>" + paragraph("框"),
            "</w:txbxContent></w:pict></w:r></w:p>",
            "<w:p><w:r><w:drawing><wp:docPr name=\"图1\"/></w:drawing></w:r></w:p>");
    assertThat(lines(file)).containsExactly("甲", "框");
    assertThat(skipped(file)).containsExactly("IMAGE印章", "IMAGE样稿", "IMAGE<image>", "IMAGE图1");
  }

  @Test
  void setsAContentControlWithContentsAside() {
    DocxFile file =
        DocxFile.of(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
                + "</w:docPartObj></w:sdtPr><w:sdtContent>"
                + paragraph("目录")
                + "<w:tbl>"
                + row(paragraph("甲"), paragraph("1"))
                + "</w:tbl><w:p><w:r><w:pict/></w:r></w:p></w:sdtContent></w:sdt>",
            "<w:del>" + paragraph("删") + "</w:del>",
            "<w:customXml><w:customXmlPr/>" + paragraph("乙") + "</w:customXml>");
    assertThat(lines(file)).containsExactly("乙");
    assertThat(skipped(file))
        .containsExactly(
            "TABLE_OF_CONTENTS目录", "TABLE_OF_CONTENTS甲｜1", "IMAGE<image>", "DELETED_TEXT删");
  }

  @Test
  void tellsNotesWhereverTheyAre() {
    DocxFile file =
        DocxFile.of("<w:p>" + run("甲") + "<w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>")
            .linked(
                "endnotes",
                "<w:endnote w:id=\"1\">" + paragraph("注一") + paragraph("续") + "</w:endnote>")
            .linked(
                "footnotes",
                "<w:footnote w:id=\"4\">"
                    + paragraph("无人引用")
                    + "</w:footnote><w:footnote w:id=\"4\">"
                    + paragraph("重号")
                    + "</w:footnote>")
            .linked("comments", "<w:comment w:id=\"9\">" + paragraph("批注") + "</w:comment>");
    assertThat(lines(file)).containsExactly("甲");
    assertThat(skipped(file)).containsExactly("NOTE注一 续", "NOTE无人引用 重号", "COMMENT批注");
  }

  @Test
  void keepsWordsOfAFieldThatNeverEnds() {
    DocxFile file =
        DocxFile.of(
            paragraph("甲"),
            "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"separate\"/>"
                + "<w:instrText>x</w:instrText><w:fldChar w:fldCharType=\"begin\"/>"
                + "<w:t>乙</w:t></w:r></w:p>",
            paragraph("丙"));
    assertThat(lines(file)).containsExactly("甲");
    assertThat(skipped(file)).containsExactly("HIDDEN_TEXT乙", "HIDDEN_TEXT丙");
  }

  @Test
  void endsAParagraphWhoseMarkWasTakenOutAtTheEnd() {
    String open = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    DocxFile file =
        DocxFile.of(
            "<w:tbl>" + row(open + run("甲") + "</w:p>", paragraph("乙")) + "</w:tbl>",
            open + run("丙") + "</w:p>");
    assertThat(lines(file)).containsExactly("甲｜乙", "丙");
  }

  @Test
  void laysOutTablesWithGapsAndCoveredCells() {
    DocxFile file =
        DocxFile.of(
            "<w:tbl>"
                + row(paragraph("甲"), paragraph("乙"))
                + "<w:tr><w:trPr><w:gridBefore"
                + " w:val=\"1\"/></w:trPr><w:sdt><w:sdtPr/><w:sdtContent><w:tc>"
                + paragraph("丙")
                + "</w:tc></w:sdtContent></w:sdt></w:tr>"
                + row(
                    "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("盖住"),
                    "<w:p><w:r><w:pict/></w:r></w:p>")
                + "</w:tbl>",
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
                + paragraph("删")
                + "</w:tc></w:tr></w:tbl>",
            "<w:tbl>" + row("<w:p><w:r><w:pict/></w:r></w:p>" + paragraph("丁")) + "</w:tbl>");
    assertThat(DocxReader.read(file.bytes()).lines().get(0).table())
        .isEqualTo(List.of(List.of("甲", "乙"), List.of("", "丙"), List.of("", "")));
    assertThat(lines(file)).hasSize(2).contains("丁");
    assertThat(skipped(file))
        .containsExactly("HIDDEN_TEXT盖住", "IMAGE<image>", "DELETED_TEXT删", "IMAGE<image>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s/x.xml", "./s/x.xml", "/word/s/x.xml", "../word/s/x.xml", "../../word/s/x.xml"})
  void findsPartsWhereverTheLinkStartsFrom(String target) {
    String style = "<w:style w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style>";
    DocxFile file =
        DocxFile.of(DocxFile.styled("h", "暗"), paragraph("明"))
            .link("styles", target, "")
            .part("word/s/x.xml", DocxFile.root("styles", style));
    assertThat(lines(file)).containsExactly("明");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16"})
  void readsPartsThatStartWithAByteOrderMark(String charset) {
    String styles = DocxFile.root("styles", "").replace("UTF-8", charset);
    String marked = charset.equals("UTF-8") ? "\uFEFF" + styles : styles;
    DocxFile file =
        DocxFile.of(paragraph("甲"))
            .linked("styles", "")
            .part("word/styles.xml", marked.getBytes(Charset.forName(charset)));
    assertThat(lines(file)).containsExactly("甲");
  }

  @Test
  void readsTheStrictForm() {
    String strict =
        DocxFile.root("document", "<w:body>" + paragraph("甲") + "</w:body>")
            .replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main");
    assertThat(lines(DocxFile.ofDocument(strict))).containsExactly("甲");
  }

  private static List<String> lines(DocxFile file) {
    return DocxReader.read(file.bytes()).lines().stream().map(SourceLine::written).toList();
  }

  private static List<String> skipped(DocxFile file) {
    return DocxReader.read(file.bytes()).skipped().stream()
        .map(item -> item.reason() + item.text())
        .toList();
  }
}
